/** The port's contract on the simulated disk, from memory and from files. */
import { eventLogContract, numbered, range } from '../platform/event-log/event-log.contract.ts'
import { type EmbeddedEventLog, openEmbeddedEventLog } from '../platform/event-log/event-log.embedded.ts'
import type { EventLog, Part } from '../platform/event-log/event-log.ts'
import { SimulatedTime } from './clock.simulated.ts'
import { SimulatedDisk } from './disk.simulated.ts'
import { SeededRandom } from '../platform/random.seeded.ts'

const mustNotFail = (error: Error): never => {
  throw error
}

const outgrow = async (log: EventLog, part: Part): Promise<void> => {
  const payload = new Uint8Array(200 * 1024)
  for (const n of range(0, 12)) await log.append(part, [{ ...numbered(n), payload }])
}

const openSimulated = async (tailBytes: number) => {
  const time = new SimulatedTime()
  const stop = time.runInBackground()
  const random = new SeededRandom(5)
  const medium = new SimulatedDisk({ random })
  const logs: EmbeddedEventLog[] = []
  const open = async () => {
    const disk = medium.mount(time)
    const sizes = { segmentBytes: 1024 * 1024 + 64 * 1024, tailBytes }
    const log = await openEmbeddedEventLog({ disk, scheduler: time, random, onFailure: mustNotFail, ...sizes })
    logs.push(log)
    return log
  }
  return {
    log: await open(),
    reopen: async () => {
      await logs.at(-1)?.close()
      return open()
    },
    outgrow,
    dispose: async () => {
      for (const log of logs) await log.close()
      stop()
    },
  }
}

eventLogContract('embedded, simulated disk', () => openSimulated(16 * 1024 * 1024))
eventLogContract('embedded, simulated disk, read from files', () => openSimulated(0))
