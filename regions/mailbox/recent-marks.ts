/**
 * Recalls that are not in the row store yet: without them a body would be served between the recall
 * and the flush that brings its mark. As many as effects may be behind (W10): each comes with a row.
 */
import type { Offset } from '../../platform/event-log/event-log.ts'
import type { StoredMark } from './row-store.ts'

interface Pending {
  readonly name: string
  readonly offset: Offset
}

export class RecentMarks {
  readonly #names = new Map<string, number>()
  readonly #pending = new Map<string, Pending[]>()

  get size(): number {
    return this.#names.size
  }

  add(mark: StoredMark, part: string, offset: Offset): void {
    const name = nameOf(mark)
    this.#names.set(name, (this.#names.get(name) ?? 0) + 1)
    const pending = this.#pending.get(part)
    if (pending === undefined) this.#pending.set(part, [{ name, offset }])
    else pending.push({ name, offset })
  }

  has(mark: StoredMark): boolean {
    return this.#names.size > 0 && this.#names.has(nameOf(mark))
  }

  /** Marks that `part` brought from records below `offset` are in the row store. */
  stored(part: string, offset: Offset): void {
    const pending = this.#pending.get(part)
    if (pending === undefined) return
    const left = pending.findIndex((one) => one.offset >= offset)
    for (const { name } of pending.splice(0, left < 0 ? pending.length : left)) this.#forget(name)
    if (pending.length === 0) this.#pending.delete(part)
  }

  /** Another worker goes on with `part`; its marks are in the row store, or will be folded there again. */
  forget(part: string): void {
    this.stored(part, Number.POSITIVE_INFINITY)
  }

  #forget(name: string): void {
    const count = this.#names.get(name) ?? 1
    if (count > 1) this.#names.set(name, count - 1)
    else this.#names.delete(name)
  }
}

const nameOf = ({ scope, author, place }: StoredMark): string =>
  `${scope.type === 'group' ? scope.group : scope.user + scope.peer}${author}${place}`
