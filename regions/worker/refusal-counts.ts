/** Sends that were refused before they were in the log, by error: those have no verdict of a fold. */
import type { ErrorCode } from '../../protocol/errors.ts'

export class RefusalCounts {
  readonly #byCode = new Map<ErrorCode, number>()

  add(code: ErrorCode): void {
    this.#byCode.set(code, (this.#byCode.get(code) ?? 0) + 1)
  }

  [Symbol.iterator](): IterableIterator<[ErrorCode, number]> {
    return this.#byCode.entries()
  }
}
