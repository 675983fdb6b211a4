/**
 * Imports point one way. Between rooms the table below says who may know whom; within a room three
 * rules keep a port from knowing what stands behind it:
 *
 *  - an adapter (`mailbox-store.embedded.ts`) is imported by other adapters and by the files that
 *    choose the parts of a process, by nobody else
 *  - `rpc.ts` translates for a service, so nothing beside it imports it
 *  - tests and benches are imported by nobody
 */
import { posix } from 'node:path'
import type { Import } from './imports.ts'

const ground = ['platform', 'protocol', 'residency-policy']
const world = [...ground, 'edge', 'regions', 'replication', 'processes', 'clients']

/** What the files of a room may import besides their own room. */
const mayImport: Record<string, readonly string[]> = {
  platform: [],
  protocol: ['platform'],
  'residency-policy': ['platform', 'protocol'],
  edge: ground,
  regions: ground,
  replication: ground,
  processes: [...ground, 'edge', 'regions', 'replication'],
  clients: ['platform', 'protocol'],
  simulation: world,
  bench: world,
  operations: world,
  // What real devices saw is judged by the simulation's checkers.
  'operations/torture': [...world, 'operations', 'simulation'],
  // The commands of a policy are part of its completion.
  'operations/cli': [...ground, 'clients'],
}

/** Reached only through their port. */
const adapter =
  /\.(node|embedded|sqlite|leveldb|kafka|cassandra|redis|postgres|zookeeper|ws|tcp|http|grpc|webcrypto|jose|workerd|browser)\.ts$/

/** Files that put a process together, or that stand at its door. */
const composition = /(^|\/)(backends|region|main|worker|start|index)\.ts$/

const proof = /\.(test|bench|fuzz)\.ts$/

/** Rooms on top, which build processes and worlds out of adapters all the time. */
const builders = new Set(['processes', 'simulation', 'bench', 'operations'])

/** What `npm run bench` can measure: it lists the benches and so knows them. */
const benchEntry = 'bench/scenarios.ts'

/** A sentence for each import that goes the wrong way. */
export function wrongDirections(imports: readonly Import[]): string[] {
  return imports.filter((entry) => entry.own).flatMap((entry) => faultsOf(entry))
}

function faultsOf(entry: Import): string[] {
  const at = `${entry.from}:${entry.line}`
  const from = roomOf(entry.from)
  const to = roomOf(entry.to)
  const faults: string[] = []
  if (from !== to && !allowed(from, to)) {
    faults.push(`${at} imports ${entry.to}: ${from} may know ${namesOf(mayImport[from] ?? [])}`)
  }
  if (proof.test(entry.to) && entry.from !== benchEntry)
    faults.push(`${at} imports ${entry.to}: nothing imports a test or bench`)
  if (adapter.test(entry.to) && !mayKnowAdapters(entry.from)) {
    faults.push(`${at} imports ${entry.to}: an adapter is chosen by backends, region or main; import its port`)
  }
  if (isRpc(entry.to) && isBeside(entry) && !mayKnowAdapters(entry.from)) {
    faults.push(`${at} imports ${entry.to}: rpc translates for the service and is not known to it`)
  }
  return faults
}

const roomOf = (path: string): string => {
  const [room = '', second = ''] = path.split('/')
  const inner = `${room}/${second}`
  if (inner in mayImport) return inner
  return path.includes('/') ? room : 'root'
}

const allowed = (from: string, to: string): boolean => {
  if (to === 'operations/cli') return from === 'operations'
  return (mayImport[from] ?? []).includes(to)
}

const namesOf = (rooms: readonly string[]): string => (rooms.length === 0 ? 'no other room' : rooms.join(', '))

const mayKnowAdapters = (path: string): boolean =>
  adapter.test(path) ||
  composition.test(path) ||
  proof.test(path) ||
  /\.simulated\.ts$/.test(path) ||
  builders.has(path.split('/')[0] ?? '')

const isRpc = (path: string): boolean => /(^|\/)rpc\.ts$|\.rpc\.ts$/.test(path)

const isBeside = (entry: Import): boolean => posix.dirname(entry.from) === posix.dirname(entry.to)
