/** Whether the ports of nodes are free, and where a whole set finds room. */
import { createServer, type Server } from 'node:net'
import { setTimeout as pause } from 'node:timers/promises'
import type { Engine, Node } from './engine.ts'
import { Refusal } from './refusal.ts'
import { portsPerRegion, type RegionAlias, regionAliases, regionPlans } from './region-plan.ts'

/** Below where systems hand out ports by themselves, above what programs use by habit. */
const first = 21_000
const last = 31_000
const setPorts = portsPerRegion * regionAliases.length
const highestFirst = 65_536 - setPorts

export function portFrom(text: string): number {
  const port = Number(text)
  if (Number.isInteger(port) && port >= 1_024 && port <= highestFirst) return port
  throw new Refusal(
    `--port is the first of ${setPorts} ports, a number from 1024 to ${highestFirst}, and not \`${text}\``,
  )
}

export interface PortBlock {
  readonly first: number
  /** To be called once somebody listens on the block's ports. */
  release(): void
}

/**
 * The first block in which every port of these regions' engines is free. Its last port, which nobody
 * uses, is held until then: of two starts at the same moment the second one looks elsewhere.
 */
export async function claimBlock(engines: readonly Engine[], regions: readonly RegionAlias[]): Promise<PortBlock> {
  for (let block = first; block <= last; block += setPorts) {
    const guard = await listen('127.0.0.1', block + setPorts - 1)
    if (guard === undefined) continue
    const plans = regionPlans({ data: '', firstPort: block, regions, quorums: regions })
    const nodes = plans.flatMap((plan) => engines.flatMap((engine) => engine.nodes(plan)))
    if ((await takenPort(nodes)) === undefined) return { first: block, release: () => void guard.close() }
    guard.close()
  }
  throw new Refusal(
    `no ${setPorts} neighbouring ports are free between ${first} and ${last + setPorts}; choose some with --port`,
  )
}

/**
 * Of a node that was killed a moment ago the first thread may be gone while another still holds the port;
 * and who looks for a free block listens for a moment wherever nobody does.
 */
const lookAgainMs = 100
const looks = 20

export async function refuseTakenPorts(nodes: readonly Node[]): Promise<void> {
  let taken = await takenPort(nodes)
  for (let look = 1; taken !== undefined && look < looks; look++) {
    await pause(lookAgainMs)
    taken = await takenPort(nodes)
  }
  if (taken === undefined) return
  throw new Refusal(
    `port ${taken.port} of ${taken.host}, where ${taken.node} should listen, is taken by another program: stop that, or choose other ports with --port (and another folder with --data, if this one has a set already)`,
  )
}

interface TakenPort {
  readonly node: string
  readonly host: string
  readonly port: number
}

async function takenPort(nodes: readonly Node[]): Promise<TakenPort | undefined> {
  for (const { name, listens } of nodes) {
    for (const { host, port } of listens) if (!(await isFree(host, port))) return { node: name, host, port }
  }
  return undefined
}

async function isFree(host: string, port: number): Promise<boolean> {
  const server = await listen(host, port)
  if (server === undefined) return false
  await new Promise((resolve) => server.close(resolve))
  return true
}

/** Undefined: somebody else does. */
function listen(host: string, port: number): Promise<Server | undefined> {
  return new Promise((resolve) => {
    const server = createServer((socket) => socket.destroy())
    server.once('error', () => resolve(undefined))
    server.listen(port, host, () => resolve(server.unref()))
  })
}
