/** Lanes that MirrorMaker 2 copies between the Kafkas of two regions, with the logs as regions open them: the contract. */
import assert from 'node:assert/strict'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { nodeClock, nodeScheduler } from '../../../platform/clock.node.ts'
import { openDisk } from '../../../platform/disk.node.ts'
import { type Part, topic } from '../../../platform/event-log/event-log.ts'
import type { KafkaEventLog } from '../../../platform/event-log/event-log.kafka.ts'
import { existingTopics, removeTopics } from '../../../platform/kafka/topics.kafka.ts'
import { keptOnDisk } from '../../../platform/kept-files.disk.ts'
import { nodeRandom } from '../../../platform/random.node.ts'
import { laneTopic, topics } from '../../../protocol/log-records.ts'
import { laneCarrierContract, type LanesUnderTest } from '../../../replication/lane-carrier.contract.ts'
import { inTheEnd, kafkas, MirrorsOfTest } from '../../../replication/mirror-maker/mirrors-of-test.node.ts'
import { openKafkaLog } from './log.kafka.ts'
import { mirroredTopics } from './mirrored-topics.kafka.ts'

const fails = (what: string) => (error: unknown) => {
  throw new Error(what, { cause: error })
}
/** What was planted without its mark among the copies, and what of it was noticed. */
const unmarked = { planted: 0, told: 0 }
const setting = {
  config: {},
  warn: (sentence: string) => assert.fail(sentence),
  die: fails,
  onUnmarked: (_part: Part, records: number) => void (unmarked.told += records),
}
const own = Object.values(topics) as string[]

laneCarrierContract('mirrors', async (): Promise<LanesUnderTest> => {
  for (const kafka of Object.values(kafkas)) {
    // Mirrors carry only topics without a prefix, so this one has the names of a world.
    const there = (await existingTopics(kafka)).filter(({ name }) => own.includes(name))
    assert.deepEqual(there, [], 'a world lives on these engines: run this on others')
  }
  const mirrors = new MirrorsOfTest()
  const folder = mkdtempSync(join(tmpdir(), 'meridian-lanes-'))
  const logs: Record<'eu' | 'us', KafkaEventLog> = {
    eu: await openKafkaLog(setting, kafkas.eu, undefined, []),
    us: await openKafkaLog(setting, kafkas.us, undefined, []),
  }
  const flows = [mirrors.supervise('eu', 'us'), mirrors.supervise('us', 'eu')]
  return {
    clock: nodeClock,
    scheduler: nodeScheduler,
    random: nodeRandom,
    haste: 4,
    logs,
    files: async (here) => keptOnDisk(await openDisk(join(folder, here))),
    way: (here) => ({
      transports: new Map(),
      mirrored: mirroredTopics({ log: logs[here], here, warn: setting.warn }),
    }),
    runs: () => {},
    // Without its mark a record does not pass the mirror's gate, and one that a looser gate let through is not taken.
    async lose(partition, records) {
      const lane = laneTopic('us', 'chat', 1)
      const copy = topic(`eu.${lane}`)
      await inTheEnd('mirrors carry', () => flows.every(({ report }) => report.state === 'carries'))
      const there = await mirrors.open('us', [copy], { partitions: 24 })
      await there.append({ topic: copy, partition }, records)
      unmarked.planted += records.length
      const here = await mirrors.open('eu', [lane], { partitions: 24 })
      await here.append({ topic: lane, partition }, records)
    },
    async dispose() {
      await inTheEnd('what has no mark was noticed', () => unmarked.told === unmarked.planted)
      await mirrors.dispose(async () => {
        await logs.eu.close()
        await logs.us.close()
      })
      for (const kafka of Object.values(kafkas)) await removeTopics(kafka, own)
      rmSync(folder, { recursive: true, force: true })
    },
  }
})
