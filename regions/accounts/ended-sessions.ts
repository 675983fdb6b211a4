/**
 * Sessions that ended so lately that an access token of theirs may still be about. A token is not
 * looked up anywhere, so a device that was revoked could come back with it for ten minutes; every
 * hello and request asks here first.
 *
 * Two generations, each as old as a token can get: forgetting costs nothing, and the size is what a
 * region can end in a quarter of an hour.
 */
import type { Clock } from '../../platform/clock.ts'
import { accessTokenLifeMs, clockToleranceMs } from '../../protocol/access-token.ts'
import type { SessionId } from '../../protocol/ids.ts'

/** After so long no token of an ended session passes any more. */
export const endedMatterMs = accessTokenLifeMs + 2 * clockToleranceMs

export class EndedSessions {
  readonly #clock: Pick<Clock, 'monotonic'>
  #young = new Set<SessionId>()
  #old = new Set<SessionId>()
  #youngSince: number

  constructor(clock: Pick<Clock, 'monotonic'>) {
    this.#clock = clock
    this.#youngSince = clock.monotonic()
  }

  add(session: SessionId): void {
    const now = this.#clock.monotonic()
    if (now - this.#youngSince >= endedMatterMs) {
      this.#old = this.#young
      this.#young = new Set()
      this.#youngSince = now
    }
    this.#young.add(session)
  }

  has(session: SessionId): boolean {
    return this.#young.has(session) || this.#old.has(session)
  }
}
