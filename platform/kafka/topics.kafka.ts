/**
 * Makes the topics of a region, and looks at those that exist: what is wrong with one is said before
 * anything is written. Kafka must never make a topic by itself, drop a record by age or size, or take
 * a leader that missed something.
 */
import { setTimeout } from 'node:timers/promises'
import kafkajs, { type Admin } from 'kafkajs'
import { dialledAt } from '../engines/engine-addresses.ts'
import { adminRequestTimeoutMs, asAdmin, type KafkaAdminOptions } from './admin.kafka.ts'
import { KafkaBroker } from './broker.kafka.ts'
import { metadataRequest } from './requests.ts'

export interface WantedTopic {
  /** On Kafka. */
  readonly name: string
  readonly partitions: number
}

export interface TopicSettings {
  /** Copies of each record. */
  readonly replicas: number
  /** That many of them must have a record before it counts. */
  readonly replicasMin: number
}

/** Three copies, of which one may be away. */
export const durableTopics: TopicSettings = { replicas: 3, replicasMin: 2 }
/** One broker on the machine of a developer: as durable as that one is. */
export const topicsOfOneBroker: TopicSettings = { replicas: 1, replicasMin: 1 }

/** What became of topics is known to every broker within a second; this is half a minute. */
const changeAttempts = 150
const changeRetryMs = 200

/** What a topic must say, in Kafka's words. */
const settingsOf = ({ replicasMin }: TopicSettings): ReadonlyMap<string, string> =>
  new Map([
    ['cleanup.policy', 'delete'],
    ['retention.ms', '-1'],
    ['retention.bytes', '-1'],
    ['min.insync.replicas', String(replicasMin)],
    ['unclean.leader.election.enable', 'false'],
    ['compression.type', 'producer'],
  ])

/** Idempotent. Rejects with a sentence when a topic is there and is another than it must be; then none is made. */
export async function ensureTopics(
  options: KafkaAdminOptions,
  wanted: readonly WantedTopic[],
  settings: TopicSettings,
): Promise<void> {
  const existing = await partitionCounts(
    options,
    wanted.map(({ name }) => name),
  )
  checkCounts(wanted, existing)
  const missing = wanted.filter(({ name }) => !existing.has(name))
  await asAdmin(options, async (admin) => {
    if (existing.size > 0) await checkSettings(admin, [...existing.keys()], settings)
    if (missing.length === 0) return
    await admin.createTopics({
      // kafkajs' own waiting fails where a broker has not heard of the topic yet.
      waitForLeaders: false,
      topics: missing.map(({ name, partitions }) => ({
        topic: name,
        numPartitions: partitions,
        replicationFactor: settings.replicas,
        configEntries: [...settingsOf(settings)].map(([entry, value]) => ({ name: entry, value })),
      })),
    })
  })
  if (missing.length === 0) return
  await until(
    options,
    wanted.map(({ name }) => name),
    (now) => wanted.every(({ name, partitions }) => now.get(name) === partitions),
  )
}

/** Removes topics with all that is in them; those that do not exist are gone already. */
export async function removeTopics(options: KafkaAdminOptions, names: readonly string[]): Promise<void> {
  const found = [...(await partitionCounts(options, names)).keys()]
  if (found.length === 0) return
  await asAdmin(options, (admin) => admin.deleteTopics({ topics: found }))
  await until(options, names, (existing) => existing.size === 0)
}

function checkCounts(wanted: readonly WantedTopic[], existing: ReadonlyMap<string, number>): void {
  for (const { name, partitions } of wanted) {
    const count = existing.get(name)
    if (count === undefined || count === partitions) continue
    throw new Error(
      `topic \`${name}\` has ${count} partitions and must have ${partitions}: records would be looked for in the wrong place, so use another Kafka or take the configuration this one was made for`,
    )
  }
}

/** The controller has done it; the brokers hear of it a moment later. */
async function until(
  options: KafkaAdminOptions,
  names: readonly string[],
  holds: (existing: ReadonlyMap<string, number>) => boolean,
): Promise<void> {
  for (let attempt = 0; attempt < changeAttempts; attempt++) {
    if (holds(await partitionCounts(options, names))) return
    await setTimeout(changeRetryMs)
  }
  throw new Error('Kafka has changed topics and does not show it: look into the log of its controller')
}

/** All topics that the user may see. */
export async function existingTopics(options: KafkaAdminOptions): Promise<WantedTopic[]> {
  const counts = await partitionCounts(options)
  return [...counts].map(([name, partitions]) => ({ name, partitions }))
}

/** Asked by hand, since kafkajs goes on trying where a name is simply not there. Also says what is wrong with a broker. */
async function partitionCounts(options: KafkaAdminOptions, names?: readonly string[]): Promise<Map<string, number>> {
  let failure: unknown = new RangeError('Kafka needs the address of a broker')
  for (const address of options.brokers) {
    const [host, port] = dialledAt(options.dialled, address).split(':')
    const broker = new KafkaBroker(host ?? '', Number(port), {
      credentials: options.credentials,
      requestTimeoutMs: adminRequestTimeoutMs,
    })
    try {
      const { topics } = await broker.call(metadataRequest(names))
      return new Map(topics.filter(({ error }) => error === 0).map(({ name, partitions }) => [name, partitions.length]))
    } catch (caught) {
      failure = caught
    } finally {
      await broker.close()
    }
  }
  throw failure
}

async function checkSettings(admin: Admin, names: readonly string[], settings: TopicSettings): Promise<void> {
  const { resources } = await admin.describeConfigs({
    includeSynonyms: false,
    resources: names.map((name) => ({ type: kafkajs.ConfigResourceTypes.TOPIC, name })),
  })
  const must = settingsOf(settings)
  for (const { resourceName, configEntries } of resources) {
    for (const { configName, configValue } of configEntries) {
      const value = must.get(configName)
      if (value === undefined || configValue === value) continue
      throw new Error(
        `topic \`${resourceName}\` has ${configName}=${configValue} and must have ${value}: set it with kafka-configs`,
      )
    }
  }
}
