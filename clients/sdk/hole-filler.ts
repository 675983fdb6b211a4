/**
 * Fills holes in groups from history (S6). A store answers only as far as it has the group; what is
 * above that is no answer, and is asked for again later, less and less often.
 */
import { MeridianError } from '../../protocol/errors.ts'
import type { GroupKey } from '../../protocol/ids.ts'
import { limits } from '../../protocol/limits.ts'
import type { GroupRow } from '../../protocol/messages.ts'
import type { Scheduler, Timer } from './ports.ts'
import type { Positions } from './positions.ts'

/** Rows above a number, oldest first. */
export interface GroupHistory {
  readonly rows: readonly GroupRow[]
  readonly more: boolean
  /** Up to here the store has the group. */
  readonly completeTo: number
}

export interface HoleFillerPorts {
  readonly scheduler: Scheduler
  groupHistory(group: GroupKey, after: number): Promise<GroupHistory>
}

const retry = { firstMs: 1_000, mostMs: 60_000 } as const

export class HoleFiller {
  readonly #ports: HoleFillerPorts
  readonly #positions: Positions
  readonly #take: (row: GroupRow) => void
  #filling = false
  #retryMs: number = retry.firstMs
  #timer: Timer | undefined
  #stopped = false

  /** `take` is called for each row found, in order. */
  constructor(ports: HoleFillerPorts, positions: Positions, take: (row: GroupRow) => void) {
    this.#ports = ports
    this.#positions = positions
    this.#take = take
  }

  /** Begins with what is missing, unless it is at it. */
  fill(): void {
    if (this.#filling || this.#stopped) return
    this.#timer?.cancel()
    this.#filling = true
    void this.#fillAll().then((isDone) => {
      this.#filling = false
      if (isDone) this.#retryMs = retry.firstMs
      else this.#later()
    })
  }

  stop(): void {
    this.#stopped = true
    this.#timer?.cancel()
  }

  #later(): void {
    if (this.#stopped) return
    this.#timer = this.#ports.scheduler.after(this.#retryMs, () => this.fill())
    this.#retryMs = Math.min(this.#retryMs * 2, retry.mostMs)
  }

  /** Never rejects. False if something is still missing. */
  async #fillAll(): Promise<boolean> {
    let isDone = true
    for (const group of this.#positions.holes) {
      if (this.#stopped) return false
      isDone = (await this.#fillOne(group)) && isDone
    }
    return isDone
  }

  async #fillOne(group: GroupKey): Promise<boolean> {
    try {
      return await this.#walk(group)
    } catch (caught) {
      // Only these say that nothing of it is for this person. Any other failure is asked again: what
      // was given up by mistake would be lost for good.
      const { code } = MeridianError.from(caught)
      if (code !== 'not_member' && code !== 'group_unknown') return false
      this.#positions.giveUpHole(group)
      return true
    }
  }

  async #walk(group: GroupKey): Promise<boolean> {
    // Numbers begin at 1, and 0 asks for the newest: whoever has nothing sees nothing before their join.
    let after = Math.max(this.#positions.group(group)?.last ?? 0, 1)
    for (;;) {
      const { rows, more, completeTo } = await this.#ports.groupHistory(group, after)
      for (const row of rows) if (row.gseq > (this.#positions.group(group)?.last ?? 0)) this.#take(row)
      const { last, wanted } = this.#positions.group(group) ?? { last: 0, wanted: 0 }
      if (last >= wanted) return true
      // The store has looked at a page of numbers, also where the person may see none of them.
      after = Math.max(last, after + limits.historyRowsMax)
      if (more && after < wanted) continue
      if (!more && completeTo < wanted) return false
      this.#positions.giveUpHole(group)
      return true
    }
  }
}
