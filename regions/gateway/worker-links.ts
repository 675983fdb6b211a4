/**
 * The links of a gateway to every worker of its region, behind the port of one (P1). A connection runs
 * over the link to the worker that has the person's part: whoever is asked first either serves the
 * person or names who does. When a link breaks, the connections that ran over it end, and no others.
 */
import { fail } from '../../protocol/errors.ts'
import type { AttachAnswer, AttachRequest, ConnectionId, WorkerLink } from '../worker/worker-link.ts'

/** Each hop more means that a part was handed over between two answers. */
const hopsMax = 3

export class WorkerLinks implements WorkerLink {
  readonly #links = new Map<string, WorkerLink>()
  readonly #at = new Map<ConnectionId, WorkerLink>()
  /** Who is asked first: the worker that served the last one that was asked for. */
  #first: string | undefined
  readonly #end: (connections: readonly ConnectionId[]) => void

  /** `end`: closes connections whose worker is gone. */
  constructor(end: (connections: readonly ConnectionId[]) => void) {
    this.#end = end
  }

  get names(): readonly string[] {
    return [...this.#links.keys()]
  }

  add(name: string, link: WorkerLink): void {
    this.#links.set(name, link)
  }

  remove(name: string): void {
    this.lost(name)
    this.#links.delete(name)
  }

  /** The link to this worker broke. */
  lost(name: string): void {
    const link = this.#links.get(name)
    const gone = [...this.#at].filter(([, at]) => at === link).map(([connection]) => connection)
    for (const connection of gone) this.#at.delete(connection)
    this.#end(gone)
  }

  get up(): boolean {
    for (const { up } of this.#links.values()) if (up) return true
    return false
  }

  async attach(request: AttachRequest): Promise<AttachAnswer> {
    let name = this.#anyUp()
    for (let hop = 0; hop < hopsMax && name !== undefined; hop++) {
      const link = this.#links.get(name)
      if (link?.up !== true) break
      // Known before the answer, so that a connection that goes away meanwhile is taken back there.
      this.#at.set(request.connection, link)
      const answer = await link.attach(request)
      if (answer.type !== 'beside') return answer
      if (this.#at.get(request.connection) === link) this.#at.delete(request.connection)
      name = answer.worker
      this.#first = name
    }
    throw fail('unavailable')
  }

  detach(connection: ConnectionId): void {
    const link = this.#at.get(connection)
    this.#at.delete(connection)
    link?.detach(connection)
  }

  command(connection: ConnectionId, send: Uint8Array): void {
    this.#at.get(connection)?.command(connection, send)
  }

  sync(connection: ConnectionId, request: number, key: string, limit: number): void {
    this.#at.get(connection)?.sync(connection, request, key, limit)
  }

  ack(connection: ConnectionId, seq: number): void {
    this.#at.get(connection)?.ack(connection, seq)
  }

  ping(connection: ConnectionId, stamp: number): void {
    this.#at.get(connection)?.ping(connection, stamp)
  }

  typing(connection: ConnectionId, typing: Uint8Array): void {
    this.#at.get(connection)?.typing(connection, typing)
  }

  watch(connection: ConnectionId, watch: Uint8Array): void {
    this.#at.get(connection)?.watch(connection, watch)
  }

  request(connection: ConnectionId, request: number, method: string, body: Uint8Array): void {
    this.#at.get(connection)?.request(connection, request, method, body)
  }

  #anyUp(): string | undefined {
    if (this.#first !== undefined && this.#links.get(this.#first)?.up === true) return this.#first
    for (const [name, { up }] of this.#links) if (up) return name
    return undefined
  }
}
