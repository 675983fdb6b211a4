/**
 * Who lives where (I7): for each id its home region, its part there and its residency epoch. The
 * sender's side stamps this into records; it is a route, not a truth: a part that somebody has left
 * forwards, so an entry that is a moment old costs a hop and never a message.
 *
 * In front of the store lies a bounded table of the entries used last. The hot path asks with the
 * key it already has and gets the entry without a promise; the hash is computed only on a miss.
 * What is not known is not remembered, or a person who has just signed up would stay unknown.
 *
 * The part is chosen once and stored (W21), so the number of parts may grow.
 */
import type { ImmediateMac } from '../../platform/mac.ts'
import type { Random } from '../../platform/random.ts'
import { bytesOfKey, type GroupKey, type UserKey } from '../../protocol/ids.ts'
import { type DirectoryStore, type HomeEntry, type HomeHash, homesPerPut, type StoredHome } from './directory-store.ts'

/** People and groups have a directory each; the keys of both are 128 random bits. */
export type HomeKey = UserKey | GroupKey

export interface DirectoryOptions {
  readonly store: DirectoryStore
  readonly mac: ImmediateMac
  /** The secret `k`, the same in all regions of an installation, or they could not find each other's people. */
  readonly secret: Uint8Array
  /** This region's number in `protocol/places.ts`. */
  readonly region: number
  /** How many parts people are spread over. */
  readonly parts: number
  readonly random: Random
  /** Entries kept in memory, about 200 bytes each. The default serves the talk of an hour on one worker. */
  readonly keptMax?: number
}

export class Directory {
  readonly #options: DirectoryOptions
  readonly #loads: number[]
  readonly #kept: RecentHomes
  readonly #listeners = new Set<(homes: readonly StoredHome[]) => void>()
  /** Rises with every put: an answer that was on its way meanwhile may be old and is not remembered. */
  #changes = 0

  /** Reads how many people live in each part. */
  static async open(options: DirectoryOptions): Promise<Directory> {
    return new Directory(options, await options.store.loadOfParts())
  }

  private constructor(options: DirectoryOptions, loads: ReadonlyMap<number, number>) {
    this.#options = options
    this.#loads = Array.from({ length: options.parts }, (_, part) => loads.get(part) ?? 0)
    this.#kept = new RecentHomes(options.keptMax ?? 200_000)
  }

