/** How many copies of a topic must have a record before it counts, changed as an operator would. */
import kafkajs from 'kafkajs'
import { asAdmin, type KafkaAdminOptions } from '../../platform/kafka/admin.kafka.ts'

const setting = 'min.insync.replicas'

export async function setLeastInSync(
  kafka: KafkaAdminOptions,
  topics: readonly string[],
  least: number,
): Promise<void> {
  const type = kafkajs.ConfigResourceTypes.TOPIC
  await asAdmin(kafka, async (admin) => {
    const asked = topics.map((name) => ({ type, name }))
    const { resources } = await admin.describeConfigs({ includeSynonyms: false, resources: asked })
    // What is not named falls back to the broker's own.
    const told = resources.map(({ resourceName, configEntries }) => ({
      type,
      name: resourceName,
      configEntries: configEntries
        .filter(({ configSource }) => configSource === kafkajs.ConfigSource.TOPIC_CONFIG)
        .map(({ configName: name, configValue }) => ({ name, value: name === setting ? String(least) : configValue })),
    }))
    await admin.alterConfigs({ validateOnly: false, resources: told })
  })
}
