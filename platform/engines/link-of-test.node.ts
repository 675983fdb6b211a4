/** A way to a server that a test can cut, freeze, or let lose an answer: a TCP connection passed through. */
import net from 'node:net'

/** What becomes of bytes on their way to the server. `lose-answer`: they arrive, and the way breaks when the server answers. */
export type Fate = 'pass' | 'lose-request' | 'lose-answer'

interface Passage {
  readonly near: net.Socket
  readonly far: net.Socket
}

export class LinkOfTest {
  /** `host:port` to use instead of the server's. */
  readonly address: string
  /** Asked for each piece of bytes on its way to the server. */
  judge: (bytes: Buffer) => Fate = () => 'pass'
  readonly #server: net.Server
  readonly #passages = new Set<Passage>()
  #state: 'open' | 'cut' | 'frozen' = 'open'

  static async to(target: string): Promise<LinkOfTest> {
    const [host = '', port] = target.split(':')
    const server = net.createServer()
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
    const link = new LinkOfTest(server)
    server.on('connection', (near) => link.#accept(near, net.connect({ host, port: Number(port) })))
    return link
  }

  private constructor(server: net.Server) {
    this.#server = server
    this.address = `127.0.0.1:${(server.address() as net.AddressInfo).port}`
  }

  /** All connections break, new ones break at once. */
  cut(): void {
    this.#state = 'cut'
    for (const passage of this.#passages) this.#end(passage)
  }

  /** Connections stand, also new ones, and nothing passes. */
  freeze(): void {
    this.#state = 'frozen'
    for (const { near, far } of this.#passages) {
      near.pause()
      far.pause()
    }
  }

  heal(): void {
    this.#state = 'open'
    for (const { near, far } of this.#passages) {
      near.resume()
      far.resume()
    }
  }

  async close(): Promise<void> {
    this.cut()
    await new Promise((resolve) => this.#server.close(resolve))
  }

  #accept(near: net.Socket, far: net.Socket): void {
    const passage = { near, far }
    this.#passages.add(passage)
    for (const socket of [near, far]) {
      socket.on('error', () => {})
      socket.on('close', () => this.#end(passage))
    }
    near.on('data', (bytes) => {
      const fate = this.judge(bytes)
      if (fate === 'lose-request') return this.#end(passage)
      if (fate === 'lose-answer') far.once('data', () => this.#end(passage))
      far.write(bytes)
    })
    far.on('data', (bytes) => {
      if (this.#passages.has(passage)) near.write(bytes)
    })
    if (this.#state === 'cut') this.#end(passage)
    if (this.#state === 'frozen') {
      near.pause()
      far.pause()
    }
  }

  #end(passage: Passage): void {
    this.#passages.delete(passage)
    passage.near.destroy()
    passage.far.destroy()
  }
}
