/**
 * A population that looks like one: most people live in the home of their zone, most of what they send
 * stays near, groups are small with a few large ones. Everything follows from the seed. Classes and
 * forms are those that the policy's own movements store.
 */
import type { Random } from '../../platform/random.ts'
import { type PolicyDocument, zonesOf } from '../document/policy-document.ts'

export interface PopulationSize {
  readonly people: number
  readonly groups: number
  readonly edges: number
}

interface Kind {
  readonly class: string
  readonly form: string
}

const membersMax = 500
const recordsMax = 12
/** Of a hundred: who lives elsewhere than their zone's home; texts and groups that know no zones; posts to groups. */
const percent = { elsewhere: 2, abroad: 25, posts: 30 } as const

export class SyntheticPopulation {
  readonly #random: Random
  readonly #size: PopulationSize
  readonly #zones: readonly string[]
  readonly #homes: ReadonlyMap<string, readonly string[]>
  readonly #direct: readonly Kind[]
  readonly #posted: readonly Kind[]

  constructor(document: PolicyDocument, size: PopulationSize, random: Random) {
    this.#random = random
    this.#size = size
    this.#zones = zonesOf(document)
    this.#homes = new Map(
      Object.entries(document.zones).map(([zone, { home, failover }]) => [zone, [home, ...failover]]),
    )
    this.#direct = storedBy(document, (movement) => !movement.startsWith('group'))
    this.#posted = storedBy(document, (movement) => movement.startsWith('group'))
  }

  *people(): Generator<object> {
    for (let person = 0; person < this.#size.people; person++) {
      const zone = this.#zones[this.#zoneOf(person)] as string
      const [home, ...others] = this.#homes.get(zone) as readonly [string, ...string[]]
      const elsewhere = others.length > 0 && this.#happens(percent.elsewhere)
      const kept = this.#direct.slice(0, 2).map((kind) => ({ ...kind, ...this.#volume() }))
      yield { person, zone, home: elsewhere ? this.#oneOf(others) : home, kept }
    }
  }

  *groups(): Generator<object> {
    for (let group = 0; group < this.#size.groups; group++) {
      const near = this.#anybody()
      const members = new Set([near])
      const isMixed = this.#happens(percent.abroad)
      for (let left = this.#membersOf() - 1; left > 0; left--)
        members.add(isMixed ? this.#anybody() : this.#neighbourOf(near))
      yield { group, members: [...members] }
    }
  }

  *edges(): Generator<object> {
    for (let edge = 0; edge < this.#size.edges; edge++) {
      const from = this.#anybody()
      const toGroup = this.#size.groups > 0 && this.#posted.length > 0 && this.#happens(percent.posts)
      yield toGroup
        ? { from, group: this.#random.integer(this.#size.groups), ...this.#oneOf(this.#posted), ...this.#volume() }
        : {
            from,
            to: this.#happens(percent.abroad) ? this.#anybody() : this.#neighbourOf(from),
            ...this.#oneOf(this.#direct),
            ...this.#volume(),
          }
    }
  }

  /** People of a zone are every n-th, so that a zone is known without a list of people. */
  #zoneOf(person: number): number {
    return person % this.#zones.length
  }

  #anybody(): number {
    return this.#random.integer(this.#size.people)
  }

  /** Somebody of the same zone. */
  #neighbourOf(person: number): number {
    const other = this.#anybody()
    const near = other - this.#zoneOf(other) + this.#zoneOf(person)
    return near < this.#size.people ? near : Math.max(0, near - this.#zones.length)
  }

  /** Mostly a handful; one in a hundred is large. */
  #membersOf(): number {
    const most = this.#happens(1) ? membersMax : 16
    return 2 + Math.floor(this.#random.fraction() ** 2 * (Math.min(most, this.#size.people) - 1))
  }

  #volume(): { readonly records: number; readonly bytes: number } {
    const records = 1 + this.#random.integer(recordsMax)
    return { records, bytes: records * (80 + this.#random.integer(400)) }
  }

  #happens(ofHundred: number): boolean {
    return this.#random.integer(100) < ofHundred
  }

  #oneOf<T>(list: readonly T[]): T {
    return list[this.#random.integer(list.length)] as T
  }
}

/** What movements store, each kind once. */
function storedBy({ movements = {} }: PolicyDocument, which: (movement: string) => boolean): Kind[] {
  const needs = Object.entries(movements).flatMap(([name, movement]) => (which(name) ? movement.needs : []))
  const kinds = needs.filter(([, op]) => op === 'store').map(([dataClass, , form]) => ({ class: dataClass, form }))
  return [...new Map(kinds.map((kind) => [`${kind.class} ${kind.form}`, kind])).values()]
}
