/** How a process talks to the PostgreSQL servers of its region. */
import type { PostgresAddress } from '../engines/engine-addresses.ts'
import type { EngineCalls } from '../engines/engine-calls.ts'

export interface PostgresOptions {
  readonly address: PostgresAddress
  /** All tables lie in one schema of the database. Made if missing. */
  readonly schema: string
  /** How the process is called in the server's list of connections. */
  readonly application: string
  /** Something an operator should see; no personal data. */
  readonly warn: (sentence: string) => void
  readonly limits?: Partial<PostgresLimits>
  /** Where reads and writes are counted, each with all it is made of. */
  readonly calls?: EngineCalls | undefined
}

export interface PostgresLimits {
  /** Per server: several processes share some hundred connections. Also how many writes run at a time. */
  readonly connectionsMax: number
  /** Writes that may wait for a connection: at a millisecond each this is a second, longer than anybody should wait. */
  readonly waitingMax: number
  readonly connectMs: number
  /** A statement found by key takes a millisecond; one that takes this long hangs. */
  readonly statementMs: number
  /** How long a call looks for a primary, and tries again, before it is `unavailable`: a promotion takes half a second. */
  readonly patienceMs: number
  /** How long a read waits for a standby to have replayed what this process wrote; then the primary is read. */
  readonly standbyWaitMs: number
  /** How much older than the primary a standby's answer may be for writes of other processes. */
  readonly stalenessMs: number
}

export const postgresLimits: PostgresLimits = {
  connectionsMax: 8,
  waitingMax: 1_000,
  connectMs: 2_000,
  statementMs: 5_000,
  patienceMs: 3_000,
  standbyWaitMs: 300,
  stalenessMs: 1_000,
}

/** A statement that servers prepare once per connection. */
export interface Statement {
  /** Unique within a database. */
  readonly name: string
  readonly text: string
}

export type Value = string | number | boolean | null | Uint8Array | readonly (string | number | null | Uint8Array)[]
export type Row = Readonly<Record<string, unknown>>

export interface Rows {
  readonly rows: readonly Row[]
  /** Rows that a statement without RETURNING changed. */
  readonly count: number
}
