/**
 * The worker near the user: verifies who is calling, finds their home (`routes.ts`) and hands over. It
 * keeps nothing about anybody and logs nothing of a request. As a function of its ports, so that the
 * simulation and the tests run the very same app; `worker.ts` gives it the runtime.
 */
import { type Context, Hono } from 'hono'
import type { AccessClaims, AccessTokenVerifier } from '../protocol/access-token.ts'
import {
  type ApiMethod,
  apiMethods,
  type ApiRoute,
  apiRoutes,
  mayRunTwice,
  pathFields,
} from '../protocol/api-routes.ts'
import { addressHash } from '../protocol/client-address.ts'
import type { EdgeCall } from '../protocol/edge-envelope.ts'
import { errorBody, fail, MeridianError } from '../protocol/errors.ts'
import { limits } from '../protocol/limits.ts'
import { credentialsOf } from './credentials.ts'
import { answerOf, type EdgeEvents, type EdgeOperation, type EdgeOutcome, Way } from './edge-events.ts'
import { Entrances } from './entrances.ts'
import { dial, forward, type OnItsWay } from './hand-over.ts'
import { keptByNobody, markKept } from './kept-answer.ts'
import type { PublishedPolicy } from './published-policy.ts'
import { type RegionEntry, type RegionMap, regionNamed } from './region-map.ts'
import { homeElsewhere, nearest, placeOf, type Route, routeHome, routeOf, type RoutePorts } from './routes.ts'

export interface EdgePorts extends RoutePorts {
  readonly verifier: AccessTokenVerifier
  readonly policy: Pick<PublishedPolicy, 'freshen' | 'current' | 'known' | 'heard'>
  readonly events: EdgeEvents
  /** Lets work go on behind the answer to a request. */
  outlasts(context: Context, work: Promise<void>): void
  /** For the hash of addresses; this edge's own. */
  readonly networkKey: Uint8Array
  /** The address of whoever is connected to us, as the runtime tells it. */
  addressOf(request: Request): string
}

type RequestPorts = EdgePorts & OnItsWay
type SignedIn = (request: Request) => Promise<AccessClaims>
type Serve = (ports: RequestPorts, request: Request) => Promise<Response>

/** Things a region serves to everybody. */
const openPaths = ['/v1/openapi.json', '/docs', '/docs/*']

export function createEdge(given: Omit<EdgePorts, 'entrances'>): Hono {
  const ports: EdgePorts = { ...given, entrances: new Entrances(given.clock) }
  const app = new Hono({ strict: false })
  const signedIn: SignedIn = async (request) => {
    const { token } = credentialsOf(request)
    if (token === undefined) throw fail('token_missing')
    return ports.verifier.verify(token)
  }
  app.use('*', (context, next) => cors(context, next, ports.map))
  app.use('*', (context, next) => {
    const looking = ports.policy.freshen()
    if (looking !== undefined) ports.outlasts(context, looking)
    return next()
  })
  app.get('/healthz', (context) => context.json({ healthy: true, pop: ports.pop, policy: ports.policy.heard() }))
  const serve = (operation: EdgeOperation, work: Serve) => (context: Context) => noted(ports, context, operation, work)
  app.get(
    '/v1/connect',
    serve('connect', (here, request) => connect(here, request, signedIn)),
  )
  for (const path of openPaths) app.get(path, serve('page', page))
  const ordered = [...apiMethods].sort(
    (a, b) => pathFields(apiRoutes[a].path).length - pathFields(apiRoutes[b].path).length,
  )
  for (const method of ordered) {
    const { verb, path } = apiRoutes[method]
    app.on(
      verb,
      path.replaceAll(/\{(\w+)\}/g, ':$1'),
      serve(method, (here, request) => api(here, request, method, signedIn)),
    )
  }
  app.notFound(serve('unknown', () => Promise.reject(fail('not_found'))))
  app.onError((error, context) => refuse(context, MeridianError.from(error), ports))
  return app
}

/** Serves one request and tells operators how that went. */
async function noted(ports: EdgePorts, context: Context, operation: EdgeOperation, work: Serve): Promise<Response> {
  const way = new Way()
  const began = ports.clock.now()
  const note = (outcome: EdgeOutcome): void =>
    ports.events.note({ operation, outcome, ms: ports.clock.now() - began, way }, (rest) =>
      ports.outlasts(context, rest),
    )
  try {
    checkTarget(context.req.raw)
    const answer = await work({ ...ports, way }, context.req.raw)
    note({ type: 'answered', answer: answerOf(answer) })
    return answer
  } catch (caught) {
    const error = MeridianError.from(caught)
    note({ type: 'refused', code: error.code })
    throw error
  }
}

async function page(ports: RequestPorts, request: Request): Promise<Response> {
  const call = await callOf(ports, request, undefined)
  return forward(ports, request, call, nearest(ports), { key: call.address, mayRunTwice: true })
}

async function connect(ports: RequestPorts, request: Request, signedIn: SignedIn): Promise<Response> {
  checkOrigin(request, ports.map)
  if (request.headers.get('upgrade')?.toLowerCase() !== 'websocket')
    throw fail('request_invalid', 'this address takes WebSocket upgrades')
  const { protocol } = credentialsOf(request)
  const claims = await signedIn(request)
  const call = await callOf(ports, request, claims)
  const dialled = (region: RegionEntry) => dial(ports, request, call, region, protocol)
  const answer = await followOnce(ports, routeHome(ports, request, claims), dialled)
  if (answer !== undefined) return answer
  const elsewhere = await homeElsewhere(ports, request, call, claims)
  const there = elsewhere && (await dialled(elsewhere))
  if (there === undefined) throw fail('unavailable')
  return there
}

