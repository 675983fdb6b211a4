/**
 * Counts an impact: a population goes in line by line, once, and is not kept. Beside the tallies there
 * are two bytes a person for where they live, four a group for where its members do, and a bit a
 * person for each basis. The count is exact; `impact.reference.ts` asks once a record instead and must
 * come to the same.
 */
import type { Impact, ZoneImpact } from './impact.ts'
import { impactOf } from './impact-sums.ts'
import { GroupKinds } from './group-kinds.ts'
import { PeopleSet } from './people-set.ts'
import type { Edge, Person, PopulationHeader, PopulationSink, PopulationWords, Volume } from './population.ts'
import { BasisSubjects } from './basis-subjects.ts'
import { type LyingCopies, type PurgePlan, purgePlanOf } from './purge-plan.ts'
import type { Way } from './judged-version.ts'
import { closes, type Copy, copyIn, type DirectTally, opens, type Tally, type Versions } from './tally.ts'

/** Where a person lives: zone and home as one number. */
type Place = number

export class ImpactCount implements PopulationSink {
  readonly #versions: Versions
  readonly #words: PopulationWords
  readonly #groups: GroupKinds
  readonly #subjects = new BasisSubjects()
  readonly #kept = new Map<number, Tally>()
  readonly #direct = new Map<number, DirectTally>()
  readonly #posted = new Map<number, Tally>()
  #header: PopulationHeader = { schema: 'meridian/population@1', people: 0, groups: 0, edges: 0 }
  #places = new Uint16Array()
  #people = 0
  #losing = new PeopleSet(0)
  #gaining = new PeopleSet(0)

  constructor(versions: Versions, words: PopulationWords) {
    this.#versions = versions
    this.#words = words
    this.#groups = new GroupKinds(versions, words)
  }

  begin(header: PopulationHeader): void {
    this.#header = header
    this.#places = new Uint16Array(header.people)
    this.#losing = new PeopleSet(header.people)
    this.#gaining = new PeopleSet(header.people)
    this.#groups.begin(header.groups)
    this.#subjects.begin(header.people)
  }

  person({ zone, home, kept }: Person): void {
    const person = this.#people++
    const place = zone * this.#words.regions.length + home
    this.#places[person] = place
    for (const volume of kept) this.#add(this.#keptTally(place, volume.kind), person, volume)
  }

  group(members: readonly number[]): void {
    const group = this.#groups.add(members.map((member) => this.#placeOf(member)))
    if (group.loses) for (const member of members) this.#losing.add(member)
    if (group.gains) for (const member of members) this.#gaining.add(member)
  }

  edge(edge: Edge): void {
    if (edge.toGroup) return this.#add(this.#postedTally(this.#placeOf(edge.from), edge), edge.from, edge)
    const tally = this.#directTally(this.#placeOf(edge.from), this.#placeOf(edge.to), edge.kind)
    this.#add(tally, edge.from, edge)
    if (tally.closes) this.#losing.add(edge.to)
    if (tally.opens) this.#gaining.add(edge.to)
  }

  /** Groups whose mode is another one, in the order of their numbers. */
  changedGroups = () => this.#groups.changed()

