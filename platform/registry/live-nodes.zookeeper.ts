/**
 * The children of one folder, kept up to date: each is read once and again when ZooKeeper says that it
 * has changed. While nothing can be read the last answer stays. A watch says only *that* something has
 * changed, and only once, so what is read is read with the next watch.
 */
import type { Event } from 'node-zookeeper-client'
import type { Node, ZooKeeperSession } from './session.zookeeper.ts'

/** Reads on their way at once: a folder of thousands must not fill the socket. */
const readsAtOnce = 64

export class LiveNodes {
  readonly #folder: string
  readonly #onNodes: (nodes: ReadonlyMap<string, Node>) => void
  readonly #onFailure: (caught: unknown) => void
  readonly #changed = new Set<string>()
  #known = new Map<string, Node>()
  #session: ZooKeeperSession | undefined
  #running = false
  #again = false

  constructor(
    folder: string,
    onNodes: (nodes: ReadonlyMap<string, Node>) => void,
    onFailure: (caught: unknown) => void,
  ) {
    this.#folder = folder
    this.#onNodes = onNodes
    this.#onFailure = onFailure
  }

  /** Reads everything anew; watches of an interrupted session may have been missed. */
  readAll(session: ZooKeeperSession): void {
    this.#session = session
    for (const name of this.#known.keys()) this.#changed.add(name)
    this.#read()
  }

  stop(): void {
    this.#session = undefined
  }

  readonly #onEvent = (event: Event): void => {
    const path = event.getPath()
    if (!path.endsWith(this.#folder)) this.#changed.add(path.slice(path.lastIndexOf('/') + 1))
    this.#read()
  }

  /** One reading at a time; what changes meanwhile is read in another. */
  #read(): void {
    this.#again = true
    if (this.#running) return
    void this.#readWhileAsked()
  }

  async #readWhileAsked(): Promise<void> {
    this.#running = true
    while (this.#again && this.#session !== undefined) {
      this.#again = false
      const session = this.#session
      try {
        const nodes = await this.#nodes(session)
        if (this.#session !== session) continue
        this.#known = nodes
        this.#onNodes(nodes)
      } catch (caught) {
        // Unreachable: whoever made this calls `readAll` when the session is back.
        this.#onFailure(caught)
      }
    }
    this.#running = false
  }

  async #nodes(session: ZooKeeperSession): Promise<Map<string, Node>> {
    const names = await session.children(this.#folder, this.#onEvent)
    const nodes = new Map<string, Node>()
    const unread: string[] = []
    for (const name of names) {
      const known = this.#known.get(name)
      if (known === undefined || this.#changed.has(name)) unread.push(name)
      else nodes.set(name, known)
    }
    for (let at = 0; at < unread.length; at += readsAtOnce)
      await Promise.all(unread.slice(at, at + readsAtOnce).map((name) => this.#readOne(session, name, nodes)))
    return nodes
  }

  async #readOne(session: ZooKeeperSession, name: string, nodes: Map<string, Node>): Promise<void> {
    this.#changed.delete(name)
    try {
      const node = await session.read(`${this.#folder}/${name}`, this.#onEvent)
      if (node !== undefined) nodes.set(name, node)
    } catch (caught) {
      this.#changed.add(name)
      throw caught
    }
  }
}
