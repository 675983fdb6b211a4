/**
 * Hands a request over to a region. Headers are built anew: what a client sent about addresses or
 * identity is dropped, and one sealed envelope says who is calling (I5). A socket goes to the first
 * gateway of the region that answers 101, within its time, and a request to the first entrance of its API;
 * which region is decided in `routes.ts`. The answer to an upgrade is returned as it is, so that no code
 * of ours runs for a message.
 */
import type { Clock, Scheduler } from '../platform/clock.ts'
import type { Mac } from '../platform/mac.ts'
import type { Random } from '../platform/random.ts'
import { type EdgeCall, edgeEnvelopeHeader, sealEnvelope } from '../protocol/edge-envelope.ts'
import { type ErrorCode, fail } from '../protocol/errors.ts'
import type { RegionName } from '../protocol/ids.ts'
import type { Way } from './edge-events.ts'
import type { Entrances } from './entrances.ts'
import type { RegionEntry } from './region-map.ts'

export interface HandOverPorts {
  readonly fetch: typeof fetch
  readonly clock: Pick<Clock, 'now' | 'monotonic'>
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
/** Of a request to its region. Longer than a region waits for a verdict. */
export const requestTimeoutMs = 15_000
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

export interface HandedRequest {
  readonly body?: ArrayBuffer | undefined
  /** Whom limits count, and so which entrance comes first. */
  readonly key: string
  /** Whether another entrance may be asked when nobody knows what became of the request at the first. */
  readonly mayRunTwice: boolean
  readonly timeoutMs?: number
}

export type ForwardPorts = HandOverPorts & OnItsWay & { readonly entrances: Entrances }

/**
 * A request of the API, at the first entrance that answers in time. What an entrance has answered is not
 * asked again, unless it says that it drains, and so began nothing. A request that must not be run twice
 * goes to one entrance alone, which has said just before that it serves, or to the first where none says so.
 */
export async function forward(
  ports: ForwardPorts,
  request: Request,
  call: EdgeCall,
  region: RegionEntry,
  { body, key, mayRunTwice, timeoutMs = requestTimeoutMs }: HandedRequest,
): Promise<Response> {
  const { clock, entrances } = ports
  const { pathname, search } = new URL(request.url)
  const endsAtMs = clock.monotonic() + timeoutMs
  let answer: Response | undefined
  const order = entrances.inOrder(region, key)
  for (const api of mayRunTwice ? order : await servingFirst(ports, order)) {
    const leftMs = endsAtMs - clock.monotonic()
    if (leftMs <= 0) break
    if (api !== order[0]) ports.way.redials++
    const headers = await sealedHeaders(ports, request, call, region)
    const init = {
      method: request.method,
      headers,
      ...(body === undefined ? {} : { body }),
      redirect: 'manual',
    } as const
    answer = await within(ports, leftMs, (signal) => ports.fetch(`${api}${pathname}${search}`, { ...init, signal }))
    entrances.heard(api, answer !== undefined)
    if (answer === undefined ? !mayRunTwice : !(await drains(answer))) break
  }
  if (answer === undefined) throw fail('unavailable')
  return answer
}

async function servingFirst(ports: ForwardPorts, order: readonly string[]): Promise<readonly string[]> {
  if (order.length === 1) return order
  for (const api of order) if (await serves(ports, api)) return [api, ...order.filter((other) => other !== api)]
  return order
}

async function serves(ports: ForwardPorts, api: string): Promise<boolean> {
  const answer = await within(ports, dialTimeoutMs, (signal) => ports.fetch(`${api}/readyz`, { signal }))
  ports.entrances.heard(api, answer !== undefined)
  return answer?.ok === true
}

async function drains(answer: Response): Promise<boolean> {
  if (answer.status !== 503) return false
  const body = (await answer
    .clone()
    .json()
    .catch(() => undefined)) as { error?: { code?: unknown } } | undefined
  return body?.error?.code === ('draining' satisfies ErrorCode)
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
