/**
 * Asks again for open gaps (W11, G2): a question or its answer may have been lost. Any worker may do
 * it, and twice is harmless, but a chain whose sender is away for a day must not be asked for every
 * few seconds: as long as nothing of it comes, each question waits twice as long as the one before.
 */
import type { Part } from '../../platform/event-log/event-log.ts'
import { encodeGroupRepair, encodeRepair } from '../../protocol/cold-messages.ts'
import type { GroupKey, UserKey } from '../../protocol/ids.ts'
import { recordKinds, topics } from '../../protocol/log-records.ts'
import { toKinds } from '../../protocol/messages.ts'
import type { CellKey, GapEntry, PartCell } from '../fold/cells.ts'
import type { Resend } from './resend.ts'

/** An answer from around the world is there by then, also behind a hundred rows of others. */
export const gapWaitFirstMs = 3_000
export const gapWaitMaxMs = 60_000
/** Gaps of a part that are asked for in one go: each answer is up to a hundred rows. */
const askedMax = 256

interface Asked {
  readonly after: number
  readonly dueAtMs: number
  readonly waitMs: number
}

export class GapTimer {
  readonly #resend: Pick<Resend, 'ask'>
  readonly #region: number
  readonly #part: Part
  /** Open gaps and when each is asked for again. */
  #asked = new Map<CellKey, Asked>()

  constructor(resend: Pick<Resend, 'ask'>, region: number, part: Part) {
    this.#resend = resend
    this.#region = region
    this.#part = part
  }

  /** To be called now and then. The fold has asked when it met the gap, so a new one waits first. */
  look({ gaps }: PartCell, nowMs: number): void {
    const before = this.#asked
    this.#asked = new Map()
    let left = askedMax
    for (const [key, gap] of gaps) {
      const known = before.get(key)
      const isNew = known === undefined || known.after !== gap.after
      if (isNew || nowMs < known.dueAtMs || left === 0) {
        this.#asked.set(key, isNew ? waiting(gap, nowMs, gapWaitFirstMs) : known)
        continue
      }
      left -= 1
      this.#ask(key, gap)
      this.#asked.set(key, waiting(gap, nowMs, Math.min(known.waitMs * 2, gapWaitMaxMs)))
    }
  }

  #ask(key: CellKey, { after, home }: GapEntry): void {
    const part = this.#part
    const [first, second] = [key.slice(1, 17), key.slice(17)]
    if (part.topic === topics.feed) {
      const payload = encodeGroupRepair({ group: first as GroupKey, after, region: this.#region })
      this.#resend.ask(part, home, 'group', recordKinds.groupRepair, 'group', payload)
      return
    }
    // Keys name the receiving end first: a person and a peer, or a group and a member.
    const toGroup = part.topic === topics.group
    const payload = encodeRepair({
      after,
      from: second as UserKey,
      to: first as UserKey,
      toKind: toGroup ? toKinds.group : toKinds.person,
      toRegion: this.#region,
      toPart: part.partition,
    })
    this.#resend.ask(part, home, 'user', recordKinds.repair, toGroup ? 'group' : 'chat', payload)
  }
}

const waiting = ({ after }: GapEntry, nowMs: number, waitMs: number): Asked => ({
  after,
  dueAtMs: nowMs + waitMs,
  waitMs,
})
