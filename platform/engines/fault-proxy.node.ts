/**
 * A TCP proxy that misbehaves when told to, between two processes: for tests. It knows no protocol, so
 * every adapter may stand behind it. What it holds back stays in the sockets, whose buffers bound it.
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

/**
 * What becomes of one piece of bytes on its way to the server, while the mode is `pass`: `lose-request`
 * breaks the connection in its place, `lose-answer` lets it arrive and breaks when the server answers.
 */
export type Fate = 'pass' | 'lose-request' | 'lose-answer'

interface Pair {
  readonly client: Socket
  readonly server: Socket
  /** The next answer breaks it. */
  losesAnswer: boolean
  /** It hangs, whatever the mode. */
  isStranded: boolean
}

export class FaultProxy {
  /** Asked for each piece of bytes on its way to the server. */
  judge: (bytes: Buffer) => Fate = () => 'pass'
  readonly #server: Server
  readonly #target: { readonly host: string; readonly port: number }
  readonly #pairs = new Set<Pair>()
  #mode: FaultMode = { kind: 'pass' }

  /** Listens in front of the server at `host:port`: on a free port of this machine, or where that server says it is. */
  static async open(target: string, at = '127.0.0.1:0'): Promise<FaultProxy> {
    const [[host, port], [ownHost, ownPort]] = [hostAndPort(target), hostAndPort(at)]
    const proxy = new FaultProxy(host, port)
    proxy.#server.listen(ownPort, ownHost)
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
    return `${address.address}:${address.port}`
  }

  /** Connections through it now. */
  get connections(): number {
    return this.#pairs.size
  }

  set mode(mode: FaultMode) {
    this.#mode = mode
    if (mode.kind === 'refuse') this.cut()
    for (const pair of this.#pairs) this.#apply(pair)
  }

  /** Breaks all connections as a firewall does that forgot them: both sides get a reset. */
  cut(): void {
    for (const pair of this.#pairs) this.#break(pair)
  }

  /** Connections of now hang from here on and nobody is told; new ones are well: an address that another machine took over. */
  strand(): void {
    for (const pair of this.#pairs) {
      pair.isStranded = true
      this.#apply(pair)
    }
  }

  async close(): Promise<void> {
    this.cut()
    this.#server.close()
    await once(this.#server, 'close')
  }

  #break(pair: Pair): void {
    this.#pairs.delete(pair)
    pair.client.resetAndDestroy()
    pair.server.resetAndDestroy()
  }

  #accept(client: Socket): void {
    // Whoever breaks it off before it is looked at has no other listener.
    client.on('error', () => {})
    if (this.#mode.kind === 'refuse') {
      client.resetAndDestroy()
      return
    }
    const server = connect(this.#target)
    const pair = { client, server, losesAnswer: false, isStranded: false }
    this.#pairs.add(pair)
    client.on('data', (bytes) => this.#request(bytes, pair))
    server.on('data', (bytes) => this.#answer(bytes, pair))
    this.#tie(client, server, pair)
    this.#tie(server, client, pair)
    this.#apply(pair)
  }

  /** One ends when the other does, after what was said before. */
  #tie(from: Socket, to: Socket, pair: Pair): void {
    from.on('error', () => to.destroy())
    from.on('end', () => to.destroySoon())
    from.on('close', () => {
      this.#pairs.delete(pair)
      to.destroySoon()
    })
    to.on('drain', () => this.#apply(pair))
  }

  #request(bytes: Buffer, pair: Pair): void {
    const fate = this.#mode.kind === 'pass' ? this.judge(bytes) : 'pass'
    if (fate === 'lose-request') return this.#break(pair)
    if (fate === 'lose-answer') pair.losesAnswer = true
    this.#forward(bytes, pair.client, pair.server, pair)
  }

  #answer(bytes: Buffer, pair: Pair): void {
    if (pair.losesAnswer) return this.#break(pair)
    this.#forward(bytes, pair.server, pair.client, pair)
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
  #apply({ client, server, isStranded }: Pair): void {
    const kind = isStranded ? 'hang' : this.#mode.kind
    if (kind === 'hang') client.pause()
    else client.resume()
    if (kind === 'hang' || kind === 'mute') server.pause()
    else server.resume()
  }
}

function hostAndPort(address: string): [host: string, port: number] {
  const at = address.lastIndexOf(':')
  return [address.slice(0, at), Number(address.slice(at + 1))]
}
