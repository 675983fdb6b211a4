/** How many commands the folds of this process accepted, and with what they refused the others. */
import { errorCodeOf, type ErrorCode } from '../../protocol/errors.ts'

export class VerdictCounts {
  /** By wire number, 0 for accepted: an array, since it is counted for every message. */
  readonly #byWire: number[] = [0]

  add(wire: number): void {
    this.#byWire[wire] = (this.#byWire[wire] ?? 0) + 1
  }

  *[Symbol.iterator](): Generator<readonly [ErrorCode | 'accepted', number]> {
    for (const [wire, count] of this.#byWire.entries())
      if (count > 0 || wire === 0) yield [wire === 0 ? 'accepted' : errorCodeOf(wire), count ?? 0]
  }
}
