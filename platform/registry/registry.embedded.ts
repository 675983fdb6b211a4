/**
 * The registry of a region that is one process: tables in memory, and each part of the process joins
 * under a name of its own. There is nothing to be reached, so it is connected until it is closed, and a
 * claim is held until it is given up. Generations and tokens begin anew with the process, as do all
 * who could remember them.
 */
import type { Part } from '../event-log/event-log.ts'
import {
  type Announced,
  type Announcement,
  checkAnnouncement,
  type Claim,
  type ClaimAnswer,
  type ClaimStanding,
  type Owner,
  type OwnAnnouncement,
  type Owners,
  partName,
  type ProcessId,
  type Registry,
  RegistryError,
  type RegistryState,
  type Role,
} from './registry.ts'

export class EmbeddedRegistry {
  readonly #announced = new Map<string, Announced>()
  readonly #generations = new Map<string, number>()
  readonly #owners = new Map<string, Owner>()
  readonly #watchers = new Map<(list: readonly Announced[]) => void, Role>()
  readonly #ownerWatchers = new Set<(owners: Owners) => void>()
  #lastToken = 0n

  join(self: ProcessId): Registry {
    return new Member(this, self)
  }

  nextGeneration(key: string): number {
    const generation = (this.#generations.get(key) ?? 0) + 1
    this.#generations.set(key, generation)
    return generation
  }

  isNewest(key: string, generation: number): boolean {
    return this.#generations.get(key) === generation
  }

  show(key: string, announced: Announced): void {
    this.#announced.set(key, announced)
    this.#tell(announced.role)
  }

  hide(key: string, role: Role): void {
    if (this.#announced.delete(key)) this.#tell(role)
  }

  list(role: Role): readonly Announced[] {
    return [...this.#announced.values()].filter((one) => one.role === role).sort((a, b) => (a.id < b.id ? -1 : 1))
  }

  watch(role: Role, onList: (list: readonly Announced[]) => void): () => void {
    const watcher = (list: readonly Announced[]): void => onList(list)
    this.#watchers.set(watcher, role)
    watcher(this.list(role))
    return () => void this.#watchers.delete(watcher)
  }

  /** Who has it already, or the new owner. */
  own(name: string, id: ProcessId): { readonly taken: boolean; readonly owner: Owner } {
    const before = this.#owners.get(name)
    if (before !== undefined) return { taken: true, owner: before }
    const owner = { id, token: ++this.#lastToken }
    this.#owners.set(name, owner)
    this.#tellOwners()
    return { taken: false, owner }
  }

  disown(name: string): void {
    if (this.#owners.delete(name)) this.#tellOwners()
  }

  watchOwners(onOwners: (owners: Owners) => void): () => void {
    const watcher = (owners: Owners): void => onOwners(owners)
    this.#ownerWatchers.add(watcher)
    watcher(new Map(this.#owners))
    return () => void this.#ownerWatchers.delete(watcher)
  }

  #tell(role: Role): void {
    const list = this.list(role)
    for (const [watcher, wanted] of [...this.#watchers]) if (wanted === role) watcher(list)
  }

  #tellOwners(): void {
    const owners = new Map(this.#owners)
    for (const watcher of [...this.#ownerWatchers]) watcher(owners)
  }
}

/** One process's view. */
class Member implements Registry {
  readonly #house: EmbeddedRegistry
  readonly #self: ProcessId
  readonly #listeners = new Set<(state: RegistryState) => void>()
  readonly #own = new Map<Role, EmbeddedAnnouncement>()
  readonly #claims = new Set<EmbeddedClaim>()
  readonly #watches = new Set<() => void>()
  state: RegistryState = { type: 'connected' }

  constructor(house: EmbeddedRegistry, self: ProcessId) {
    this.#house = house
    this.#self = self
  }

  onState(listener: (state: RegistryState) => void): () => void {
    this.#listeners.add(listener)
    return () => void this.#listeners.delete(listener)
  }

  async announce(announcement: Announcement): Promise<OwnAnnouncement> {
    this.#checkOpen()
    checkAnnouncement(announcement)
    const before = this.#own.get(announcement.role)
    if (before?.standing === 'announced') {
      await before.update(announcement)
      return before
    }
    const own = new EmbeddedAnnouncement(this.#house, this.#self, announcement)
    this.#own.set(announcement.role, own)
    return own
  }

  watch(role: Role, onList: (list: readonly Announced[]) => void): () => void {
    return this.#watching(this.#house.watch(role, onList))
  }

  async claim(part: Part): Promise<ClaimAnswer> {
    this.#checkOpen()
    const { taken, owner } = this.#house.own(partName(part), this.#self)
    if (taken) return { type: 'taken', owner }
    const claim = new EmbeddedClaim(this.#house, part, owner.token, () => this.#claims.delete(claim))
    this.#claims.add(claim)
    return { type: 'claimed', claim }
  }

  watchOwners(onOwners: (owners: Owners) => void): () => void {
    return this.#watching(this.#house.watchOwners(onOwners))
  }

  async stop(): Promise<void> {
    if (this.state.type === 'closed') return
    this.state = { type: 'closed' }
    for (const end of [...this.#watches]) end()
    for (const own of this.#own.values()) await own.withdraw()
    for (const claim of [...this.#claims]) await claim.release()
    for (const listener of [...this.#listeners]) listener(this.state)
  }

  #watching(end: () => void): () => void {
    this.#watches.add(end)
    return () => {
      this.#watches.delete(end)
      end()
    }
  }

  #checkOpen(): void {
    if (this.state.type === 'closed') throw new RegistryError('closed', 'this registry was stopped')
  }
}

class EmbeddedAnnouncement implements OwnAnnouncement {
  readonly #house: EmbeddedRegistry
  readonly #key: string
  #announced: Announced
  #withdrawn = false

  constructor(house: EmbeddedRegistry, id: ProcessId, announcement: Announcement) {
    this.#house = house
    this.#key = `${announcement.role} ${id}`
    this.#announced = { ...announcement, id, generation: house.nextGeneration(this.#key) }
    house.show(this.#key, this.#announced)
  }

  get role(): Role {
    return this.#announced.role
  }

  get standing(): OwnAnnouncement['standing'] {
    if (this.#withdrawn) return 'withdrawn'
    return this.#house.isNewest(this.#key, this.#announced.generation) ? 'announced' : 'superseded'
  }

  async update(change: Partial<Omit<Announcement, 'role'>>): Promise<void> {
    const changed = { ...this.#announced, ...change }
    checkAnnouncement(changed)
    if (this.standing === 'superseded')
      throw new RegistryError('superseded', `a newer process is \`${this.#announced.id}\` now`)
    if (this.#withdrawn) throw new RegistryError('closed', 'this announcement was withdrawn')
    this.#announced = changed
    this.#house.show(this.#key, changed)
  }

  async withdraw(): Promise<void> {
    if (this.standing === 'announced') this.#house.hide(this.#key, this.#announced.role)
    this.#withdrawn = true
  }
}

class EmbeddedClaim implements Claim {
  readonly part: Part
  readonly token: bigint
  readonly #house: EmbeddedRegistry
  readonly #onEnd: () => void
  readonly #listeners = new Set<(standing: ClaimStanding) => void>()
  #lost = false

  constructor(house: EmbeddedRegistry, part: Part, token: bigint, onEnd: () => void) {
    this.#house = house
    this.part = part
    this.token = token
    this.#onEnd = onEnd
  }

  standing(): ClaimStanding {
    return this.#lost ? 'lost' : 'held'
  }

  onChange(listener: (standing: ClaimStanding) => void): () => void {
    this.#listeners.add(listener)
    return () => void this.#listeners.delete(listener)
  }

  async release(): Promise<void> {
    if (this.#lost) return
    this.#lost = true
    this.#onEnd()
    // Its owner hears it before anybody else can have the part.
    for (const listener of [...this.#listeners]) listener('lost')
    this.#house.disown(partName(this.part))
  }
}
