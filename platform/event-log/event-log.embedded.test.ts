import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { SimulatedTime } from '../../simulation/clock.simulated.ts'
import { SimulatedDisk } from '../../simulation/disk.simulated.ts'
import { SeededRandom } from '../../simulation/random.seeded.ts'
import { nodeScheduler } from '../clock.node.ts'
import type { Disk } from '../disk.ts'
import { openDisk } from '../disk.node.ts'
import type { Scheduler } from '../clock.ts'
import { nodeRandom } from '../random.node.ts'
import type { Random } from '../random.ts'
import type { EventLog, Part } from './event-log.ts'
import { eventLogContract, numbered, range } from './event-log.contract.ts'
import { type EmbeddedEventLog, openEmbeddedEventLog } from './event-log.embedded.ts'

const mustNotFail = (error: Error): never => {
  throw error
}

/** Small segments, so that the suite crosses many; and with `tailBytes` 0 most reads come from files. */
const under = async (
  ground: { mount: () => Promise<Disk>; scheduler: Scheduler; random: Random },
  tailBytes: number | undefined,
  dispose: () => Promise<void>,
) => {
  const segmentBytes = 2 * 1024 * 1024
  const logs: EmbeddedEventLog[] = []
  const open = async () => {
    const { scheduler, random } = ground
    const disk = await ground.mount()
    const sizes = { segmentBytes, ...(tailBytes !== undefined && { tailBytes }) }
    const log = await openEmbeddedEventLog({ disk, scheduler, random, onFailure: mustNotFail, ...sizes })
    logs.push(log)
    return log
  }
  return {
    log: await open(),
    reopen: async () => {
      await logs.at(-1)?.close()
      return open()
    },
    outgrow: async (log: EventLog, part: Part) => {
      const payload = new Uint8Array(400 * 1024)
      for (const n of range(0, 12)) await log.append(part, [{ ...numbered(n), payload }])
    },
    dispose: async () => {
      for (const log of logs) await log.close()
      await dispose()
    },
  }
}

for (const [name, tailBytes] of [
  ['', undefined],
  [', read from files', 0],
] as const) {
  eventLogContract(`embedded, folder${name}`, async () => {
    const folder = await mkdtemp(join(tmpdir(), 'meridian-log-'))
    const ground = { mount: () => openDisk(folder), scheduler: nodeScheduler, random: nodeRandom }
    return under(ground, tailBytes, () => rm(folder, { recursive: true }))
  })

  eventLogContract(`embedded, simulated disk${name}`, async () => {
    const time = new SimulatedTime()
    const stop = time.runInBackground()
    const random = new SeededRandom(5)
    const medium = new SimulatedDisk({ random })
    const ground = { mount: async () => medium.mount(time), scheduler: time, random }
    return under(ground, tailBytes, async () => stop())
  })
}
