/**
 * What this process announces in one role, kept in ZooKeeper over sessions.
 *
 * Each (role, process) has a node that stays, whose version is the newest generation. A process takes
 * the next generation when it first announces itself and after each session that expired, the latter
 * only if nobody has taken one since its own. What is announced is a second node, which goes with the
 * session, and every change of it is one transaction with a check of the generation. So a handler of
 * an old session, or a process that stood still while its successor started, changes nothing (FC-088).
 */
import {
  type Announcement,
  checkAnnouncement,
  type OwnAnnouncement,
  type ProcessId,
  RegistryError,
  type Role,
} from './registry.ts'
import { type Change, isRefusal, type Node, type ZooKeeperSession } from './session.zookeeper.ts'

export const aliveFolder = '/alive'
export const generationsFolder = '/generations'
/** `/` would open a folder. */
export const nameOf = (id: ProcessId): string => id.replaceAll('/', ':')
export const idOf = (name: string): ProcessId => name.replaceAll(':', '/') as ProcessId

/** Tries against changes of others in between; each try means that somebody else got through. */
const triesMax = 10

export class ZooKeeperAnnouncement implements OwnAnnouncement {
  readonly #id: ProcessId
  readonly #alive: string
  readonly #generations: string
  readonly #onFailure: (caught: unknown) => void
  #wanted: Announcement
  #session: ZooKeeperSession
  #generation: { readonly number: number; readonly session: string } | undefined
  #turn: Promise<void> = Promise.resolve()
  standing: OwnAnnouncement['standing'] = 'announced'

  constructor(id: ProcessId, wanted: Announcement, session: ZooKeeperSession, onFailure: (caught: unknown) => void) {
    this.#id = id
    this.#alive = `${aliveFolder}/${wanted.role}/${nameOf(id)}`
    this.#generations = `${generationsFolder}/${wanted.role}:${nameOf(id)}`
    this.#wanted = wanted
    this.#session = session
    this.#onFailure = onFailure
  }

  get role(): Role {
    return this.#wanted.role
  }

  async update(change: Partial<Omit<Announcement, 'role'>>): Promise<void> {
    const wanted = { ...this.#wanted, ...change }
    checkAnnouncement(wanted)
    this.#checkStanding()
    this.#wanted = wanted
    try {
      await this.settle()
    } catch (caught) {
      if (!isUnreachable(caught)) throw caught
    }
    this.#checkStanding()
  }

  async withdraw(): Promise<void> {
    if (this.standing !== 'announced') return
    this.standing = 'withdrawn'
    await this.settle().catch(this.#onFailure)
  }

  /** Makes ZooKeeper say what is wanted. Called again when a session is back, or a new one is there. */
  settle(session = this.#session): Promise<void> {
    this.#session = session
    const turn = this.#turn.then(() => this.#settle(session))
    // The next turn begins after this one, whatever came of it.
    this.#turn = turn.catch(() => {})
    return turn
  }

  #checkStanding(): void {
    if (this.standing === 'superseded') throw new RegistryError('superseded', `a newer process is \`${this.#id}\` now`)
    if (this.standing === 'withdrawn') throw new RegistryError('closed', 'this announcement was withdrawn')
  }

  async #settle(session: ZooKeeperSession): Promise<void> {
    if (session !== this.#session) return
    if (this.standing === 'withdrawn') return this.#remove(session)
    const generation = await this.#generationIn(session)
    for (let tries = 0; tries < triesMax && generation !== undefined && this.standing === 'announced'; tries++) {
      const node = await session.read(this.#alive, this.#onEvent)
      const data = JSON.stringify({ ...this.#wanted, generation })
      if (node?.data === data && node.session === session.id) return
      try {
        const check = { type: 'check', path: this.#generations, version: generation } as const
        await session.commit([check, ...this.#changes(session, node, data)])
      } catch (caught) {
        if (isRefusal(caught, 'BAD_VERSION')) this.standing = 'superseded'
        else if (!isRefusal(caught, 'NO_NODE', 'NODE_EXISTS')) throw caught
      }
    }
  }

  #changes(session: ZooKeeperSession, node: Node | undefined, data: string): readonly Change[] {
    const path = this.#alive
    if (node?.session === session.id) return [{ type: 'write', path, data }]
    const create = { type: 'create', path, data } as const
    // Of an older session or process: it would vanish with that one.
    return node === undefined ? [create] : [{ type: 'remove', path }, create]
  }

  /** Undefined when a newer process has taken one. */
  async #generationIn(session: ZooKeeperSession): Promise<number | undefined> {
    const before = this.#generation
    if (before?.session === session.id) return before.number
    const number = await this.#nextGeneration(session, before?.number)
    if (number === undefined) this.standing = 'superseded'
    else this.#generation = { number, session: session.id }
    return number
  }

  async #nextGeneration(session: ZooKeeperSession, after: number | undefined): Promise<number | undefined> {
    try {
      if (after === undefined) await session.create(this.#generations, '', 'stays')
    } catch (caught) {
      if (!isRefusal(caught, 'NODE_EXISTS')) throw caught
    }
    try {
      return await session.write(this.#generations, session.id, after)
    } catch (caught) {
      if (!isRefusal(caught, 'BAD_VERSION')) throw caught
      // Perhaps our own try, whose answer was lost.
      const node = await session.read(this.#generations)
      return node?.data === session.id ? node.version : undefined
    }
  }

  async #remove(session: ZooKeeperSession): Promise<void> {
    const node = await session.read(this.#alive)
    if (node?.session !== session.id) return
    try {
      await session.remove(this.#alive)
    } catch (caught) {
      if (!isRefusal(caught, 'NO_NODE')) throw caught
    }
  }

  /** Somebody has changed our node: a newer process, or an operator by hand. */
  readonly #onEvent = (): void => {
    if (this.standing === 'announced') this.settle().catch(this.#onFailure)
  }
}

const isUnreachable = (caught: unknown): boolean => caught instanceof RegistryError && caught.code === 'unreachable'
