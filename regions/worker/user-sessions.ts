/** The connections of one person, while there is at least one, and what concerns them all. */
import type { UserKey } from '../../protocol/ids.ts'
import { DeliveredTracker } from './delivered-tracker.ts'
import type { RefusalCounts } from './refusal-counts.ts'
import type { Session } from './session.ts'

const nobody: readonly Session[] = []

export class UserSessions {
  readonly user: UserKey
  /** Of all people: here because each session has its person. */
  readonly refusals: RefusalCounts
  /** Seq of the newest row, so that a heartbeat need not look for it. */
  head: number
  sessions: readonly Session[] = nobody
  readonly delivered = new DeliveredTracker()

  constructor(user: UserKey, head: number, refusals: RefusalCounts) {
    this.user = user
    this.refusals = refusals
    this.head = head
  }

  /** A list of just the size: one that is pushed to has room for seventeen, for the one connection most people have. */
  add(session: Session): void {
    this.sessions = this.sessions.concat(session)
  }

  remove(session: Session): void {
    this.sessions = this.sessions.filter((other) => other !== session)
  }
}
