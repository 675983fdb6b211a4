/**
 * Groups by where their members live: those alike are decided alike. A kind is the set of its members'
 * places; a group is the number of its kind.
 */
import { groupModes } from './judged-version.ts'
import type { GroupChange, GroupsImpact } from './impact.ts'
import type { GroupMode } from '../table/movement.ts'
import type { PopulationWords } from './population.ts'
import type { Versions } from './tally.ts'

export interface GroupKind {
  readonly number: number
  /** Places of its members, each once. */
  readonly places: readonly number[]
  readonly before: GroupMode
  readonly after: GroupMode
  readonly loses: boolean
  readonly gains: boolean
  groups: number
}

export class GroupKinds {
  readonly #versions: Versions
  readonly #regions: number
  readonly #byPlaces = new Map<string, GroupKind>()
  readonly #kinds: GroupKind[] = []
  #kindOf = new Uint32Array()
  #groups = 0

  constructor(versions: Versions, { regions }: PopulationWords) {
    this.#versions = versions
    this.#regions = regions.length
  }

  begin(groups: number): void {
    this.#kindOf = new Uint32Array(groups)
  }

  /** More kinds than groups there cannot be. */
  get countMax(): number {
    return this.#kindOf.length
  }

  add(placesOfMembers: readonly number[]): GroupKind {
    const places = [...new Set(placesOfMembers)].sort((a, b) => a - b)
    const key = places.join()
    const kind = this.#byPlaces.get(key) ?? this.#newKind(key, places)
    kind.groups += 1
    this.#kindOf[this.#groups++] = kind.number
    return kind
  }

  of(group: number): GroupKind {
    return this.#kinds[this.#kindOf[group] as number] as GroupKind
  }

  *changed(): Generator<GroupChange> {
    for (let group = 0; group < this.#groups; group++) {
      const { before, after } = this.of(group)
      if (before !== after) yield { group, before, after }
    }
  }

  impact(): GroupsImpact {
    const count = (which: (kind: GroupKind) => boolean): number =>
      this.#kinds.filter(which).reduce((sum, { groups }) => sum + groups, 0)
    const changes = groupModes.flatMap((before) =>
      groupModes.map((after) => ({
        before,
        after,
        groups: before === after ? 0 : count((kind) => kind.before === before && kind.after === after),
      })),
    )
    return {
      total: this.#groups,
      refusedBefore: count(({ before }) => before === 'deny'),
      refusedAfter: count(({ after }) => after === 'deny'),
      newlyRefused: count(({ before, after }) => before !== 'deny' && after === 'deny'),
      changes: changes.filter(({ groups }) => groups > 0),
    }
  }

  #newKind(key: string, places: readonly number[]): GroupKind {
    const zones = [...new Set(places.map((place) => Math.floor(place / this.#regions)))]
    const before = this.#versions.before.groupMode(zones)
    const after = this.#versions.after.groupMode(zones)
    const kind: GroupKind = {
      number: this.#kinds.length,
      places,
      before,
      after,
      loses: groupModes.indexOf(after) > groupModes.indexOf(before),
      gains: groupModes.indexOf(after) < groupModes.indexOf(before),
      groups: 0,
    }
    this.#byPlaces.set(key, kind)
    this.#kinds.push(kind)
    return kind
  }
}
