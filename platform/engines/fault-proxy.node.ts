/**
 * A TCP proxy that misbehaves when told to, between an adapter and its engine: for tests. It knows no
 * protocol, so every adapter may stand behind it. What it holds back stays in the sockets, whose
 * buffers bound it.
 */
import { connect, createServer, type Server, type Socket } from 'node:net'
import { once } from 'node:events'

/**
 * What becomes of bytes:
 *  - `pass`: they go through, `delayMs` later.
 *  - `hang`: none goes through in either direction, and nobody is told: a black hole.
 *  - `mute`: requests go through, answers do not: done, but nobody knows.
 *  - `refuse`: connections are broken, new ones at once.
 */
export type FaultMode =
  | { readonly kind: 'pass'; readonly delayMs?: number }
  | { readonly kind: 'hang' }
  | { readonly kind: 'mute' }
  | { readonly kind: 'refuse' }

interface Pair {
  readonly client: Socket
  readonly engine: Socket
}

export class FaultProxy {
  readonly #server: Server
  readonly #target: { readonly host: string; readonly port: number }
  readonly #pairs = new Set<Pair>()
  #mode: FaultMode = { kind: 'pass' }

  /** Listens on a free port of this machine, in front of the engine at `host:port`. */
  static async open(target: string): Promise<FaultProxy> {
    const at = target.lastIndexOf(':')
    const proxy = new FaultProxy(target.slice(0, at), Number(target.slice(at + 1)))
    proxy.#server.listen(0, '127.0.0.1')
    await once(proxy.#server, 'listening')
    return proxy
  }

  private constructor(host: string, port: number) {
    this.#target = { host, port }
    this.#server = createServer((client) => this.#accept(client))
  }

  get address(): string {
    const address = this.#server.address()
    if (address === null || typeof address === 'string') throw new Error('the proxy is closed')
    return `127.0.0.1:${address.port}`
  }

  set mode(mode: FaultMode) {
    this.#mode = mode
    if (mode.kind === 'refuse') this.cut()
    for (const pair of this.#pairs) this.#apply(pair)
  }

  /** Breaks all connections as a firewall does that forgot them: both sides get a reset. */
  cut(): void {
    for (const { client, engine } of this.#pairs) {
      client.resetAndDestroy()
      engine.resetAndDestroy()
    }
    this.#pairs.clear()
  }

  async close(): Promise<void> {
    this.cut()
    this.#server.close()
    await once(this.#server, 'close')
  }

  #accept(client: Socket): void {
    if (this.#mode.kind === 'refuse') {
      client.resetAndDestroy()
      return
    }
    const engine = connect(this.#target)
    const pair = { client, engine }
    this.#pairs.add(pair)
    this.#pipe(client, engine, pair)
    this.#pipe(engine, client, pair)
    this.#apply(pair)
  }

  #pipe(from: Socket, to: Socket, pair: Pair): void {
    const end = (): void => {
      this.#pairs.delete(pair)
      from.destroy()
      to.destroy()
    }
    from.on('data', (bytes) => this.#forward(bytes, from, to, pair))
    from.on('error', end)
    from.on('close', end)
    from.on('end', end)
    to.on('drain', () => this.#apply(pair))
  }

  #forward(bytes: Buffer, from: Socket, to: Socket, pair: Pair): void {
    const delayMs = this.#mode.kind === 'pass' ? (this.#mode.delayMs ?? 0) : 0
    const write = (): void => {
      if (!to.destroyed && !to.write(bytes)) from.pause()
    }
    if (delayMs === 0) {
      write()
      return
    }
    from.pause()
    setTimeout(() => {
      write()
      this.#apply(pair)
    }, delayMs)
  }

  /** Which side may speak. */
  #apply({ client, engine }: Pair): void {
    const { kind } = this.#mode
    if (kind === 'hang') client.pause()
    else client.resume()
    if (kind === 'hang' || kind === 'mute') engine.pause()
    else engine.resume()
  }
}
