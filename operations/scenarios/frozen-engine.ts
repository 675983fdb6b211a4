/** An engine that stands still while a scenario goes on. */
import { dirname, join } from 'node:path'
import type { EngineName } from '../engines/engine.ts'
import { freeze } from '../engines/freeze.ts'
import { recordsIn } from '../engines/node-process.ts'

/** Runs `work` while all nodes of an engine of region `eu` are stopped; they go on afterwards, whatever happens. */
export async function whileFrozen(engine: EngineName, work: () => Promise<void>): Promise<void> {
  const folder = dirname(process.env['MERIDIAN_ENGINES'] ?? '')
  // A set of the tests has a folder for each region; one that somebody started by hand has not.
  const nodes = [...recordsIn(join(folder, 'eu')), ...recordsIn(folder)].filter(({ node }) => node.engine === engine)
  if (nodes.length === 0) throw new Error(`no node of ${engine} runs`)
  const thawed: (() => void)[] = []
  try {
    for (const { pid } of nodes) thawed.push(freeze(pid))
    await work()
  } finally {
    for (const goOn of thawed) goOn()
  }
}
