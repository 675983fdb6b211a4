/** Questions about names and rosters between two simulated regions: each takes its way there and back, and a cut link answers nothing. */
import type { Scheduler } from '../platform/clock.ts'
import type { Profile } from '../protocol/cold-messages.ts'
import { fail } from '../protocol/errors.ts'
import type { GroupKey, UserKey } from '../protocol/ids.ts'
import type { HomeHash } from '../regions/directory/directory-store.ts'
import type { FoundHome, HomeReads, HomeReadsService, Roster } from '../regions/people/home-reads.ts'

export interface HomeReadsPath {
  readonly time: Scheduler
  readonly from: string
  /** What stands at the other end; undefined while the machine is down or the link cut, either way. */
  there(): HomeReadsService | undefined
}

const delayMs = 40
/** A question without an answer is given up. */
const deadlineMs = 2_000

export class SimulatedHomeReads implements HomeReads {
  readonly #path: HomeReadsPath

  constructor(path: HomeReadsPath) {
    this.#path = path
  }

  profile(user: UserKey): Promise<Profile | undefined> {
    return this.#ask(async (there) => (await there.profileFor(this.#path.from, user))?.value)
  }

  roster(group: GroupKey): Promise<Roster | undefined> {
    return this.#ask(async (there) => (await there.rosterFor(this.#path.from, group))?.value)
  }

  home(hash: HomeHash): Promise<FoundHome | undefined> {
    return this.#ask(async (there) => (await there.homeFor(this.#path.from, hash))?.value)
  }

  #ask<T>(question: (there: HomeReadsService) => Promise<T>): Promise<T> {
    const { time } = this.#path
    return new Promise((resolve, reject) => {
      time.after(deadlineMs, () => reject(fail('unavailable')))
      time.after(delayMs, () => {
        const there = this.#path.there()
        if (there === undefined) return
        question(there).then((answer) => time.after(delayMs, () => resolve(answer)), reject)
      })
    })
  }
}
