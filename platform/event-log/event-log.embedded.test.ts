/** The log on a real folder. Crashes, damage and full disks: `simulation/event-log-crashes.test.ts`. */
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { nodeScheduler } from '../clock.node.ts'
import { openDisk } from '../disk.node.ts'
import { nodeRandom } from '../random.node.ts'
import type { EventLog, Part } from './event-log.ts'
import { eventLogContract, numbered, range } from './event-log.contract.ts'
import { type EmbeddedEventLog, openEmbeddedEventLog } from './event-log.embedded.ts'

const mustNotFail = (error: Error): never => {
  throw error
}

const outgrow = async (log: EventLog, part: Part): Promise<void> => {
  const payload = new Uint8Array(400 * 1024)
  for (const n of range(0, 12)) await log.append(part, [{ ...numbered(n), payload }])
}

const openOnFolder = async (tailBytes: number) => {
  const folder = await mkdtemp(join(tmpdir(), 'meridian-log-'))
  const logs: EmbeddedEventLog[] = []
  const open = async () => {
    const log = await openEmbeddedEventLog({
      disk: await openDisk(folder),
      scheduler: nodeScheduler,
      random: nodeRandom,
      onFailure: mustNotFail,
      segmentBytes: 2 * 1024 * 1024,
      tailBytes,
    })
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
      await rm(folder, { recursive: true })
    },
  }
}

eventLogContract('embedded, folder', () => openOnFolder(64 * 1024 * 1024))
eventLogContract('embedded, folder, read from files', () => openOnFolder(0))
