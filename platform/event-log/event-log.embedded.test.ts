/** The log on a real folder. Crashes, damage and full disks: `simulation/event-log-crashes.test.ts`. */
import assert from 'node:assert/strict'
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { test } from 'node:test'
import { pathToFileURL } from 'node:url'
import { nodeScheduler } from '../clock.node.ts'
import { openDisk } from '../disk.node.ts'
import { nodeRandom } from '../random.node.ts'
import { type EventLog, type Part, topic } from './event-log.ts'
import { eventLogContract, numbered, numberOf, range, readAll } from './event-log.contract.ts'
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

/** A process that appends numbers with many appends in flight and prints each one when it is acknowledged. */
const appender = (folder: string) => {
  const url = (file: string): string => JSON.stringify(pathToFileURL(join(import.meta.dirname, file)).href)
  const script = `
    import { openDisk } from ${url('../disk.node.ts')}
    import { nodeScheduler } from ${url('../clock.node.ts')}
    import { nodeRandom } from ${url('../random.node.ts')}
    import { openEmbeddedEventLog } from ${url('event-log.embedded.ts')}
    const log = await openEmbeddedEventLog({
      disk: await openDisk(${JSON.stringify(folder)}), scheduler: nodeScheduler, random: nodeRandom,
      segmentBytes: 256 * 1024, onFailure: (error) => { throw error },
    })
    const part = { topic: 'user', partition: 0 }
    let next = log.end(part)
    const go = async () => {
      for (;;) {
        const payload = new Uint8Array(200)
        const number = next++
        new DataView(payload.buffer).setUint32(0, number)
        await log.append(part, [{ kind: 1, flags: 0, at: 0, payload }])
        process.stdout.write(number + '\\n')
      }
    }
    for (let waiter = 0; waiter < 20; waiter++) void go()`
  return spawn(process.execPath, ['--disable-warning=ExperimentalWarning', '--input-type=module', '-e', script], {
    stdio: ['ignore', 'pipe', 'inherit'],
  })
}

test('W1 a process killed while it appends has lost nothing it acknowledged, again and again', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'meridian-log-'))
  const user: Part = { topic: topic('user'), partition: 0 }
  for (const kill of range(1, 5)) {
    const child = appender(folder)
    const exited = once(child, 'exit')
    let acked = -1
    let count = 0
    for await (const line of createInterface(child.stdout)) {
      acked = Number(line)
      count += 1
      if (count === kill * 700) child.kill('SIGKILL')
    }
    await exited
    const log = await openEmbeddedEventLog({
      disk: await openDisk(folder),
      scheduler: nodeScheduler,
      random: nodeRandom,
      onFailure: mustNotFail,
      segmentBytes: 256 * 1024,
    })
    const stored = (await readAll(log, user)).map(numberOf)
    assert.ok(stored.length > acked, `${acked} was acknowledged, ${stored.length} are stored`)
    assert.deepEqual(stored, range(0, stored.length))
    await log.close()
  }
  await rm(folder, { recursive: true })
})
