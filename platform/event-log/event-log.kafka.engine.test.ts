/** The log on a real Kafka: the port's contract, served from memory and from the broker. */
import { eventually } from '../registry/eventually.node.ts'
import { eventLogContract } from './event-log.contract.ts'
import { KafkaOfTest } from './kafka-of-test.node.ts'

const openOnKafka = async (tailBytes: number) => {
  const kafka = await KafkaOfTest.make({ user: 8, group: 8, feed: 8, 'xr.to-ap.chat.g1': 8 })
  return {
    log: await kafka.open({ tailBytes }),
    reopen: async () => {
      await kafka.closeLogs()
      return kafka.open({ tailBytes })
    },
    engine: { another: () => kafka.open({ tailBytes }), eventually },
    dispose: () => kafka.dispose(),
  }
}

eventLogContract('kafka', () => openOnKafka(64 * 1024 * 1024))
eventLogContract('kafka, nothing in memory', () => openOnKafka(0))
