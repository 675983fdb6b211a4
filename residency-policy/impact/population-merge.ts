/**
 * Pages of several regions put together to one population: keyed hashes become numbers in the order in
 * which they are told, so the same regions give the same files. All people come before the first tie.
 *
 * Regions count no bytes, and what one person keeps at home of what they wrote is what they have sent.
 */
import type { PersonSeen, TieSeen } from './population-pages.ts'
import type { PopulationSize } from './synthetic.ts'

const direct = { class: 'msg.body', form: 'plain' } as const
const posted = { class: 'group.body', form: 'plain' } as const

interface Known {
  readonly zone: string
  readonly home: string
  sent: number
  posted: number
}

interface Sent {
  readonly from: number
  readonly to: string
  readonly records: number
}

export class PopulationMerge {
  readonly #numbers = new Map<string, number>()
  readonly #people: Known[] = []
  readonly #members = new Map<string, number[]>()
  readonly #sent: Sent[] = []
  readonly #posted: Sent[] = []
  #stray = 0

  /** Somebody whom two regions tell of is being moved: the first counts. */
  person(home: string, { person, zone }: PersonSeen): void {
    if (this.#numbers.has(person)) return
    this.#numbers.set(person, this.#people.length)
    this.#people.push({ zone, home, sent: 0, posted: 0 })
  }

  tie({ from, to, group, records, member }: TieSeen): void {
    const number = this.#numbers.get(from)
    const person = number === undefined ? undefined : this.#people[number]
    // Signed up since the people were told.
    if (number === undefined || person === undefined) return
    if (group !== undefined) {
      if (member) this.#membersOf(group).push(number)
      if (records > 0) this.#posted.push({ from: number, to: group, records })
      person.posted += records
    } else if (to !== undefined && records > 0) {
      person.sent += records
      if (this.#numbers.has(to)) this.#sent.push({ from: number, to, records })
      else this.#stray += 1
    }
  }

  /** Ties to people of regions that were not asked: they are in no file. */
  get stray(): number {
    return this.#stray
  }

  size(): PopulationSize {
    const edges = this.#sent.length + this.#posted.filter(({ to }) => this.#members.has(to)).length
    return { people: this.#people.length, groups: this.#members.size, edges }
  }

  *people(): Generator<object> {
    for (const [person, { zone, home, sent, posted: posts }] of this.#people.entries()) {
      const kept = [
        ...(sent > 0 ? [{ ...direct, records: sent, bytes: 0 }] : []),
        ...(posts > 0 ? [{ ...posted, records: posts, bytes: 0 }] : []),
      ]
      yield { person, zone, home, ...(kept.length > 0 && { kept }) }
    }
  }

  *groups(): Generator<object> {
    for (const [group, members] of [...this.#members.values()].entries()) yield { group, members }
  }

  *edges(): Generator<object> {
    for (const { from, to, records } of this.#sent)
      yield { from, to: this.#numbers.get(to), ...direct, records, bytes: 0 }
    const groups = new Map([...this.#members.keys()].map((key, number) => [key, number]))
    for (const { from, to, records } of this.#posted) {
      const group = groups.get(to)
      // All its members have left it: it reaches nobody any more.
      if (group !== undefined) yield { from, group, ...posted, records, bytes: 0 }
    }
  }

  #membersOf(group: string): number[] {
    const members = this.#members.get(group) ?? []
    this.#members.set(group, members)
    return members
  }
}
