/**
 * Claims of this process. A claim is a node that goes with the session; its token is the number of the
 * change that made it (czxid), which ZooKeeper never gives twice and only raises. It is held while the
 * watchdog proves the session, and found out to be lost when the session has expired or the node is
 * another one, because an operator took it away.
 */
import type { Part } from '../event-log/event-log.ts'
import {
  type Claim,
  type ClaimAnswer,
  type ClaimStanding,
  type Owner,
  partName,
  type ProcessId,
  RegistryError,
} from './registry.ts'
import { isRefusal, type Node, type ZooKeeperSession } from './session.zookeeper.ts'

export const claimsFolder = '/claims'

/** Each try more means that a part was given up and taken again between two answers. */
const triesMax = 10

const pathOf = (name: string): string => `${claimsFolder}/${name}`

export class ZooKeeperClaims {
  readonly #self: ProcessId
  readonly #onFailure: (caught: unknown) => void
  readonly #claims = new Map<string, ZooKeeperClaim>()
  /** Parts that may have a node of our session and no claim: given up, or never answered. */
  readonly #leftOver = new Set<string>()
  readonly #clearing = new Map<string, Promise<void>>()

  constructor(self: ProcessId, onFailure: (caught: unknown) => void) {
    this.#self = self
    this.#onFailure = onFailure
  }

  async claim(session: ZooKeeperSession, part: Part): Promise<ClaimAnswer> {
    const name = partName(part)
    await this.#clearing.get(name)
    await session.prove()
    try {
      for (let tries = 0; tries < triesMax; tries++) {
        const node = await session.read(pathOf(name))
        if (node !== undefined) return this.#answer(session, part, node)
        await session.create(pathOf(name), JSON.stringify({ id: this.#self }), 'goes').catch((caught: unknown) => {
          if (!isRefusal(caught, 'NODE_EXISTS')) throw caught
        })
      }
      throw new RegistryError('unreachable', `the owner of ${name} changes all the time`)
    } catch (caught) {
      if (!this.#claims.has(name)) this.#leftOver.add(name)
      throw caught
    }
  }

  #answer(session: ZooKeeperSession, part: Part, node: Node): ClaimAnswer {
    const name = partName(part)
    const owner = ownerOf(node) ?? { id: 'unknown' as ProcessId, token: node.created }
    if (node.session !== session.id || this.#claims.has(name)) return { type: 'taken', owner }
    this.#leftOver.delete(name)
    const claim = new ZooKeeperClaim(session, part, node.created, () => {
      this.#claims.delete(name)
      this.#leftOver.add(name)
      return this.#clear(session, name)
    })
    this.#claims.set(name, claim)
    return { type: 'claimed', claim }
  }

  /** The session is back: what may have been left behind goes. */
  async sweep(session: ZooKeeperSession): Promise<void> {
    for (const name of [...this.#leftOver]) await this.#clear(session, name)
  }

  /** Time has passed: claims may have turned. */
  look(): void {
    for (const claim of this.#claims.values()) claim.tell()
  }

  /** The session has ended, and with it everything that went with it. */
  loseAll(): void {
    const claims = [...this.#claims.values()]
    this.#claims.clear()
    this.#leftOver.clear()
    for (const claim of claims) claim.lose()
  }

  /** What ZooKeeper says of owners; a claim that it does not name may be newer than that. */
  compare(session: ZooKeeperSession, owners: ReadonlyMap<string, Owner>): void {
    for (const [name, claim] of this.#claims)
      if (owners.get(name)?.token !== claim.token) this.#verify(session, name, claim).catch(this.#onFailure)
  }

  async #verify(session: ZooKeeperSession, name: string, claim: ZooKeeperClaim): Promise<void> {
    const node = await session.read(pathOf(name))
    if (node?.created === claim.token) return
    if (this.#claims.get(name) === claim) this.#claims.delete(name)
    claim.lose()
  }

  /** Resolves also where it cannot be done now: then it is done when the session is back. */
  #clear(session: ZooKeeperSession, name: string): Promise<void> {
    const clearing = this.#removeOwn(session, name)
      .catch(this.#onFailure)
      .finally(() => {
        if (this.#clearing.get(name) === clearing) this.#clearing.delete(name)
      })
    this.#clearing.set(name, clearing)
    return clearing
  }

  async #removeOwn(session: ZooKeeperSession, name: string): Promise<void> {
    const node = await session.read(pathOf(name))
    if (node?.session === session.id && !this.#claims.has(name)) {
      await session.remove(pathOf(name)).catch((caught: unknown) => {
        if (!isRefusal(caught, 'NO_NODE')) throw caught
      })
    }
    this.#leftOver.delete(name)
  }
}

/** Undefined for a node that nobody can read. */
export function ownerOf(node: Node): Owner | undefined {
  try {
    const { id } = JSON.parse(node.data) as { readonly id: ProcessId }
    return { id, token: node.created }
  } catch {
    return undefined
  }
}

class ZooKeeperClaim implements Claim {
  readonly part: Part
  readonly token: bigint
  readonly #session: ZooKeeperSession
  readonly #onRelease: () => Promise<void>
  readonly #listeners = new Set<(standing: ClaimStanding) => void>()
  #told: ClaimStanding = 'held'
  #lost = false

  constructor(session: ZooKeeperSession, part: Part, token: bigint, onRelease: () => Promise<void>) {
    this.#session = session
    this.part = part
    this.token = token
    this.#onRelease = onRelease
  }

  standing(): ClaimStanding {
    if (this.#lost) return 'lost'
    return this.#session.isProven() ? 'held' : 'unproven'
  }

  onChange(listener: (standing: ClaimStanding) => void): () => void {
    this.#listeners.add(listener)
    return () => void this.#listeners.delete(listener)
  }

  async release(): Promise<void> {
    if (this.#lost) return
    this.lose()
    await this.#onRelease()
  }

  lose(): void {
    this.#lost = true
    this.tell()
  }

  tell(): void {
    const standing = this.standing()
    if (standing === this.#told) return
    this.#told = standing
    for (const listener of [...this.#listeners]) listener(standing)
  }
}
