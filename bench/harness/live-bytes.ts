/** Resident bytes of a process without what its heap only keeps in hand (`memory-on-signal.ts`). */
import { existsSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { wait } from './sending.ts'

export const liveBytesFile = (pid: number): string => join(tmpdir(), `meridian-bench-memory-${pid}`)

/** A full collection of a large heap takes a second; on a busy machine a few. */
const withinMs = 30_000

export async function liveBytesOf(pid: number): Promise<number> {
  const file = liveBytesFile(pid)
  rmSync(file, { force: true })
  process.kill(pid, 'SIGUSR2')
  for (const end = performance.now() + withinMs; performance.now() < end; await wait(20)) {
    if (!existsSync(file)) continue
    const bytes = Number(readFileSync(file, 'utf8'))
    rmSync(file)
    return bytes
  }
  throw new Error('the process under test did not say how much memory it holds')
}
