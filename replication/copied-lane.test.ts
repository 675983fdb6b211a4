/** Lanes that something else copies from log to log, as MirrorMaker does between Kafkas: the contract, beside the real one's. */
import { nodeScheduler } from '../platform/clock.node.ts'
import type { EventLog, Offset } from '../platform/event-log/event-log.ts'
import { embeddedPartCounts, laneClasses, lanePartition, laneTopic } from '../protocol/log-records.ts'
import { laneCarrierContract, type LanesUnderTest } from './lane-carrier.contract.ts'
import { laneLogsOfTest } from './lane-logs-of-test.node.ts'
import { mirroredName } from './lane-name.ts'

const partitions = lanePartition.count(embeddedPartCounts)

laneCarrierContract('copies', async (): Promise<LanesUnderTest> => {
  const regions = await laneLogsOfTest()
  const { logs } = regions
  /** Parts and offsets that are not copied. */
  const lost = new Set<string>()
  const stops = [copying('eu', 'us', logs.eu, logs.us, lost), copying('us', 'eu', logs.us, logs.eu, lost)]
  return {
    ...regions,
    way: (here) => ({
      transports: new Map(),
      mirrored: {
        list: () =>
          Promise.resolve(
            laneClasses.map((laneClass) => ({
              name: mirroredName(here === 'eu' ? 'us' : 'eu', { to: here, class: laneClass, generation: 1 }),
              partitions,
              life: 0,
            })),
          ),
      },
    }),
    runs: () => {},
    async lose(partition, records) {
      const part = { topic: laneTopic('us', 'chat', 1), partition }
      for (let at = 0; at < records.length; at++) lost.add(`${part.topic}/${partition}/${logs.eu.end(part) + at}`)
      await logs.eu.append(part, records)
    },
    async dispose() {
      for (const stop of stops) await stop()
      await regions.dispose()
    },
  }
})

/** Copies all lanes of `from` that go to `to`. Returns the way to end it. */
function copying(from: string, to: string, source: EventLog, target: EventLog, lost: ReadonlySet<string>) {
  const parts = laneClasses.flatMap((laneClass) =>
    Array.from({ length: partitions }, (_, partition) => ({
      part: { topic: laneTopic(to, laneClass, 1), partition },
      copy: { topic: mirroredName(from, { to, class: laneClass, generation: 1 }), partition },
      next: 0 as Offset,
    })),
  )
  let working: Promise<void> | undefined
  const round = async (): Promise<void> => {
    for (const one of parts) {
      const records = await source.read(one.part, Math.max(one.next, source.start(one.part)), 1 << 20)
      const crossing = records
        .filter(({ offset }) => !lost.has(`${one.part.topic}/${one.part.partition}/${offset}`))
        .map((record) => ({ ...record, payload: record.payload.slice() }))
      one.next = (records.at(-1)?.offset ?? one.next - 1) + 1
      if (crossing.length > 0) await target.append(one.copy, crossing)
    }
  }
  const timer = nodeScheduler.every(10, () => {
    working ??= round().finally(() => {
      working = undefined
    })
  })
  return async (): Promise<void> => {
    timer.cancel()
    await working
  }
}
