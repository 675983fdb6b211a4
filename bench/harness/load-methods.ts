/** What the process that makes the load can be asked for. It runs apart, so that its CPU does not count. */

export type FleetName = 'product' | 'limit'

/** Somebody signed in, as an edge knows them from their access token. */
export interface LoadPerson {
  readonly user: string
  readonly device: number
  readonly session: string
  readonly zone: string
  readonly epoch: number
}

/** Whom to speak to: a region, behind an edge that the load plays itself, or a limit, which asks for nothing. */
export type LoadTarget =
  | RegionTarget
  /** An edge; everybody comes with the same token, since checking it costs the same. */
  | { readonly type: 'edge'; readonly port: number; readonly token: string }
  | { readonly type: 'limit'; readonly port: number }

export interface RegionTarget {
  readonly type: 'region'
  readonly port: number
  readonly name: string
  readonly pop: string
  readonly envelopeKey: string
}

export interface Percentiles {
  readonly p50Ms: number
  readonly p95Ms: number
  readonly p99Ms: number
}

export interface LoadRun extends Percentiles {
  readonly ops: number
  readonly seconds: number
  /** Share of its core that the load took. Above 0.8 the load is what was measured. */
  readonly loadShare: number
}

export interface Connecting {
  readonly fleet: FleetName
  readonly target: LoadTarget
  /** Where the second of each pair connects, if elsewhere. */
  readonly secondTarget?: LoadTarget | undefined
  readonly people: readonly LoadPerson[]
  /** Connections under way at a time. */
  readonly atOnce: number
}

export interface Sending {
  readonly fleet: FleetName
  /** Messages under way: of each pair, or of the group. */
  readonly inFlight: number
  readonly ms: number
  /** Instead of a new message for each delivered one: so many a second, whatever comes back. */
  readonly perSecond?: number
}

export interface LoadMethods extends Readonly<Record<string, (given: never) => Promise<unknown>>> {
  /** Resolves when all are welcome who were not connected; who was before comes back with their ticket. */
  readonly connect: (given: Connecting) => Promise<LoadRun>
  /** Resolves when all are closed. */
  readonly disconnect: (given: { readonly fleet: FleetName }) => Promise<void>
  /** People 0 and 1 are a pair, 2 and 3, …: the first of each writes to the second. */
  readonly direct: (given: Sending) => Promise<LoadRun>
  /** Everybody of the fleet into one group, of the region `name`. */
  readonly gather: (given: { readonly fleet: FleetName; readonly name: string }) => Promise<void>
  /** The first of the fleet writes to the group. An operation is one delivery, a latency that of the last member. */
  readonly group: (given: Sending) => Promise<LoadRun>
  /** Nothing but heartbeats. An operation is one of them. */
  readonly idle: (given: {
    readonly fleet: FleetName
    readonly everyMs: number
    readonly ms: number
  }) => Promise<LoadRun>
}
