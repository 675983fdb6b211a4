/** A folder of ZooKeeper as one value, and the two values that a registry is read as. */
import { ownerOf } from './claims.zookeeper.ts'
import { LiveNodes } from './live-nodes.zookeeper.ts'
import { idOf } from './own-announcement.zookeeper.ts'
import { type Announced, checkAnnouncement, type Owner, type Owners, sameAnnounced } from './registry.ts'
import type { Node, ZooKeeperSession } from './session.zookeeper.ts'

export interface Reading<Value> {
  valueOf(nodes: ReadonlyMap<string, Node>): Value
  isSame(a: Value, b: Value): boolean
}

/** Told to whoever watches when it differs from the last. */
export class WatchedFolder<Value> {
  readonly #nodes: LiveNodes
  readonly #listeners = new Set<(value: Value) => void>()
  #value: Value | undefined

  constructor(folder: string, { valueOf, isSame }: Reading<Value>, onFailure: (caught: unknown) => void) {
    const onNodes = (nodes: ReadonlyMap<string, Node>): void => {
      const value = valueOf(nodes)
      if (this.#value !== undefined && isSame(this.#value, value)) return
      this.#value = value
      for (const listener of [...this.#listeners]) listener(value)
    }
    this.#nodes = new LiveNodes(folder, onNodes, onFailure)
  }

  add(listener: (value: Value) => void): () => void {
    const own = (value: Value): void => listener(value)
    this.#listeners.add(own)
    if (this.#value !== undefined) own(this.#value)
    return () => void this.#listeners.delete(own)
  }

  read(session: ZooKeeperSession | undefined): void {
    if (session?.isConnected === true) this.#nodes.readAll(session)
  }

  stop(): void {
    this.#nodes.stop()
    this.#listeners.clear()
  }
}

/** A node that nobody can read is nobody to send people to. */
function listOf(nodes: ReadonlyMap<string, Node>): readonly Announced[] {
  const list: Announced[] = []
  for (const [name, { data }] of nodes) {
    try {
      const { role, address, weight, draining, generation } = JSON.parse(data) as Announced
      checkAnnouncement({ role, address, weight, draining })
      list.push({ id: idOf(name), role, address, weight, draining, generation })
    } catch {
      continue
    }
  }
  return list.sort((a, b) => (a.id < b.id ? -1 : 1))
}

export const announcedReading: Reading<readonly Announced[]> = {
  valueOf: listOf,
  isSame: (a, b) => a.length === b.length && a.every((one, at) => sameAnnounced(one, b[at])),
}

function ownersOf(nodes: ReadonlyMap<string, Node>): Owners {
  const owners = new Map<string, Owner>()
  for (const [name, node] of nodes) {
    const owner = ownerOf(node)
    if (owner !== undefined) owners.set(name, owner)
  }
  return owners
}

export const ownersReading: Reading<Owners> = {
  valueOf: ownersOf,
  isSame: (a, b) => a.size === b.size && [...a].every(([name, { token }]) => b.get(name)?.token === token),
}
