/**
 * Hands a request over to a region. Headers are built anew: what a client sent about addresses or
 * identity is dropped, and one sealed envelope says who is calling (I5). A socket goes to the first
 * gateway of the region that answers 101, within its time; which region is decided in `routes.ts`. The answer
 * is returned as it is, so that no code of ours runs for a message.
 */
import type { Clock, Scheduler } from '../platform/clock.ts'
import type { Mac } from '../platform/mac.ts'
import type { Random } from '../platform/random.ts'
import { type EdgeCall, edgeEnvelopeHeader, sealEnvelope } from '../protocol/edge-envelope.ts'
import { fail } from '../protocol/errors.ts'
import type { RegionName } from '../protocol/ids.ts'
import type { Way } from './edge-events.ts'
import type { RegionEntry } from './region-map.ts'

export interface HandOverPorts {
  readonly fetch: typeof fetch
  readonly clock: Pick<Clock, 'now'>
  /** Runs something once, later. */
  readonly after: Scheduler['after']
  readonly random: Random
  readonly mac: Mac
  /** This point of presence's key for a region. */
  keyFor(region: RegionName): Uint8Array | undefined
}

/** Those of one request. */
export interface OnItsWay {
  /** What becomes of it is noted here. */
  readonly way: Way
}

/** Long enough for a gateway at work, short enough for two of them to be tried while a person waits. */
export const dialTimeoutMs = 700
const requestTimeoutMs = 15_000
/** Of a client's headers only these travel on. */
const carried = ['content-type', 'accept', 'accept-language', 'user-agent']
/** What makes an upgrade an upgrade; deflate is not among it. */
const upgradeHeaders = ['upgrade', 'connection', 'sec-websocket-key', 'sec-websocket-version']

export async function sealedHeaders(
  ports: HandOverPorts,
  request: Request,
  call: EdgeCall,
  region: RegionEntry,
): Promise<Headers> {
  const key = ports.keyFor(region.name)
  if (key === undefined) throw fail('unavailable', 'this point of presence has no key for the region')
  const { pathname, search } = new URL(request.url)
  const headers = new Headers()
  for (const name of carried) {
    const value = request.headers.get(name)
    if (value !== null) headers.set(name, value)
  }
  const by = { key, mac: ports.mac, clock: ports.clock, random: ports.random }
  const envelope = await sealEnvelope(
    call,
    { region: region.name, request: `${request.method} ${pathname}${search}` },
    by,
  )
  headers.set(edgeEnvelopeHeader, envelope)
  return headers
}

/** A request of the API. */
export async function forward(
  ports: HandOverPorts,
  request: Request,
  call: EdgeCall,
  region: RegionEntry,
  body: ArrayBuffer | undefined,
  timeoutMs = requestTimeoutMs,
): Promise<Response> {
  const { pathname, search } = new URL(request.url)
  const headers = await sealedHeaders(ports, request, call, region)
  const init = { method: request.method, headers, ...(body === undefined ? {} : { body }), redirect: 'manual' } as const
  const answer = await within(ports, timeoutMs, (signal) =>
    ports.fetch(`${region.api}${pathname}${search}`, { ...init, signal }),
  )
  if (answer === undefined) throw fail('unavailable')
  return answer
}

/** A socket: the first gateway that takes it. Undefined when none answers at all. */
export async function dial(
  ports: HandOverPorts & OnItsWay,
  request: Request,
  call: EdgeCall,
  region: RegionEntry,
  protocol: string | undefined,
): Promise<Response | undefined> {
  let answer: Response | undefined
  for (const [tried, gateway] of region.gateways.entries()) {
    if (tried > 0) ports.way.redials++
    const headers = await sealedHeaders(ports, request, call, region)
    for (const name of upgradeHeaders) {
      const value = request.headers.get(name)
      if (value !== null) headers.set(name, value)
    }
    if (protocol !== undefined) headers.set('sec-websocket-protocol', protocol)
    const url = `${gateway}${new URL(request.url).pathname}`
    answer = await within(ports, dialTimeoutMs, (signal) => ports.fetch(url, { headers, signal }))
    // An answer below 500 is the region's word: the next gateway would say the same.
    if (answer !== undefined && answer.status < 500) return answer
  }
  return answer
}

/** Undefined when there was no answer in time. */
export async function within(
  ports: Pick<HandOverPorts, 'after'>,
  timeoutMs: number,
  ask: (signal: AbortSignal) => Promise<Response>,
): Promise<Response | undefined> {
  const controller = new AbortController()
  const timer = ports.after(timeoutMs, () => controller.abort())
  try {
    return await ask(controller.signal)
  } catch {
    return undefined
  } finally {
    timer.cancel()
  }
}
