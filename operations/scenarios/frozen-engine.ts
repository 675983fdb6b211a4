/** An engine that stands still, with all its connections open: the hardest way of not being there. */
import { readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import type { EngineName } from '../engines/engine.ts'
import { recordsIn } from '../engines/node-process.ts'

/** Runs `work` while all nodes of an engine of region `eu` are stopped; they go on afterwards, whatever happens. */
export async function whileFrozen(engine: EngineName, work: () => Promise<void>): Promise<void> {
  const folder = dirname(process.env['MERIDIAN_ENGINES'] ?? '')
  // A set of the tests has a folder for each region; one that somebody started by hand has not.
  const nodes = [...recordsIn(join(folder, 'eu')), ...recordsIn(folder)].filter(({ node }) => node.engine === engine)
  if (nodes.length === 0) throw new Error(`no node of ${engine} runs`)
  const stopped: number[] = []
  try {
    for (const { pid } of nodes) stop(pid, stopped)
    await work()
  } finally {
    for (const pid of stopped) process.kill(pid, 'SIGCONT')
  }
}

/** The parent first, so that no child appears behind our back: PostgreSQL has one for each connection. */
function stop(pid: number, stopped: number[]): void {
  process.kill(pid, 'SIGSTOP')
  stopped.push(pid)
  const children = readFileSync(`/proc/${pid}/task/${pid}/children`, 'utf8').split(' ').filter(Boolean).map(Number)
  for (const child of children) stop(child, stopped)
}
