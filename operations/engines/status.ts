/** `engines status`: what of a set runs, where it listens, and the memory it holds. */
import { enginesNamed } from './all-engines.ts'
import type { Node } from './engine.ts'
import type { EngineSet } from './engine-set.ts'
import type { MirrorState } from '../../processes/mirror/mirror-state.ts'
import { memoryMibOf, type NodeState, stateOf } from './node-process.ts'
import { regionPlans } from './region-plan.ts'

export interface StatusRow {
  readonly node: Node
  readonly now: NodeState
}

export function statusOf(set: EngineSet): StatusRow[] {
  const nodes = regionPlans(set).flatMap((region) =>
    enginesNamed(set.engines).flatMap((engine) => engine.nodes(region)),
  )
  return nodes.map((node) => ({ node, now: stateOf(set.data, node) }))
}

/** Columns for a person. */
export function statusTable(rows: readonly StatusRow[]): string {
  const width = Math.max(...rows.map(({ node }) => node.name.length))
  const lines = rows.map(({ node, now }) => {
    const listens = node.listens.map(({ who, host, port }) => `${host}:${port} (${who})`).join('  ')
    return `${node.name.padEnd(width)}  ${stateText(now).padEnd(22)}  ${listens}`
  })
  const memory = rows.reduce((sum, { now }) => sum + (now.state === 'running' ? now.memoryMib : 0), 0)
  return [...lines, `${''.padEnd(width)}  ${memory} MiB together`].join('\n')
}

/** Mirrors of the world that stands on these engines: who supervises them is started with the world, not with the set. */
export function mirrorLines(states: readonly MirrorState[], now: number): string[] {
  return states
    .filter(({ at }) => now - at < stateAgeMaxMs)
    .flatMap(({ alias, flows }) => flows.map((flow) => mirrorLine(alias, flow)))
}

/** It is written every second. */
const stateAgeMaxMs = 15_000

function mirrorLine(alias: string, { to, state, pid, lanes, behind, counts }: MirrorState['flows'][number]): string {
  const memory = pid === undefined ? '' : ` ${pid} ${memoryMibOf(pid)} MiB`
  const restarts = counts.ends + counts.failures
  return `mirror ${alias} to ${to}: ${state}${memory}, ${lanes} lanes, ${behind ?? '?'} records behind, started again ${restarts} times`
}

function stateText(now: NodeState): string {
  switch (now.state) {
    case 'running':
      return `runs ${String(now.record.pid).padStart(7)} ${String(now.memoryMib).padStart(5)} MiB`
    case 'ended':
      return 'ended by itself'
    case 'stopped':
      return 'does not run'
  }
}
