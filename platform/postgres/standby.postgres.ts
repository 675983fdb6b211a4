/**
 * Reads from a standby that see what this process has written.
 *
 * A standby is a moment behind its primary: most reads that follow their own commit at once would
 * miss it. So every write notes how far the primary's log was, and a read waits until the standby
 * has replayed that far; rarely longer than some milliseconds, and not longer than `standbyWaitMs`,
 * then the primary answers. For what other processes wrote the primary is asked how far it is when
 * that was last heard more than `stalenessMs` ago. While no primary can be asked, standbys answer
 * as of what was heard last: nothing is written meanwhile.
 */
import { setTimeout as wait } from 'node:timers/promises'
import type { PostgresLimits } from './postgres-options.ts'
import { type Position, positionOf } from './position.ts'
import type { Server } from './servers.postgres.ts'

/** A standby that failed or is too far behind is not asked again for so long. */
const avoidedMs = 1_000
/** Between looks at how far it is. */
const lookMs = 1

interface Standby {
  readonly server: Server
  replayed: Position
  avoidUntil: number
  catchingUp: Promise<boolean> | undefined
}

const howFar = {
  name: 'how far',
  text: 'SELECT pg_is_in_recovery() AS standby, pg_last_wal_replay_lsn()::text AS position',
}

export class Standbys {
  readonly #limits: PostgresLimits
  readonly #standbys: ReadonlyMap<Server, Standby>
  #next = 0
  /** What reads must see. */
  #needed = 0n as Position
  #heardAt = Number.NEGATIVE_INFINITY

  constructor(servers: readonly Server[], limits: PostgresLimits) {
    this.#limits = limits
    this.#standbys = new Map(
      servers.map((server) => [server, { server, replayed: 0n as Position, avoidUntil: 0, catchingUp: undefined }]),
    )
  }

  /** The primary's log was this far: after a write, or when asked. */
  note(position: Position): void {
    if (position > this.#needed) this.#needed = position
    this.#heardAt = performance.now()
  }

  /** Another primary: its log may be shorter than that of the old one was. */
  restart(position: Position): void {
    this.#needed = position
    this.#heardAt = performance.now()
    for (const standby of this.#standbys.values()) standby.replayed = 0n as Position
  }

  /** Whether other processes may have written much since the primary was heard. */
  get isStale(): boolean {
    return performance.now() - this.#heardAt > this.#limits.stalenessMs
  }

  /** One of `candidates` that has got everything, by turns; undefined: read the primary. */
  async caughtUp(candidates: readonly Server[]): Promise<Server | undefined> {
    const now = performance.now()
    const usable = candidates.filter((server) => (this.#standbys.get(server)?.avoidUntil ?? 0) <= now)
    const first = this.#next++
    for (let turn = 0; turn < usable.length; turn++) {
      const standby = this.#standbys.get(usable[(first + turn) % usable.length] as Server)
      if (standby === undefined) continue
      if (standby.replayed >= this.#needed || (await this.#catchUp(standby))) return standby.server
    }
    return undefined
  }

  avoid(server: Server): void {
    const standby = this.#standbys.get(server)
    if (standby === undefined) return
    standby.avoidUntil = performance.now() + avoidedMs
    standby.replayed = 0n as Position
  }

  /** Reads that wait at the same time share one look at a time. */
  async #catchUp(standby: Standby): Promise<boolean> {
    for (let tries = 0; tries < sharedLooks; tries++) {
      standby.catchingUp ??= this.#poll(standby, this.#needed).finally(() => {
        standby.catchingUp = undefined
      })
      if (!(await standby.catchingUp)) return false
      if (standby.replayed >= this.#needed) return true
    }
    return false
  }

  async #poll(standby: Standby, needed: Position): Promise<boolean> {
    const end = performance.now() + this.#limits.standbyWaitMs
    try {
      for (;;) {
        const { rows } = await withinMs(end - performance.now(), standby.server.pool.query<HowFar>(howFar))
        // Neither standby nor our primary: it was one and nobody has stopped it. Never believed.
        if (rows[0]?.standby !== true || rows[0].position === null) break
        standby.replayed = positionOf(rows[0].position)
        if (standby.replayed >= needed) return true
        if (performance.now() >= end) break
        await wait(lookMs)
      }
    } catch {
      // It is down or silent: the primary knows more.
    }
    this.avoid(standby.server)
    return false
  }
}

/** While a read waits, others write: it waits for theirs, too, but not for ever. */
const sharedLooks = 3

interface HowFar {
  readonly standby: boolean
  readonly position: string | null
}

/** Rejects when `work` takes longer; it goes on, and nobody hears of it. */
export async function withinMs<T>(ms: number, work: Promise<T>): Promise<T> {
  const timer = new AbortController()
  const late = wait(Math.max(1, ms), undefined, { signal: timer.signal }).then(() => {
    throw new Error('no answer in time')
  })
  work.catch(() => {})
  late.catch(() => {})
  try {
    return await Promise.race([work, late])
  } finally {
    timer.abort()
  }
}
