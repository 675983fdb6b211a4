/**
 * An engine as this launcher sees it: which processes a region has of it, how they are started, and
 * how one knows that they serve. What is the same for all of them (fetching, recording, waiting,
 * stopping) is not here: it is done once, by `up` and `down`, from what stands in these types.
 */
import type { RegionEngines } from '../../platform/engines/engine-addresses.ts'
import type { ProgramName } from './programs.ts'
import type { RegionPlan } from './region-plan.ts'

export const engineNames = ['kafka', 'cassandra', 'redis', 'postgres', 'zookeeper', 'flink'] as const
export type EngineName = (typeof engineNames)[number]

/** One process. */
export interface Node {
  /** `eu-kafka-1`; names its record and its log file, too. */
  readonly name: string
  readonly engine: EngineName
  readonly region: string
  /** Its data and configuration. */
  readonly folder: string
  readonly listens: readonly Listener[]
}

export interface Listener {
  /** Who connects there: `clients`, `peers`, `operators`. */
  readonly who: string
  readonly host: string
  readonly port: number
}

export interface Command {
  readonly program: string
  readonly args: readonly string[]
  readonly environment?: Readonly<Record<string, string>>
  /** Another account than this process's. */
  readonly account?: Account
}

export interface Account {
  readonly uid: number
  readonly gid: number
}

export type Readiness = { readonly state: 'ready' } | { readonly state: 'starting'; readonly missing: string }

export const ready: Readiness = { state: 'ready' }
export const missing = (what: string): Readiness => ({ state: 'starting', missing: what })

/** What an engine needs from outside while it starts. */
export interface Ground {
  /** The folder with this engine's jars. */
  readonly jars: string
  program(name: ProgramName): string
  /** The same for every start of a set; made at the first. */
  password(user: string): string
  /** Starts the node's process in a session of its own, unless it runs. Its log begins anew. */
  launch(node: Node, command: Command): void
  /** What a node wrote since its start. */
  logOf(node: Node): string
  /** Runs a short command to its end; refuses with what it printed. */
  run(command: Command): Promise<string>
  /** Looks again and again. Refuses when one of the nodes has ended, or after some minutes. */
  until(nodes: readonly Node[], look: () => Promise<Readiness>): Promise<void>
}

export interface Engine {
  readonly name: EngineName
  /** What the machine must have. */
  readonly programs: readonly ProgramName[]
  /** Has a `pom.xml` beside it, which says which jars. */
  readonly fromJars: boolean
  /** How it ends without harm, and how long that may take before it is killed. */
  readonly stop: { readonly signal: NodeJS.Signals; readonly graceMs: number }
  nodes(region: RegionPlan): readonly Node[]
  /** Refuses, before anything is written, a data folder it could not use. */
  refuse?(data: string): void
  /** Writes the configuration, formats what is new and starts what does not run. May be called again at any time. */
  start(region: RegionPlan, ground: Ground): Promise<void>
  /** One look at whether the whole of it serves; changes nothing. */
  look(region: RegionPlan, ground: Ground): Promise<Readiness>
  /** What its clients have to know. */
  addresses(region: RegionPlan, password: Ground['password']): RegionEngines
}
