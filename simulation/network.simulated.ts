/**
 * HTTP between devices, edges and regions under simulated time. A request takes its time there, is
 * answered by whatever runs at the other end, and the answer takes its time back. Over a cut link it
 * vanishes: only the caller's deadline ends it. Where no process runs it is refused.
 */
import type { Scheduler } from '../platform/clock.ts'
import type { Random } from '../platform/random.ts'
import type { SimulatedConnection } from './connection.simulated.ts'

export interface SimulatedHost {
  /** Where it stands: links are cut between sites. */
  readonly site: string
  /** Runs what arrives; undefined while no process listens. */
  node(): Scheduler | undefined
  answer(request: Request): Response | Promise<Response>
}

export interface Caller {
  readonly site: string
  readonly node: Scheduler
}

/** An upgrade that was taken: what follows is no HTTP any more. */
export class UpgradedResponse extends Response {
  readonly connection: SimulatedConnection

  constructor(connection: SimulatedConnection) {
    super(null)
    this.connection = connection
    // The constructor takes no 101, since in production the runtime makes this answer.
    Object.defineProperty(this, 'status', { value: 101 })
  }
}

export class SimulatedNetwork {
  readonly #hosts = new Map<string, SimulatedHost>()
  readonly #random: Random
  readonly #isCut: (from: string, to: string) => boolean

  constructor(random: Random, isCut: (from: string, to: string) => boolean) {
    this.#random = random
    this.#isCut = isCut
  }

  /** `origin`: `http://eu.api`. */
  serve(origin: string, host: SimulatedHost): void {
    this.#hosts.set(origin, host)
  }

  fetchFrom(caller: Caller): typeof fetch {
    return (input, { signal, ...init } = {}) =>
      new Promise((resolve, reject) => {
        const aborted = (): void => reject(new Error('the request was given up'))
        if (signal?.aborted === true) return aborted()
        signal?.addEventListener('abort', aborted, { once: true })
        this.#go(caller, new Request(input, init), resolve, reject)
      })
  }

  #go(caller: Caller, request: Request, resolve: (response: Response) => void, reject: (error: Error) => void): void {
    const host = this.#hosts.get(new URL(request.url).origin)
    if (host === undefined) return reject(new Error('there is no such host'))
    const delayMs = host.site === caller.site ? 2 : 35
    const wait = (): number => delayMs * (0.5 + this.#random.fraction())
    const back = (work: () => void): void => {
      if (!this.#isCut(host.site, caller.site)) caller.node.after(wait(), work)
    }
    if (this.#isCut(caller.site, host.site)) return
    caller.node.after(wait(), () => {
      const node = host.node()
      if (node === undefined) return back(() => reject(new Error('the connection was refused')))
      node.soon(() => {
        Promise.resolve(host.answer(request)).then(
          (response) => {
            if (response instanceof UpgradedResponse)
              response.connection.over((way) => this.#isCutFor(way, caller, host))
            back(() => resolve(response))
          },
          () => back(() => reject(new Error('the connection was reset'))),
        )
      })
    })
  }

  #isCutFor(way: 'up' | 'down', caller: Caller, host: SimulatedHost): boolean {
    return way === 'up' ? this.#isCut(caller.site, host.site) : this.#isCut(host.site, caller.site)
  }
}