  impact(): Impact {
    const { people, groups, edges } = this.#header
    return impactOf({
      versions: this.#versions,
      words: this.#words,
      population: { people, groups, edges },
      people: this.#zones(),
      groups: this.#groups.impact(),
      copies: [...this.#kept.values(), ...this.#direct.values(), ...this.#posted.values()],
      exchanges: [...this.#direct.values()],
      bases: this.#subjects.counts(),
    })
  }

  /** What lies where the new version does not let it, whatever let it there. */
  purgePlan(): PurgePlan {
    const ways = { kept: this.#kept, sent: this.#direct, posted: this.#posted } as const
    const copies = (Object.keys(ways) as Way[]).flatMap((way) =>
      [...ways[way].values()].flatMap((tally) => lying(tally, way)),
    )
    return purgePlanOf(this.#versions.after, this.#words, copies)
  }

  #add(tally: Tally, author: number, { records, bytes }: Volume): void {
    tally.edges += 1
    tally.records += records
    tally.bytes += bytes
    for (const subjects of tally.subjectOf) subjects.add(author)
    if (tally.closes) this.#losing.add(author)
    if (tally.opens) this.#gaining.add(author)
  }

  #keptTally(place: Place, kind: number): Tally {
    return memoized(this.#kept, place * this.#kinds + kind, () => {
      const [zone, home] = this.#zoneAndHome(place)
      return this.#newTally(zone, kind, [copyIn(this.#versions, 'kept', zone, kind, home)])
    })
  }

  #directTally(from: Place, to: Place, kind: number): DirectTally {
    const key = (from * this.#words.zones.length * this.#words.regions.length + to) * this.#kinds + kind
    return memoized(this.#direct, key, () => {
      const [zone] = this.#zoneAndHome(from)
      const [toZone, region] = this.#zoneAndHome(to)
      const { before, after } = this.#versions
      const reachedBefore = before.reaches(zone, toZone, kind, region)
      const reachesAfter = after.reaches(zone, toZone, kind, region)
      const tally = this.#newTally(zone, kind, [copyIn(this.#versions, 'sent', zone, kind, region)])
      return {
        ...tally,
        toZone,
        unreachable: reachedBefore && !reachesAfter,
        reachable: !reachedBefore && reachesAfter,
        closes: tally.closes || (reachedBefore && !reachesAfter),
        opens: tally.opens || (!reachedBefore && reachesAfter),
      }
    })
  }

  /** A post is copied once to each region that has members and is not the author's home. */
  #postedTally(from: Place, { to, kind }: Edge): Tally {
    const group = this.#groups.of(to)
    return memoized(this.#posted, (from * this.#groups.countMax + group.number) * this.#kinds + kind, () => {
      const [zone, home] = this.#zoneAndHome(from)
      const regions = [...new Set(group.places.map((place) => this.#zoneAndHome(place)[1]))]
      const abroad = regions.filter((region) => region !== home)
      return this.#newTally(
        zone,
        kind,
        abroad.map((region) => copyIn(this.#versions, 'posted', zone, kind, region)),
      )
    })
  }

  #newTally(zone: number, kind: number, copies: readonly Copy[]): Tally {
    return {
      zone,
      kind,
      copies,
      subjectOf: this.#subjects.of(copies),
      closes: copies.some(closes),
      opens: copies.some(opens),
      edges: 0,
      records: 0,
      bytes: 0,
    }
  }

  get #kinds(): number {
    return this.#words.classes.length * this.#words.forms.length
  }

  #placeOf(person: number): Place {
    return this.#places[person] ?? 0
  }

  #zoneAndHome(place: Place): readonly [zone: number, home: number] {
    const regions = this.#words.regions.length
    return [Math.floor(place / regions), place % regions]
  }

  #zones(): ZoneImpact[] {
    const zones = this.#words.zones.map((zone) => ({ zone, people: 0, losing: 0, gaining: 0 }))
    for (let person = 0; person < this.#people; person++) {
      const [zone] = this.#zoneAndHome(this.#placeOf(person))
      const count = zones[zone] as (typeof zones)[number]
      count.people += 1
      if (this.#losing.has(person)) count.losing += 1
      if (this.#gaining.has(person)) count.gaining += 1
    }
    return zones
  }
}

const lying = ({ copies, zone, kind, records, bytes }: Tally, way: Way): LyingCopies[] =>
  copies.filter(({ after }) => !after.allowed).map(({ region }) => ({ zone, kind, way, region, records, bytes }))

function memoized<Value>(known: Map<number, Value>, key: number, make: () => Value): Value {
  const found = known.get(key)
  if (found !== undefined) return found
  const made = make()
  known.set(key, made)
  return made
}