  /** The entry, at once if it was used lately or the store answers at once. Undefined: nobody knows this id here. */
  lookup(key: HomeKey): HomeEntry | undefined | Promise<HomeEntry | undefined> {
    const kept = this.#kept.get(key)
    if (kept !== undefined) return kept
    const hash = this.hashOf(key)
    const found = this.#options.store.get(hash)
    if (!(found instanceof Promise)) return this.#remember(key, hash, found)
    const changes = this.#changes
    return found.then((entry) => (changes === this.#changes ? this.#remember(key, hash, entry) : entry))
  }

  /** What is stored under a hash, for a region that asks without saying who. */
  entryAt(hash: HomeHash): HomeEntry | undefined | Promise<HomeEntry | undefined> {
    return this.#options.store.get(hash)
  }

  /** Gives `key` a home here, in the part with the fewest people. Who has an entry already keeps it. */
  async createHome(key: HomeKey, zone: number): Promise<HomeEntry> {
    const [entry] = await this.createHomes([{ key, zone }])
    return entry as HomeEntry
  }

  /** The same for many, in transactions of `homesPerPut`; answers in the order asked. */
  async createHomes(people: readonly { readonly key: HomeKey; readonly zone: number }[]): Promise<HomeEntry[]> {
    const entries: HomeEntry[] = []
    for (let from = 0; from < people.length; from += homesPerPut) {
      const planned = [...this.#loads]
      const offered = people.slice(from, from + homesPerPut).map(({ key, zone }) => this.#offer(key, zone, planned))
      const taken = await this.put(offered)
      for (const [at, home] of offered.entries()) {
        if (taken[at]) this.#loads[home.part] = (this.#loads[home.part] as number) + 1
        const stored = taken[at] ? home : await this.#options.store.get(home.hash)
        if (stored === undefined) throw new Error('a home entry was neither taken nor there')
        entries.push({ region: stored.region, part: stored.part, zone: stored.zone, epoch: stored.epoch })
      }
    }
    return entries
  }

  /**
   * Stores what another region says about its people, or what an `adopt` says about ours; older
   * entries are ignored. For each whether it was taken.
   */
  async put(homes: readonly StoredHome[]): Promise<readonly boolean[]> {
    const taken: boolean[] = []
    for (let from = 0; from < homes.length; from += homesPerPut) {
      taken.push(...(await this.#options.store.put(homes.slice(from, from + homesPerPut))))
    }
    this.#changes++
    const fresh = homes.filter((_, at) => taken[at])
    for (const { hash } of fresh) this.#kept.forget(hash)
    const ours = fresh.filter((home) => home.here)
    if (ours.length > 0) for (const listener of this.#listeners) listener(ours)
    return taken
  }

  /** An entry as another region sent it: a hash, since the id stays where the person lives. */
  entryFor(hash: HomeHash, entry: HomeEntry): StoredHome {
    return { hash, here: entry.region === this.#options.region, ...entry }
  }

  /** Calls `listener` with entries of people at home here, after they were stored: they are to be spread. */
  onHomeHere(listener: (homes: readonly StoredHome[]) => void): () => void {
    this.#listeners.add(listener)
    return () => this.#listeners.delete(listener)
  }

  /** Those at home here, in pages: for telling a region everything anew. */
  pageHere(after: HomeHash | undefined, limit: number): Promise<readonly StoredHome[]> {
    return this.#options.store.pageHere(after, limit)
  }

  hashOf(key: HomeKey): HomeHash {
    const hash = this.#options.mac.sign(this.#options.secret, bytesOfKey(key))
    return String.fromCharCode(...hash.subarray(0, 16)) as HomeHash
  }

  /** People at home here by part. */
  get loads(): readonly number[] {
    return this.#loads
  }

  #offer(key: HomeKey, zone: number, planned: number[]): StoredHome {
    const part = leastLoaded(planned, this.#options.random)
    planned[part] = (planned[part] as number) + 1
    return this.entryFor(this.hashOf(key), { region: this.#options.region, part, zone, epoch: 0 })
  }

  #remember(key: HomeKey, hash: HomeHash, entry: HomeEntry | undefined): HomeEntry | undefined {
    if (entry !== undefined) this.#kept.set(key, hash, entry)
    return entry
  }
}

/** Among equals chance decides, so that several processes do not fill the same part. */
function leastLoaded(loads: readonly number[], random: Random): number {
  const least = Math.min(...loads)
  const candidates = loads.flatMap((load, part) => (load === least ? [part] : []))
  return candidates[random.integer(candidates.length)] as number
}

/**
 * The entries used last, in two generations: what is used moves into the young one; when that is
 * full, the old one is dropped. Nearly as good as exact order of use, and a hit writes nothing.
 */
class RecentHomes {
  readonly #generationMax: number
  #young = new Map<HomeKey, Kept>()
  #old = new Map<HomeKey, Kept>()
  /** Entries arrive by hash, look-ups by key. */
  #keyOf = new Map<HomeHash, HomeKey>()

  constructor(max: number) {
    this.#generationMax = Math.max(1, Math.ceil(max / 2))
  }

  get(key: HomeKey): HomeEntry | undefined {
    const young = this.#young.get(key)
    if (young !== undefined) return young.entry
    const old = this.#old.get(key)
    if (old === undefined) return undefined
    this.#old.delete(key)
    this.#add(key, old)
    return old.entry
  }

  set(key: HomeKey, hash: HomeHash, entry: HomeEntry): void {
    this.#keyOf.set(hash, key)
    this.#add(key, { hash, entry })
  }

  forget(hash: HomeHash): void {
    const key = this.#keyOf.get(hash)
    if (key === undefined) return
    this.#keyOf.delete(hash)
    this.#young.delete(key)
    this.#old.delete(key)
  }

  #add(key: HomeKey, kept: Kept): void {
    this.#young.set(key, kept)
    if (this.#young.size < this.#generationMax) return
    for (const { hash } of this.#old.values()) this.#keyOf.delete(hash)
    this.#old = this.#young
    this.#young = new Map()
  }
}

interface Kept {
  readonly hash: HomeHash
  readonly entry: HomeEntry
}
