/** The edge on Cloudflare Workers and on workerd: what the app needs, from the runtime and its bindings. */
import { base64url, type JWK } from 'jose'
import type { RegionName } from '../protocol/ids.ts'
import { createEdge } from './edge.ts'
import { analyticsEvents } from './edge-events.analytics.ts'
import { type Collector, collectedEvents } from './edge-events.collected.ts'
import { type EdgeEvents, noEdgeEvents } from './edge-events.ts'
import { noEdgeFaults } from './edge-faults.ts'
import { publishedVerifier } from './published-keys.ts'
import { PublishedPolicy } from './published-policy.ts'
import { openRegionMap } from './region-map.ts'
import {
  runtimeAfter,
  runtimeClock,
  runtimeFetch,
  runtimeMac,
  runtimePolicyCrypto,
  runtimeRandom,
} from './runtime.workerd.ts'

interface Bindings {
  /** Signed region map: a value in the local installation, in production the newest from KV. */
  readonly REGION_MAP?: string
  readonly REGION_MAPS?: { get(key: string): Promise<string | null> }
  readonly OPERATOR_KEY: string
  readonly POP: string
  /** JSON: region → base64url of this point of presence's key for it. */
  readonly ENVELOPE_KEYS: string
  readonly NETWORK_KEY: string
  /** Header that carries the client's address: the platform's own, never one a client can set. */
  readonly ADDRESS_HEADER?: string
  /** Milliseconds after which regions are asked again for the policy that they stand by. */
  readonly POLICY_FRESH_MS?: string
  /** Where requests are counted: in production a data set of the platform, on one's own machine a process. */
  readonly REQUESTS?: AnalyticsEngineDataset
  readonly COLLECTOR?: Fetcher
}

let app: ReturnType<typeof build> | undefined

async function build(env: Bindings) {
  const signed = env.REGION_MAP ?? (await env.REGION_MAPS?.get('current'))
  if (signed === undefined || signed === null) throw new Error('there is no region map')
  const map = await openRegionMap(signed, JSON.parse(env.OPERATOR_KEY) as JWK)
  const keys = new Map(
    Object.entries(JSON.parse(env.ENVELOPE_KEYS) as Record<string, string>).map(([region, key]) => [
      region,
      base64url.decode(key),
    ]),
  )
  const addressHeader = env.ADDRESS_HEADER ?? 'cf-connecting-ip'
  const ports = {
    fetch: runtimeFetch,
    clock: runtimeClock,
    after: runtimeAfter,
    random: runtimeRandom,
    mac: runtimeMac,
    map,
    pop: env.POP,
    keyFor: (region: RegionName) => keys.get(region),
    policyFreshMs: env.POLICY_FRESH_MS === undefined ? undefined : Number(env.POLICY_FRESH_MS),
  }
  return createEdge({
    ...ports,
    verifier: publishedVerifier(map, ports),
    policy: new PublishedPolicy({ ...ports, crypto: runtimePolicyCrypto }),
    faults: noEdgeFaults,
    events: eventsOf(env),
    outlasts: (context, work) => context.executionCtx.waitUntil(work),
    networkKey: base64url.decode(env.NETWORK_KEY),
    addressOf: (request) => request.headers.get(addressHeader) ?? '',
  })
}

function eventsOf({ REQUESTS, COLLECTOR, POP }: Bindings): EdgeEvents {
  if (REQUESTS !== undefined) return analyticsEvents(REQUESTS, POP)
  if (COLLECTOR === undefined) return noEdgeEvents
  const collector: Collector = {
    async take(batch) {
      const { status, body } = await COLLECTOR.fetch('http://collector/', {
        method: 'POST',
        body: JSON.stringify(batch),
      })
      await body?.cancel()
      if (status >= 300) throw new Error(`the collector answered ${status}`)
    },
  }
  return collectedEvents({ collector, clock: runtimeClock, after: runtimeAfter })
}

export default {
  async fetch(request: Request, env: Bindings, context: ExecutionContext): Promise<Response> {
    app ??= build(env)
    try {
      return await (await app).fetch(request, env, context)
    } catch {
      // A map that cannot be read must not stay: the next request tries again.
      app = undefined
      return new Response('{"error":{"code":"unavailable"}}', {
        status: 503,
        headers: { 'retry-after': '1', 'content-type': 'application/json' },
      })
    }
  },
}
