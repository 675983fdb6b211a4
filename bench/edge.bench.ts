/**
 * What a point of presence costs: CPU of workerd with our edge in it beside workerd with a Worker of
 * two lines, which checks the same token and hands the socket through to the same gateway. Once per
 * connect, with everything that is done for one; once per frame, either way, of sockets that are open.
 */
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { nodeRandom } from '../platform/random.node.ts'
import { newSessionId, newUserId } from '../protocol/ids.ts'
import { AskedProcess } from './harness/asked-process.ts'
import { type EdgesUnderTest, type EdgeUnderTest, startEdges } from './harness/edges-under-test.ts'
import type { LimitMethods } from './harness/limit-methods.ts'
import type { FleetName, LoadMethods, LoadPerson, LoadRun } from './harness/load-methods.ts'
import { cores } from './harness/pinned.ts'
import { alternated, figures, measured, median, type Pair, type Round } from './harness/rounds.ts'
import type { BenchRow } from './row.ts'

/** A proxied socket takes four files of a workerd, which dies when it has none left. */
const connections = 400
const atOnce = 16
const rounds = 5
const frameMs = 2_500
/** Each connection sends one so often, and has one answered. */
const everyMs = 200

export async function runEdgeBench(): Promise<readonly BenchRow[]> {
  const folder = await mkdtemp(join(tmpdir(), 'meridian-bench-'))
  const load = new AskedProcess<LoadMethods>('load.ts', cores.load)
  const gateway = new AskedProcess<LimitMethods>('limit-server.ts', cores.load)
  try {
    const { port } = await gateway.ask('start', { mode: 'echo', folder, bytesPerMessage: 0 })
    const edges = await startEdges(folder, port)
    try {
      return await compared(load, edges)
    } finally {
      load.stop()
      await edges.stop()
    }
  } finally {
    load.stop()
    gateway.stop()
    await rm(folder, { recursive: true })
  }
}

async function compared(load: AskedProcess<LoadMethods>, edges: EdgesUnderTest): Promise<readonly BenchRow[]> {
  const people = Array.from({ length: connections }, somebody)
  const connected = async (fleet: FleetName, { pid, port }: EdgeUnderTest): Promise<Round<LoadRun>> => {
    await load.ask('disconnect', { fleet })
    const target = { type: 'edge', port, token: edges.token } as const
    return measured(pid, () => load.ask('connect', { fleet, target, people, atOnce }))
  }
  const framed = (fleet: FleetName, { pid }: EdgeUnderTest): Promise<Round<LoadRun>> =>
    measured(pid, async () => {
      const run = await load.ask('idle', { fleet, everyMs, ms: frameMs })
      return { ...run, ops: run.ops * 2 }
    })
  const each = (round: typeof connected) =>
    alternated(
      rounds,
      () => round('limit', edges.limit),
      () => round('product', edges.product),
    )
  // Code is compiled and keys are read once.
  await connected('limit', edges.limit)
  await connected('product', edges.product)
  return [row('connect', await each(connected)), row('frame', await each(framed))]
}

function row(per: 'connect' | 'frame', pairs: readonly Pair<LoadRun>[]): BenchRow {
  const runs = pairs.map(({ product: { run } }) => run)
  return {
    scenario: 'edge',
    per,
    ...figures(pairs),
    p50Ms: median(runs.map(({ p50Ms }) => p50Ms)),
    p95Ms: median(runs.map(({ p95Ms }) => p95Ms)),
    p99Ms: median(runs.map(({ p99Ms }) => p99Ms)),
  }
}

const somebody = (): LoadPerson => ({
  user: newUserId(nodeRandom),
  device: 1,
  session: newSessionId(nodeRandom),
  zone: 'EU',
  epoch: 1,
})
