/**
 * The API over HTTP/JSON, as a hono app made from the table of routes. Every request must carry an
 * edge's envelope that names exactly it; what else came along (forwarding headers, tokens) is not
 * read. Answers that refuse have the one error body, with `Retry-After` where waiting helps.
 */
import { type Context, Hono } from 'hono'
import { type ApiMethod, apiMethods, apiRoutes, pathFields } from '../../protocol/api-routes.ts'
import { edgeEnvelopeHeader } from '../../protocol/edge-envelope.ts'
import { errorBody, fail, MeridianError } from '../../protocol/errors.ts'
import { heldData, heldDataHeader, heldDataText } from '../../protocol/held-data.ts'
import { limits } from '../../protocol/limits.ts'
import type { Admission } from './admission.ts'
import type { ApiCall, ApiHandlers } from './api-call.ts'
import { completeJson, type JsonObject, requestFromJson, schemaOf } from './api-schema.ts'
import { type EdgeOnlyPorts, serveEdges } from './edge-only.ts'
import { openApiDocument, takesBody } from './openapi.ts'

export interface HttpApiPorts extends EdgeOnlyPorts {
  readonly handlers: ApiHandlers
  readonly admission: Admission
  /** Whether this process serves; `/readyz` says so. */
  isReady(): boolean
  /** Whether new requests are left to other processes: they are refused as `draining`, and nothing of them is begun. */
  leavesToOthers(): boolean
  requestId(): string
  /** What could not be foreseen, with the id that the caller was given. Never a body, never a token. */
  onUnexpected(requestId: string, method: string, cause: unknown): void
  jwks(): Promise<unknown> | unknown
  readonly version: string
}

export function httpApi(ports: HttpApiPorts): Hono {
  const app = new Hono({ strict: false })
  const document = openApiDocument(ports.version)
  app.get('/healthz', (context) => context.json({ healthy: true }))
  app.get('/readyz', (context) => context.json({ ready: ports.isReady() }, ports.isReady() ? 200 : 503))
  app.get('/v1/openapi.json', (context) => context.json(document))
  app.get('/.well-known/jwks.json', async (context) => context.json((await ports.jwks()) as object))
  serveEdges(app, ports)
  // Fixed paths first: `/v1/sessions/current` is no session named `current`.
  const ordered = [...apiMethods].sort(
    (a, b) => pathFields(apiRoutes[a].path).length - pathFields(apiRoutes[b].path).length,
  )
  for (const method of ordered) {
    const { verb, path } = apiRoutes[method]
    app.on(verb, path.replaceAll(/\{(\w+)\}/g, ':$1'), (context) => serve(context, method, ports))
  }
  app.notFound((context) => refuse(context, fail('not_found'), ports.requestId()))
  app.onError((error, context) => refuse(context, MeridianError.from(error), ports.requestId()))
  return app
}

async function serve(context: Context, method: ApiMethod, ports: HttpApiPorts): Promise<Response> {
  const requestId = ports.requestId()
  try {
    if (ports.leavesToOthers()) throw fail('draining')
    const call = await admit(context, method, ports)
    const request = requestFromJson(schemaOf(method).request, await requestJson(context, method))
    const answer = await ports.handlers[method](request, call)
    context.header('cache-control', 'no-store')
    const held = heldData[method]
    if (held !== undefined) context.header(heldDataHeader, heldDataText(held))
    return context.json(completeJson(schemaOf(method).response, answer))
  } catch (caught) {
    const error = MeridianError.from(caught)
    if (error.code === 'internal') ports.onUnexpected(requestId, method, error.cause ?? error)
    // Whoever keeps a connection open to here finds out now, and not with its next request.
    if (error.code === 'draining') context.header('connection', 'close')
    return refuse(context, error, requestId)
  }
}

async function admit(context: Context, method: ApiMethod, ports: HttpApiPorts): Promise<ApiCall> {
  const { pathname, search } = new URL(context.req.url)
  const call = await ports.envelopes.open(
    context.req.header(edgeEnvelopeHeader),
    `${context.req.method} ${pathname}${search}`,
  )
  return { pop: call.pop, address: call.address, caller: ports.admission.admit(method, call.caller) }
}

/** Path and query fields and, for verbs that have one, the body, as one object. */
async function requestJson(context: Context, method: ApiMethod): Promise<JsonObject> {
  const { verb, path } = apiRoutes[method]
  const inPath = Object.fromEntries(pathFields(path).map((name) => [name, context.req.param(name) ?? '']))
  const others = takesBody(verb) ? await bodyJson(context) : queryJson(context)
  const typed = { ...others, ...inPath }
  return numbersOf(method, typed)
}

async function bodyJson(context: Context): Promise<JsonObject> {
  const bytes = await context.req.arrayBuffer()
  if (bytes.byteLength > limits.frameBytesMax) throw fail('frame_too_large', undefined, { limit: 'frameBytesMax' })
  if (bytes.byteLength === 0) return {}
  let json: unknown
  try {
    json = JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes))
  } catch {
    throw fail('request_invalid', 'the body is not JSON in UTF-8')
  }
  if (typeof json !== 'object' || json === null || Array.isArray(json))
    throw fail('request_invalid', 'the body must be an object')
  return json as JsonObject
}

const queryJson = (context: Context): JsonObject =>
  Object.fromEntries(
    Object.entries(context.req.queries()).map(([name, values]) => [name, values.length === 1 ? values[0] : values]),
  )

/** What stands in a path or query is text: fields that are numbers or flags are read as such. */
function numbersOf(method: ApiMethod, request: JsonObject): JsonObject {
  const { fields } = schemaOf(method).request
  return Object.fromEntries(
    Object.entries(request).map(([name, value]) => {
      const type = fields[name]?.type
      if (typeof value !== 'string' || type === undefined) return [name, value]
      if (type === 'uint32' && /^[0-9]{1,10}$/.test(value)) return [name, Number(value)]
      if (type === 'bool' && (value === 'true' || value === 'false')) return [name, value === 'true']
      return [name, fields[name]?.repeated === true ? [value] : value]
    }),
  )
}

function refuse(context: Context, error: MeridianError, requestId: string): Response {
  const { entry, detail } = error
  if (entry.retry !== 'never')
    context.header('retry-after', String(Math.max(1, Math.ceil((detail.retryAfterMs ?? 1_000) / 1_000))))
  if (detail.home !== undefined) context.header('x-meridian-home', detail.home)
  return context.json(errorBody(error, requestId), entry.http as 400)
}