async function api(ports: RequestPorts, request: Request, method: ApiMethod, signedIn: SignedIn): Promise<Response> {
  const { auth, goesTo, verb } = apiRoutes[method]
  credentialsOf(request)
  const claims = auth === 'token' ? await signedIn(request) : undefined
  const body = verb === 'POST' || verb === 'PUT' ? await bodyOf(request) : undefined
  const call = await callOf(ports, request, claims)
  const name = nameIn(request, body)
  const route = await routeOf(ports, goesTo, request, claims, name)
  const handed = { body, key: countedFor(call, goesTo, name), mayRunTwice: mayRunTwice(method) }
  const answer = await followOnce(ports, route, (region) => forward(ports, request, call, region, handed))
  return markKept(answer, ports.policy.current(), claims?.zone, placeOf(ports))
}

/** Whom the region's limits count: the person, who tries to be somebody, or the network they come from. */
const countedFor = ({ caller, address }: EdgeCall, goesTo: ApiRoute['goesTo'], name: string | undefined): string =>
  caller?.user ?? (goesTo === 'named-region' ? name : undefined) ?? address

/** 421 names the home: one more try there, and no second (a loop would be somebody's bug). */
async function followOnce<Answer extends Response | undefined>(
  { map, way }: Pick<RequestPorts, 'map' | 'way'>,
  { region, mayFollow }: Route,
  dialled: (region: RegionEntry) => Promise<Answer>,
): Promise<Answer> {
  const answer = await dialled(region)
  if (answer?.status !== 421) return answer
  const home = regionNamed(map, answer.headers.get('x-meridian-home') ?? '')
  if (home === undefined || home.name === region.name || !mayFollow(home.name)) return answer
  way.followed = true
  return dialled(home)
}

async function callOf(ports: EdgePorts, request: Request, claims: AccessClaims | undefined): Promise<EdgeCall> {
  return {
    pop: ports.pop,
    address: await addressHash(ports.mac, ports.networkKey, ports.addressOf(request)),
    caller: claims && {
      user: claims.user,
      device: claims.device,
      session: claims.session,
      zone: claims.zone,
      home: claims.home,
      epoch: claims.epoch,
    },
  }
}

async function bodyOf(request: Request): Promise<ArrayBuffer> {
  const declared = Number(request.headers.get('content-length') ?? 0)
  if (declared > limits.frameBytesMax) throw fail('frame_too_large', undefined, { limit: 'frameBytesMax' })
  const body = await request.arrayBuffer()
  if (body.byteLength > limits.frameBytesMax) throw fail('frame_too_large', undefined, { limit: 'frameBytesMax' })
  return body
}

/** The `name` of a sign-in or a look-up, for its suffix alone. */
function nameIn(request: Request, body: ArrayBuffer | undefined): string | undefined {
  if (body === undefined) return new URL(request.url).searchParams.get('name') ?? undefined
  try {
    const json: unknown = JSON.parse(new TextDecoder().decode(body))
    const name = (json as { name?: unknown }).name
    return typeof name === 'string' ? name : undefined
  } catch {
    return undefined
  }
}

/** What is longer would not fit the envelope, and the region would take it for a forgery. */
function checkTarget(request: Request): void {
  const { pathname, search } = new URL(request.url)
  if (pathname.length + search.length > limits.requestTargetCharactersMax) {
    throw fail('request_invalid', 'the address is too long', { limit: 'requestTargetCharactersMax' })
  }
}

const isAllowed = (map: RegionMap, origin: string): boolean => map.origins.includes('*') || map.origins.includes(origin)

/** A page of somebody else must not connect with a person's browser. Clients that are no browser send no Origin. */
function checkOrigin(request: Request, map: RegionMap): void {
  const origin = request.headers.get('origin')
  if (origin !== null && !isAllowed(map, origin)) throw fail('not_allowed', 'this origin may not connect')
}

async function cors(context: Context, next: () => Promise<void>, map: RegionMap): Promise<Response | undefined> {
  const origin = context.req.header('origin')
  const allowed = origin !== undefined && isAllowed(map, origin)
  if (context.req.method === 'OPTIONS') {
    const headers = new Headers({ vary: 'origin' })
    if (allowed) {
      headers.set('access-control-allow-origin', origin)
      headers.set('access-control-allow-methods', 'GET, POST, PUT, DELETE')
      headers.set('access-control-allow-headers', 'authorization, content-type')
      headers.set('access-control-max-age', '600')
    }
    return new Response(null, { status: 204, headers })
  }
  await next()
  // The answer to an upgrade is the region's own and is not touched.
  if (allowed && context.res.status !== 101) {
    context.res = new Response(context.res.body, context.res)
    context.res.headers.set('access-control-allow-origin', origin)
    context.res.headers.append('vary', 'origin')
  }
  return undefined
}

function refuse(context: Context, error: MeridianError, ports: EdgePorts): Response {
  const requestId = [...ports.random.bytes(8)].map((byte) => byte.toString(16).padStart(2, '0')).join('')
  if (error.entry.retry !== 'never') {
    context.header('retry-after', String(Math.max(1, Math.ceil((error.detail.retryAfterMs ?? 1_000) / 1_000))))
  }
  context.header('cache-control', keptByNobody)
  return context.json(errorBody(error, requestId), error.entry.http as 400)
}
