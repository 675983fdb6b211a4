/** The listeners of a region's processes: for edges, for other regions, gateways and colleagues, and for the machines of `--direct`. */
import type * as grpc from '@grpc/grpc-js'
import { createAdaptorServer } from '@hono/node-server'
import { createServer, type Server } from 'node:http'
import { byteServer } from '../../platform/byte-rpc.grpc.ts'
import { nodeScheduler } from '../../platform/clock.node.ts'
import { serveDiscovery } from '../../platform/registry/discovery-served.grpc.ts'
import type { EmbeddedRegistry } from '../../platform/registry/registry.embedded.ts'
import type { AccountsService } from '../../regions/accounts/start.ts'
import type { EdgeOnlyPorts } from '../../regions/api/edge-only.ts'
import { httpApi } from '../../regions/api/http-api.ts'
import type { Gateway } from '../../regions/gateway/gateway.ts'
import { serveWebsockets } from '../../regions/gateway/websocket.ws.ts'
import { serveHomeReads } from '../../regions/people/home-reads.grpc.ts'
import type { RegionPeople } from '../../regions/people/region-people.ts'
import { servePresence } from '../../regions/presence/presence-peer.grpc.ts'
import type { RegionPresence } from '../../regions/presence/region-presence.ts'
import type { RegionWorker } from '../../regions/worker/region-worker.ts'
import { messageBytesMax, serveColleague } from '../../regions/worker/colleagues.grpc.ts'
import { serveLinks } from '../../regions/worker/worker-link.grpc.ts'
import { serveLanes } from '../../replication/lane-transport.grpc.ts'
import type { Replication } from '../../replication/replication.ts'
import { tracedReceiving } from '../../replication/traced-lanes.ts'
import type { DirectListeners } from './direct-listeners.ts'
import { serveDocs } from './docs-page.ts'
import { envelopeGate } from './envelopes.ts'
import { gatewayProbes } from './gateway-probes.ts'
import { bound, closed, listening } from './listening.node.ts'
import type { RegionApi } from './region-api.ts'
import type { RegionLinks } from './region-links.ts'
import { requestId, type RegionSetting } from './region-setting.ts'

export interface EdgeListener {
  /**
   * `/readyz` says so from now on; upgrades are answered to the end, so that edges go to the next gateway.
   * Requests are answered to the end, too, unless others take them.
   */
  leaving(toOthers: boolean): void
  stopSockets(): void
  /** Takes nobody new; resolves when requests under way are answered or their time is over. */
  answered(): Promise<void>
  close(): void
}

export interface EdgeParts {
  readonly api: RegionApi
  readonly accounts: AccountsService
  readonly gateway: Gateway
  readonly policyStand: EdgeOnlyPorts['policyStand']
}

/** A request waits ten seconds for its verdict; a supervisor gives a process about as long. */
const requestsGraceMs = 5_000

/** HTTP and sockets that edges hand over. */
export async function openEdgeListener(
  { config }: RegionSetting,
  { api, accounts, gateway, policyStand }: EdgeParts,
): Promise<EdgeListener> {
  let serving = true
  let othersTake = false
  const { handlers, admission, onUnexpected } = api
  const app = httpApi({
    handlers,
    envelopes: envelopeGate(config.alias, config.envelopeKeys),
    admission,
    isReady: () => serving,
    leavesToOthers: () => othersTake,
    requestId,
    onUnexpected,
    policyStand,
    jwks: () => accounts.keyRing.jwks(),
    version: '1',
  })
  serveDocs(app)
  const http = createAdaptorServer({
    fetch: app.fetch,
    serverOptions: { requestTimeout: 10_000, headersTimeout: 5_000 },
  }) as Server
  const envelopes = envelopeGate(config.alias, config.envelopeKeys)
  const stopSockets = serveWebsockets(http, { gateway, envelopes, requestId })
  await listening(http, config.ports.http, config.host)
  return {
    leaving: (toOthers) => {
      serving = false
      othersTake = toOthers
    },
    stopSockets,
    answered: () => closed(http, requestsGraceMs),
    close: () => http.closeAllConnections(),
  }
}

/** Undefined where it was not asked for. */
export async function openDirect(
  { config, region }: RegionSetting,
  { api, accounts, gateway }: Pick<EdgeParts, 'api' | 'accounts' | 'gateway'>,
): Promise<DirectListeners | undefined> {
  if (config.direct === undefined) return undefined
  // Loaded only where it is asked for: reflection alone takes a fifth of a second of every start.
  const { openDirectListeners } = await import('./direct-listeners.ts')
  const { handlers, admission, onUnexpected } = api
  return openDirectListeners({
    config: config.direct,
    host: config.host,
    region: region.name,
    keys: accounts.keyRing,
    gateway,
    handlers,
    admission,
    requestId,
    onUnexpected,
  })
}

/** What colleagues call, of every process that has any; not bound yet. */
export function internalServer({ config }: RegionSetting, worker: RegionWorker): grpc.Server {
  const internal = byteServer({ 'grpc.max_receive_message_length': messageBytesMax })
  serveColleague(internal, config.internalSecret, worker.served)
  return internal
}

/** Probes and numbers of a process beside the region's own. */
export async function openProbes({ config, metrics }: RegionSetting, isReady: () => boolean): Promise<Server> {
  const probes = gatewayProbes({ isReady, metrics })
  const http = createServer((request, response) => void probes(request.url ?? '', response))
  await listening(http, config.ports.admin, config.host)
  return http
}

export interface InternalParts {
  readonly links: RegionLinks
  readonly worker: RegionWorker
  readonly replication: Replication
  readonly presence: RegionPresence
  readonly people: RegionPeople
  readonly registry: EmbeddedRegistry
}

/** What other regions and this region's gateways call. */
export async function openInternal(
  setting: RegionSetting,
  { links, worker, replication, presence, people, registry }: InternalParts,
): Promise<grpc.Server> {
  const { config, tracing } = setting
  const internal = internalServer(setting, worker)
  const { secretOf } = links
  serveLinks(internal, config.internalSecret, nodeScheduler, (gateway) => worker.connectGateway(gateway))
  serveDiscovery(internal, config.internalSecret, (id) => registry.join(id))
  serveLanes(internal, secretOf, tracedReceiving(replication.receive, tracing))
  servePresence(internal, secretOf, presence)
  serveHomeReads(internal, secretOf, people)
  await bound(internal, config.ports.internal, config.host)
  return internal
}
