/**
 * A point of presence of the simulated world: production's edge app between devices and regions. Its
 * Worker may be restarted at any time, which ends the sockets that go through it and forgets the keys
 * it had read.
 */
import type { Hono } from 'hono'
import type { Connect, Line, LineEvents } from '../clients/sdk/ports.ts'
import { createEdge } from '../edge/edge.ts'
import { noEdgeEvents } from '../edge/edge-events.ts'
import type { EdgeFaults } from '../edge/edge-faults.ts'
import { publishedKeys } from '../edge/published-keys.ts'
import { PublishedPolicy } from '../edge/published-policy.ts'
import type { RegionMap } from '../edge/region-map.ts'
import type { Scheduler } from '../platform/clock.ts'
import { nodeMac } from '../platform/mac.node.ts'
import { accessTokenVerifier } from '../protocol/access-token.ts'
import type { RegionName } from '../protocol/ids.ts'
import { edgeEnvelopeHeader } from '../protocol/edge-envelope.ts'
import { closeCodeOfStatus } from '../protocol/close-codes.ts'
import { subprotocol } from '../protocol/version.ts'
import { simulatedSignature, simulatedTrust } from './access-token.simulated.ts'
import { simulatedPolicyCrypto } from './policy-crypto.simulated.ts'
import type { SimulatedNode } from './clock.simulated.ts'
import type { SimulatedConnection } from './connection.simulated.ts'
import { type SimulatedNetwork, UpgradedResponse } from './network.simulated.ts'
import type { SeededRandom } from '../platform/random.seeded.ts'

/** A request of somebody signed in, on its way from an edge to a region. Regions by name. */
export interface HandedOver {
  readonly to: string
  readonly home: string
  readonly path: string
}

export interface SimulatedEdgeOptions {
  readonly pop: string
  /** Links are cut between sites. */
  readonly site: string
  readonly node: SimulatedNode
  readonly random: SeededRandom
  readonly network: SimulatedNetwork
  readonly map: RegionMap
  readonly faults: EdgeFaults
  keyFor(region: RegionName): Uint8Array
}

/** Devices are near their point of presence: no link that is ever cut lies between. */
const outside = (pop: string): string => `outside ${pop}`
/** How a device's own network calls itself; production takes the address from the runtime. */
const addressHeader = 'x-simulated-address'

export class SimulatedEdge {
  readonly #options: SimulatedEdgeOptions
  #app: Hono
  readonly #connections = new Set<SimulatedConnection>()
  readonly handedOver: HandedOver[] = []
  restarts = 0

  constructor(options: SimulatedEdgeOptions) {
    this.#options = options
    this.#app = this.#started()
    const { network, pop, node } = options
    network.serve(this.url, { site: outside(pop), node: () => node, answer: (request) => this.#app.fetch(request) })
  }

  get site(): string {
    return this.#options.site
  }

  /** What a device calls. */
  get url(): string {
    return `http://${this.#options.pop}.edge`
  }

  /** Requests of a device at `address`. */
  fetchFor(address: string, node: Scheduler): typeof fetch {
    const { network, pop } = this.#options
    const fetcher = network.fetchFrom({ site: outside(pop), node })
    return (input, init = {}) => {
      const headers = new Headers(init.headers)
      headers.set(addressHeader, address)
      return fetcher(input, { ...init, headers })
    }
  }

  /** Sockets of a device at `address`. */
  connectFor(address: string, node: Scheduler, onLine: (connection: SimulatedConnection) => void): Connect {
    return (_url, token, events) => {
      const dialled = this.fetchFor(address, node)(`${this.url}/v1/connect`, {
        headers: { authorization: `Bearer ${token}`, upgrade: 'websocket', 'sec-websocket-protocol': subprotocol },
      })
      const line = new DiallingLine(events)
      dialled.then(
        (response) => {
          if (!(response instanceof UpgradedResponse)) return line.refused(response.status)
          this.#connections.add(response.connection)
          onLine(response.connection)
          line.joins(response.connection, node)
        },
        () => line.refused(503),
      )
      return line
    }
  }

  restart(): void {
    for (const connection of this.#connections) connection.reset()
    this.#connections.clear()
    this.#app = this.#started()
    this.restarts += 1
  }

  #started(): Hono {
    return appOf(this.#options, (handed) => this.handedOver.push(handed))
  }
}

/** What the SDK holds from the first moment on; a socket stands behind it once the edge has answered. */
class DiallingLine implements Line {
  readonly #events: LineEvents
  #line: Line | undefined
  #given = false

  constructor(events: LineEvents) {
    this.#events = events
  }

  send(frame: Uint8Array): void {
    this.#line?.send(frame)
  }

  close(): void {
    if (this.#line !== undefined) return this.#line.close()
    if (!this.#given) this.refused(503)
  }

  refused(status: number): void {
    if (this.#given) return
    this.#given = true
    this.#events.closed(closeCodeOfStatus(status))
  }

  joins(connection: SimulatedConnection, node: Scheduler): void {
    if (this.#given) return connection.reset()
    this.#given = true
    // The SDK greets from within `open`, so its line must stand by then.
    this.#line = connection.join(this.#events, node)
    this.#events.open()
  }
}

function appOf(
  { pop, site, node, random, network, map, faults, keyFor }: SimulatedEdgeOptions,
  note: (handed: HandedOver) => void,
): Hono {
  const fetcher = network.fetchFrom({ site, node })
  const ports = {
    fetch: ((url: string, init: RequestInit = {}) => {
      const handed = handedOverIn(map, url, new Headers(init.headers).get(edgeEnvelopeHeader))
      if (handed !== undefined) note(handed)
      return fetcher(url, init)
    }) as typeof fetch,
    clock: node,
    after: (delayMs: number, work: () => void) => node.after(delayMs, work),
    random,
    mac: nodeMac,
    map,
    pop,
    keyFor,
  }
  return createEdge({
    ...ports,
    verifier: accessTokenVerifier({
      findKey: publishedKeys(map, ports, simulatedTrust),
      now: () => node.now(),
      checkSignature: simulatedSignature,
    }),
    policy: new PublishedPolicy({ ...ports, crypto: simulatedPolicyCrypto }),
    faults,
    events: noEdgeEvents,
    // Nothing ends with a request here.
    outlasts: () => {},
    networkKey: new Uint8Array(32).fill(5),
    addressOf: (request) => request.headers.get(addressHeader) ?? '',
  })
}

/** As the envelope says it, which is what the region believes. */
function handedOverIn(map: RegionMap, url: string, envelope: string | null): HandedOver | undefined {
  const payload = Buffer.from(envelope?.split('.')[1] ?? '', 'base64url').toString()
  const { hr } = JSON.parse(payload || '{}') as { hr?: string }
  if (hr === undefined) return undefined
  const { origin, pathname, search } = new URL(url)
  const to = map.regions.find(({ apis, gateways }) => [...apis, ...gateways].includes(origin))?.name ?? origin
  return { to, home: hr, path: `${pathname}${search}` }
}
