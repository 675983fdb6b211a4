/** Whose data crosses on which basis, under the old and under the new version. */
import { PeopleSet } from './people-set.ts'
import type { Copy } from './tally.ts'

export interface BasisCounts {
  readonly before: ReadonlyMap<string, number>
  readonly after: ReadonlyMap<string, number>
}

export class BasisSubjects {
  readonly #before = new Map<string, PeopleSet>()
  readonly #after = new Map<string, PeopleSet>()
  #people = 0

  begin(people: number): void {
    this.#people = people
  }

  /** The sets of subjects to which the author of these copies belongs. */
  of(copies: readonly Copy[]): PeopleSet[] {
    const sets = copies.flatMap(({ before, after }) => [
      ...this.#setOf(this.#before, before.basis),
      ...this.#setOf(this.#after, after.basis),
    ])
    return [...new Set(sets)]
  }

  counts(): BasisCounts {
    const sizes = (sets: ReadonlyMap<string, PeopleSet>): Map<string, number> =>
      new Map([...sets].map(([basis, { size }]) => [basis, size]))
    return { before: sizes(this.#before), after: sizes(this.#after) }
  }

  #setOf(sets: Map<string, PeopleSet>, basis: string | undefined): PeopleSet[] {
    if (basis === undefined) return []
    const set = sets.get(basis) ?? new PeopleSet(this.#people)
    sets.set(basis, set)
    return [set]
  }
}
