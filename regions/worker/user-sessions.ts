/** The connections of one person, while there is at least one, and what concerns them all. */
import type { UserKey } from '../../protocol/ids.ts'
import { DeliveredTracker } from './delivered-tracker.ts'
import type { Session } from './session.ts'

export class UserSessions {
  readonly user: UserKey
  /** Seq of the newest row, so that a heartbeat need not look for it. */
  head: number
  readonly sessions: Session[] = []
  readonly delivered = new DeliveredTracker()

  constructor(user: UserKey, head: number) {
    this.user = user
    this.head = head
  }

  remove(session: Session): void {
    const at = this.sessions.indexOf(session)
    if (at >= 0) this.sessions.splice(at, 1)
  }
}
