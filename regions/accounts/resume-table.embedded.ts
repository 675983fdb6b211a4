/**
 * `ResumeTable` in the worker's memory. Bounded: when full, the sessions that moved longest ago are
 * forgotten, which is no more than a restart does to all.
 *
 * A session starts at the second of the clock instead of at 1, so that tickets from before a restart
 * lie below and are unknown; counted from 1 they would look like spent ones, and end the session.
 */
import type { Clock } from '../../platform/clock.ts'
import type { SessionId } from '../../protocol/ids.ts'
import type { Presented, ResumeTable } from './resume-table.ts'

interface Entry {
  /** Generation handed out last. */
  readonly newest: number
  /** First generation since the session last connected without a ticket. */
  readonly first: number
  readonly confirmed: boolean
}

/** The default holds every session of the people one process serves, at about 200 bytes each. */
export function embeddedResumeTable(clock: Pick<Clock, 'now'>, sessionsMax = 500_000): ResumeTable {
  const entries = new Map<SessionId, Entry>()

  /** Puts the entry at the end of the map's order, which is the order of being forgotten. */
  function set(session: SessionId, entry: Entry): void {
    entries.delete(session)
    entries.set(session, entry)
    if (entries.size <= sessionsMax) return
    const [oldest] = entries.keys()
    if (oldest !== undefined) entries.delete(oldest)
  }

  return {
    start(session) {
      const generation = Math.max((entries.get(session)?.newest ?? 0) + 1, Math.floor(clock.now() / 1_000))
      set(session, { newest: generation, first: generation, confirmed: false })
      return generation
    },
    present(session, generation): Presented {
      const entry = entries.get(session)
      if (entry === undefined || generation > entry.newest || generation < entry.first) return { type: 'unknown' }
      if (generation === entry.newest) {
        set(session, { newest: generation + 1, first: entry.first, confirmed: false })
        return { type: 'next', generation: generation + 1 }
      }
      if (generation === entry.newest - 1 && !entry.confirmed) return { type: 'next', generation: entry.newest }
      entries.delete(session)
      return { type: 'reused' }
    },
    confirm(session, generation) {
      const entry = entries.get(session)
      if (entry?.newest === generation && !entry.confirmed) set(session, { ...entry, confirmed: true })
    },
    forget(session) {
      entries.delete(session)
    },
  }
}
