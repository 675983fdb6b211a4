/** An engine that stands still, or has little time, while a scenario goes on. */
import { dirname, join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import type { EngineName } from '../engines/engine.ts'
import { freeze } from '../engines/freeze.ts'
import { type ProcessRecord, recordsIn } from '../engines/node-process.ts'

/** Processes of an engine of region `eu`, or those of its nodes that are meant. */
export function pidsOf(engine: EngineName, isMeant: (node: ProcessRecord['node']) => boolean = () => true): number[] {
  const folder = dirname(process.env['MERIDIAN_ENGINES'] ?? '')
  // A set of the tests has a folder for each region; one that somebody started by hand has not.
  const nodes = [...recordsIn(join(folder, 'eu')), ...recordsIn(folder)].filter(
    ({ node }) => node.engine === engine && isMeant(node),
  )
  if (nodes.length === 0) throw new Error(`no node of ${engine} runs`)
  return nodes.map(({ pid }) => pid)
}

/** Runs `work` while these processes are stopped; they go on afterwards, whatever happens. */
export async function whileFrozen(pids: readonly number[], work: () => Promise<void>): Promise<void> {
  const thawed: (() => void)[] = []
  try {
    for (const pid of pids) thawed.push(freeze(pid))
    await work()
  } finally {
    for (const goOn of thawed) goOn()
  }
}

const stoppedMs = 400
const goingMs = 100

/** Runs `work` while these processes stand still most of the time. */
export async function whileSlowed(pids: readonly number[], work: () => Promise<void>): Promise<void> {
  let over = false
  const slowing = (async () => {
    while (!over) {
      await whileFrozen(pids, () => pause(stoppedMs))
      await pause(goingMs)
    }
  })()
  try {
    await work()
  } finally {
    over = true
    await slowing
  }
}
