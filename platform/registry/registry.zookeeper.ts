/**
 * The registry of a region in ZooKeeper, below one folder:
 *
 *   /alive/<role>/<process>          what it announces; goes with its session
 *   /generations/<role>:<process>    stays; its version is the newest generation
 *   /claims/<topic>:<partition>      who owns the part; goes with its session
 */
import type { Part } from '../event-log/event-log.ts'
import { claimsFolder, ZooKeeperClaims } from './claims.zookeeper.ts'
import { checkDeed, firstSession, type ZooKeeperRegistryOptions } from './founding.zookeeper.ts'
import { aliveFolder, ZooKeeperAnnouncement } from './own-announcement.zookeeper.ts'
import {
  type Announced,
  type Announcement,
  checkAnnouncement,
  type ClaimAnswer,
  type OwnAnnouncement,
  type Owners,
  type ProcessId,
  type Registry,
  RegistryError,
  type RegistryState,
  type Role,
} from './registry.ts'
import { ZooKeeperSession } from './session.zookeeper.ts'
import { announcedReading, ownersReading, WatchedFolder } from './watched-folder.zookeeper.ts'

/** Longer than a pause of a busy process, short enough that people of a dead gateway move on. */
export const sessionTimeoutMs = 8_000

/** Everything is read anew this often, in case a watch was lost. */
const rereadMs = 30_000

/** A lifetime of expiries in a row must not become a flood: at most some sessions a second. */
const newSessionMs = 200

/** Rejects with one sentence, before anything is written, where this cannot be the region's registry. */
export async function openZooKeeperRegistry(self: ProcessId, options: ZooKeeperRegistryOptions): Promise<Registry> {
  const registry = new ZooKeeperRegistry(self, options)
  try {
    await registry.start()
  } catch (caught) {
    await registry.stop()
    throw caught
  }
  return registry
}

class ZooKeeperRegistry implements Registry {
  readonly #self: ProcessId
  readonly #options: ZooKeeperRegistryOptions
  readonly #listeners = new Set<(state: RegistryState) => void>()
  readonly #own = new Map<Role, ZooKeeperAnnouncement>()
  readonly #claims: ZooKeeperClaims
  readonly #lists = new Map<Role, WatchedFolder<readonly Announced[]>>()
  #owners: WatchedFolder<Owners> | undefined
  #session: ZooKeeperSession | undefined
  readonly #reread
  state: RegistryState

  constructor(self: ProcessId, options: ZooKeeperRegistryOptions) {
    this.#self = self
    this.#options = options
    this.state = { type: 'unreachable', sinceMs: options.clock.monotonic() }
    this.#claims = new ZooKeeperClaims(self, this.#failed)
    this.#reread = options.scheduler.every(rereadMs, () => this.#readAll())
  }

  async start(): Promise<void> {
    const session = await firstSession(this.#options, this.#events)
    this.#session = session
    checkDeed(this.#options, (await session.read(''))?.data)
    this.#connected()
  }

  onState(listener: (state: RegistryState) => void): () => void {
    this.#listeners.add(listener)
    return () => void this.#listeners.delete(listener)
  }

  async announce(announcement: Announcement): Promise<OwnAnnouncement> {
    checkAnnouncement(announcement)
    const session = this.#usable()
    const before = this.#own.get(announcement.role)
    if (before?.standing === 'announced') {
      await before.update(announcement)
      return before
    }
    await before?.settle()
    const own = new ZooKeeperAnnouncement(this.#self, announcement, session, this.#failed)
    this.#own.set(announcement.role, own)
    try {
      await own.settle()
    } catch (caught) {
      // It may have been said, and nobody would keep it up to date.
      await own.withdraw()
      throw caught
    }
    if (own.standing === 'superseded')
      throw new RegistryError('superseded', `a newer process is \`${this.#self}\` already`)
    return own
  }

  watch(role: Role, onList: (list: readonly Announced[]) => void): () => void {
    let watched = this.#lists.get(role)
    if (watched === undefined) {
      watched = new WatchedFolder(`${aliveFolder}/${role}`, announcedReading, this.#failed)
      this.#lists.set(role, watched)
      watched.read(this.#session)
    }
    return watched.add(onList)
  }

  async claim(part: Part): Promise<ClaimAnswer> {
    const session = this.#usable()
    this.#watchedOwners()
    return this.#claims.claim(session, part)
  }

  watchOwners(onOwners: (owners: Owners) => void): () => void {
    return this.#watchedOwners().add(onOwners)
  }

  async stop(): Promise<void> {
    if (this.state.type === 'closed') return
    this.#turn({ type: 'closed' })
    this.#reread.cancel()
    for (const watched of [...this.#lists.values(), this.#owners]) watched?.stop()
    this.#claims.loseAll()
    await this.#session?.close()
  }

  readonly #events = {
    connected: (): void => this.#connected(),
    silent: (): void => this.#turn({ type: 'unreachable', sinceMs: this.#options.clock.monotonic() }),
    ended: (): void => this.#expired(),
    tick: (): void => this.#claims.look(),
  }

  #connected(): void {
    const session = this.#session
    // The first time this is called again when the folder has been looked at.
    if (session === undefined || this.state.type === 'closed') return
    this.#turn({ type: 'connected' })
    this.#claims.sweep(session).catch(this.#failed)
    for (const own of this.#own.values()) own.settle(session).catch(this.#failed)
    this.#readAll()
  }

  #expired(): void {
    this.#turn({ type: 'expired', sinceMs: this.#options.clock.monotonic() })
    this.#claims.loseAll()
    this.#options.scheduler.after(newSessionMs, () => {
      if (this.state.type !== 'closed') this.#session = new ZooKeeperSession(this.#options, this.#events)
    })
  }

  #readAll(): void {
    for (const watched of this.#lists.values()) watched.read(this.#session)
    this.#owners?.read(this.#session)
  }

  #watchedOwners(): WatchedFolder<Owners> {
    if (this.#owners === undefined) {
      this.#owners = new WatchedFolder(claimsFolder, ownersReading, this.#failed)
      this.#owners.add((owners) => {
        if (this.#session !== undefined) this.#claims.compare(this.#session, owners)
      })
      this.#owners.read(this.#session)
    }
    return this.#owners
  }

  #usable(): ZooKeeperSession {
    if (this.state.type === 'closed') throw new RegistryError('closed', 'this registry was stopped')
    if (this.state.type !== 'connected' || this.#session === undefined)
      throw new RegistryError('unreachable', 'the registry cannot be reached now: nothing new is given out')
    return this.#session
  }

  #turn(state: RegistryState): void {
    if (this.state.type === 'closed') return
    const isSame = state.type === this.state.type
    this.state = state
    if (!isSame) for (const listener of [...this.#listeners]) listener(state)
  }

  readonly #failed = (caught: unknown): void => {
    if (caught instanceof RegistryError && caught.code === 'unreachable') return
    if (this.state.type !== 'closed') this.#options.onAlarm(caught instanceof Error ? caught.message : String(caught))
  }
}
