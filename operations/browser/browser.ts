/**
 * A real Chromium without a window, driven over its own debugging protocol: pages are opened, run
 * scripts and lose their network as a person's would. Only what a scenario needs of that protocol.
 */
import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { createInterface } from 'node:readline'
import WebSocket from 'ws'

const flags = [
  '--headless',
  '--remote-debugging-port=0',
  '--no-first-run',
  '--disable-gpu',
  '--disable-dev-shm-usage',
  '--disable-background-networking',
  '--disable-component-update',
]

export class Browser {
  readonly #process: ChildProcess
  readonly #wire: Wire

  /** `profile`: a folder for what the browser keeps; it is there again for the next one. */
  static async start(executable: string, profile: string): Promise<Browser> {
    // Chromium's sandbox refuses to run as root.
    const sandbox = process.getuid?.() === 0 ? ['--no-sandbox'] : []
    const words = [...flags, ...sandbox, `--user-data-dir=${profile}`, 'about:blank']
    const child = spawn(executable, words, { stdio: ['ignore', 'ignore', 'pipe'] })
    try {
      return new Browser(child, await Wire.open(await addressOf(child)))
    } catch (caught) {
      child.kill('SIGKILL')
      throw caught
    }
  }

  private constructor(child: ChildProcess, wire: Wire) {
    this.#process = child
    this.#wire = wire
  }

  /** A new tab; resolves when its page has loaded. */
  async open(url: string): Promise<Page> {
    const { targetId } = await this.#wire.ask<{ targetId: string }>('Target.createTarget', { url: 'about:blank' })
    const attached = await this.#wire.ask<{ sessionId: string }>('Target.attachToTarget', { targetId, flatten: true })
    const page = new Page(this.#wire, targetId, attached.sessionId)
    await page.goTo(url)
    return page
  }

  /** kill -9. Resolves when it is gone. */
  async kill(): Promise<void> {
    if (this.#process.exitCode !== null || this.#process.signalCode !== null) return
    const gone = once(this.#process, 'exit')
    this.#process.kill('SIGKILL')
    await gone
    this.#wire.close()
  }
}

export class Page {
  readonly #wire: Wire
  readonly #target: string
  readonly #session: string

  constructor(wire: Wire, target: string, session: string) {
    this.#wire = wire
    this.#target = target
    this.#session = session
  }

  /** Resolves when it has loaded, its modules too. */
  async goTo(url: string): Promise<void> {
    await this.#ask('Page.enable', {})
    const loaded = this.#wire.event(this.#session, 'Page.loadEventFired')
    await this.#ask('Page.navigate', { url })
    await loaded
  }

  async reload(): Promise<void> {
    const loaded = this.#wire.event(this.#session, 'Page.loadEventFired')
    await this.#ask('Page.reload', {})
    await loaded
  }

  /** The value of a script's last expression, awaited. Rejects with what it throws. */
  async run<Value>(script: string): Promise<Value> {
    const { result, exceptionDetails: thrown } = await this.#ask<Evaluated<Value>>('Runtime.evaluate', {
      expression: script,
      awaitPromise: true,
      returnByValue: true,
      // A script may await.
      replMode: true,
    })
    if (thrown !== undefined) throw new Error(thrown.exception?.description ?? thrown.text)
    return result.value
  }

  /** Without a network every new connection fails, those to this machine included. */
  async offline(isOffline: boolean): Promise<void> {
    const unlimited = { latency: 0, downloadThroughput: -1, uploadThroughput: -1 }
    await this.#ask('Network.enable', {})
    await this.#ask('Network.emulateNetworkConditions', { offline: isOffline, ...unlimited })
  }

  async close(): Promise<void> {
    await this.#wire.ask('Target.closeTarget', { targetId: this.#target })
  }

  #ask<Answer>(method: string, params: object): Promise<Answer> {
    return this.#wire.ask(method, params, this.#session)
  }
}

interface Evaluated<Value> {
  readonly result: { readonly value: Value }
  readonly exceptionDetails?: { readonly text: string; readonly exception?: { readonly description?: string } }
}

interface Heard {
  readonly id?: number
  readonly method?: string
  readonly sessionId?: string
  readonly result?: unknown
  readonly error?: { readonly message: string }
}

/** Questions and events of all tabs on one socket. */
class Wire {
  readonly #socket: WebSocket
  readonly #asked = new Map<number, PromiseWithResolvers<unknown>>()
  readonly #awaited = new Map<string, PromiseWithResolvers<void>>()
  #last = 0

  static async open(address: string): Promise<Wire> {
    const socket = new WebSocket(address, { perMessageDeflate: false })
    await once(socket, 'open')
    return new Wire(socket)
  }

  private constructor(socket: WebSocket) {
    this.#socket = socket
    socket.on('message', (text: Buffer) => this.#hear(JSON.parse(text.toString()) as Heard))
    socket.on('close', () => {
      for (const { reject } of [...this.#asked.values(), ...this.#awaited.values()])
        reject(new Error('the browser is gone'))
    })
  }

  ask<Answer>(method: string, params: object, sessionId?: string): Promise<Answer> {
    const id = ++this.#last
    const answer = Promise.withResolvers<unknown>()
    this.#asked.set(id, answer)
    this.#socket.send(JSON.stringify({ id, method, params, sessionId }))
    return answer.promise as Promise<Answer>
  }

  /** The next one. */
  event(sessionId: string, method: string): Promise<void> {
    const heard = Promise.withResolvers<void>()
    this.#awaited.set(`${sessionId} ${method}`, heard)
    return heard.promise
  }

  close(): void {
    this.#socket.terminate()
  }

  #hear({ id, method, sessionId, result, error }: Heard): void {
    if (id === undefined) {
      this.#awaited.get(`${sessionId} ${method}`)?.resolve()
      return
    }
    const answer = this.#asked.get(id)
    this.#asked.delete(id)
    if (error === undefined) answer?.resolve(result)
    else answer?.reject(new Error(error.message))
  }
}

/** Chromium says on its error stream where it listens. */
function addressOf(child: ChildProcess): Promise<string> {
  const said: string[] = []
  return new Promise((resolve, reject) => {
    child.on('error', reject)
    child.on('exit', (code) => reject(new Error(`the browser ended with ${code}: ${said.join('\n')}`)))
    if (child.stderr === null) return
    createInterface({ input: child.stderr }).on('line', (line) => {
      said.push(line)
      const address = /^DevTools listening on (ws:\S+)/.exec(line)?.[1]
      if (address !== undefined) resolve(address)
    })
  })
}
