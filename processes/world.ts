/**
 * A whole Meridian on this machine: regions, gateways and points of presence, each a process of its
 * own. The one builder for `npm start`, tests, the replay and the torture.
 */
import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { EngineAddresses } from '../platform/engines/engine-addresses.ts'
import type { RegionName, Zone } from '../protocol/ids.ts'
import { lockFolder } from '../platform/folder-lock.sqlite.ts'
import { Child } from './child.ts'
import { type Installation, openInstallation, pairSecret, pointsOfPresence, signRegionMap } from './installation.ts'
import { hasMirrors, mirrorConfigOf } from './mirror/mirror-config.ts'
import { policyKeysIn, policyOfInstallation } from './policy-of-installation.ts'
import { type PortBlock, takePorts } from './ports.ts'
import { layOut, type PlaceBeside, type Places, portsOf, type RegionPlace } from './world-places.ts'
import { checkScale } from './world-scale.ts'
import { bundleWorker } from './pop/bundle-worker.ts'
import { type Pop, startPop } from './pop/start-pop.ts'
import type { GatewayConfig, RegionConfig } from './region/region-config.ts'

export interface WorldOptions {
  readonly data: string
  /** Aliases; `cn` may be among them. */
  readonly regions?: readonly string[]
  /** Gateway processes per region beside the one in the region's own process. */
  readonly gateways?: number
  /** Worker processes per region, which takes engines; without it the region's own process runs every part. */
  readonly workers?: number
  /** Processes per region that serve its API, which takes workers in processes of their own; without it the region's own process does. */
  readonly apis?: number
  /** Stream processes per region, which take engines; without them the region's own process runs the word pipeline. */
  readonly streams?: number
  /** Processes per region that may keep it, of which one does: more than one takes engines, workers and API processes. */
  readonly keepers?: number
  /** First of a block of ports; refused if one of them is taken. Without it the first free block. */
  readonly port?: number
  /** How long edges go by what they last heard of the policy; what `edge/published-policy.ts` says without it. */
  readonly policyFreshMs?: number
  /** A residency document for a new installation; the standard one without it. */
  readonly policy?: string
  /** Opens the regions' listeners that have no edge before them: gRPC and TCP (I5). */
  readonly direct?: boolean
  /** Flags of Node for regions and gateways, for a profile. */
  readonly nodeFlags?: readonly string[]
  /** Sends of a device, where a bench wants more than the table of limits allows. */
  readonly sendRate?: RegionConfig['sendRate']
  /** Messages to follow: one in `every`, told to the collector of each region that has one here. */
  readonly traces?: Traces
  /** What regions stand on instead of their folders. */
  readonly engines?: EngineAddresses
  /**
   * Where one process dials another instead of at its `host:port`: a proxy of a test. `from` and `to` are
   * names of processes, or `edge` for all points of presence.
   */
  detour?(from: string, to: string, address: string): Promise<string>
  /** Lines that processes write, and what happens to them. */
  onLine?(from: string, line: string): void
  onProgress?(what: string): void
}

export interface Traces {
  readonly every: number
  /** Alias → base URL of an OTLP collector. */
  readonly collectors: Readonly<Record<string, string>>
}

export interface WorldRegion {
  readonly alias: string
  readonly name: string
  /** Base URL of the operator's listener. */
  readonly admin: string
  /** Of those that stand by to keep the region: who keeps it says so at one of all these. */
  readonly adminsStandBy?: readonly string[]
  /** Port at which the region's API, and the gateway beside it, take what edges hand over. */
  readonly http: number
  /** Ports of its gateway processes, which take upgrades as that one does. */
  readonly gateways: readonly number[]
  /** Where each of its processes tells what it has counted; the mirror has a runbook of its own. */
  readonly metrics: readonly string[]
  /** Ports without an edge before them, where they were asked for. */
  readonly direct?: { readonly grpc: number; readonly tcp: number }
}

export interface WorldEdge {
  readonly name: string
  readonly city: string
  readonly url: string
  /** Where it is counted what this point of presence does. */
  readonly metrics: string
}

export interface World {
  readonly data: string
  readonly edges: readonly WorldEdge[]
  readonly regions: readonly WorldRegion[]
  readonly operatorToken: string
  /** Names of processes that can be killed. */
  readonly processes: readonly string[]
  /** While it runs. */
  pidOf(name: string): number | undefined
  /** kill -9; it is started again. */
  kill(name: string): void
  /** SIGTERM: it drains and ends, and is started again. */
  drain(name: string): void
  stop(): Promise<void>
}

export async function startWorld(options: WorldOptions): Promise<World> {
  const { data, onLine = () => {}, onProgress = () => {} } = options
  const { gateways = 2, workers = 0, apis = 0, streams = 0, keepers = 1 } = options
  const aliases = options.regions ?? ['eu', 'us', 'ap']
  checkScale(options, options)
  mkdirSync(data, { recursive: true, mode: 0o700 })
  // A second start on the same data would be two owners of one log.
  const lock = lockFolder(data)
  const children: Child[] = []
  const pops: Pop[] = []
  let ports: PortBlock | undefined
  const stop = async (): Promise<void> => {
    // Sockets end at the gateways; only then do the points of presence stop at once.
    await Promise.all(children.map((child) => child.stop()))
    await Promise.all(pops.map((pop) => pop.stop()))
    await ports?.release()
    lock.release()
  }
  try {
    const installation = await openInstallation(data, aliases)
    const policy = await policyOfInstallation(data, options.policy)
    const present = pointsOfPresence.filter(({ region }) => aliases.includes(region))
    ports = await takePorts(portsOf(aliases.length, present.length), options.port)
    const places = layOut(aliases, present, { gateways, workers, apis, streams, keepers }, ports.first)
    onProgress('starting regions')
    for (const place of places.regions)
      children.push(...(await regionChildren(place, places, installation, policy, options, onLine)))
    const bundled = bundleWorker(data)
    await ports.open()
    await Promise.all(children.map((child) => started(child, options.engines === undefined ? 1 : triesOnEngines)))
    onProgress('starting points of presence')
    pops.push(...(await startPops(places, installation, policy, options, await bundled, onLine)))
    const world: World = {
      data,
      edges: places.pops.map(({ pop, port, collector }) => ({
        name: pop.name,
        city: pop.city,
        url: `http://127.0.0.1:${port}`,
        metrics: `http://127.0.0.1:${collector}/metrics`,
      })),
      regions: places.regions.map((place) => regionAt(place, options.direct === true)),
      operatorToken: installation.operatorToken,
      processes: [...children.map((child) => child.name), ...pops.map((pop) => `edge/${pop.name}`)],
      pidOf: (name) =>
        children.find((child) => child.name === name)?.pid ?? pops.find((pop) => `edge/${pop.name}` === name)?.pid,
      kill: (name) => {
        children.find((child) => child.name === name)?.kill('SIGKILL')
        pops.find((pop) => `edge/${pop.name}` === name)?.kill()
      },
      drain: (name) => children.find((child) => child.name === name)?.kill('SIGTERM'),
      stop,
    }
    writeFileSync(
      join(data, 'world.json'),
      JSON.stringify({ edges: world.edges, regions: world.regions, operatorTokenFile: 'operator.token' }, undefined, 2),
    )
    return world
  } catch (caught) {
    await stop()
    throw caught
  }
}

/** Where everything starts at once, an engine may be later than whoever opens it waits; what is wrong stays wrong. */
const triesOnEngines = 3

async function started(child: Child, tries: number): Promise<void> {
  try {
    await child.start()
  } catch (caught) {
    if (tries === 1) throw caught
    await started(child, tries - 1)
  }
}

function regionAt(place: RegionPlace, isDirect: boolean): WorldRegion {
  const { alias, name, http, admin, gateways, workers, apis, streams, keepersStandBy, direct } = place
  const counting = [admin, ...[...keepersStandBy, ...workers, ...apis, ...streams].map((one) => one.admin)]
  const gatewayPorts = gateways.map(({ port }) => port)
  return {
    alias,
    name,
    http,
    gateways: gatewayPorts,
    metrics: [...counting, ...gatewayPorts].map((port) => `${here(port)}/metrics`),
    admin: here(admin),
    ...(keepersStandBy.length > 0 && { adminsStandBy: keepersStandBy.map((keeper) => here(keeper.admin)) }),
    ...(isDirect && { direct }),
  }
}

async function regionChildren(
  place: RegionPlace,
  places: Places,
  installation: Installation,
  policy: string,
  { data, sendRate, nodeFlags, direct, engines, traces, detour = straight }: WorldOptions,
  onLine: NonNullable<WorldOptions['onLine']>,
): Promise<Child[]> {
  const { alias } = place
  const aliases = places.regions.map((one) => one.alias)
  const mirrored = hasMirrors(engines, aliases)
  const envelopeKeys = Object.fromEntries(
    places.pops.map(({ pop }) => [pop.name, installation.envelopeKeys[`${pop.name} ${alias}`] as string]),
  )
  const config: RegionConfig = {
    alias,
    data: join(data, alias),
    ports: { http: place.http, internal: place.internal, admin: place.admin },
    others: await Promise.all(
      places.regions
        .filter((other) => other.alias !== alias)
        .map(async (other) => ({
          alias: other.alias,
          internal: await keepersOf(other, (name, address) => detour(alias, name, address)),
          secret: pairSecret(installation, alias, other.alias),
        })),
    ),
    signUp: { zoneOfPop: Object.fromEntries(places.pops.map(({ pop }) => [pop.name, pop.zone as Zone])) },
    envelopeKeys,
    directorySecret: installation.directorySecret,
    syncSecret: installation.syncSecret,
    internalSecret: installation.internalSecrets[alias] as string,
    operatorToken: installation.operatorToken,
    policy,
    sendRate,
    engines: engines?.regions[alias],
    workersApart: place.workers.length > 0,
    apisApart: place.apis.length > 0,
    streamsApart: place.streams.length > 0,
    keepersStandBy: place.keepersStandBy.length > 0,
    mirrored,
    tracing: tracingOf(alias, installation, traces),
    direct: direct === true ? { ...place.direct, networkKey: installation.networkKey } : undefined,
  }
  const besideConfig = ({ name, idNode, internal, admin }: PlaceBeside, http = place.http): RegionConfig => ({
    ...config,
    data: join(data, name.replaceAll('/', '-')),
    ports: { http, internal, admin },
    beside: { name, idNode },
  })
  const start = { data, nodeFlags, onLine }
  const withParts = { ...start, nodeFlags: [...partsFlags, ...(nodeFlags ?? [])] }
  const region = childOf(alias, 'region/main.ts', config, withParts)
  const mirrors = mirrored
    ? [
        childOf(
          `${alias}/mirror`,
          'mirror/main.ts',
          mirrorConfigOf(engines, {
            alias,
            aliases,
            data,
            keepers: [place, ...place.keepersStandBy].map(({ admin }) => here(admin)),
            port: place.mirror,
          }),
          start,
        ),
      ]
    : []
  const gateways = place.gateways.map(async ({ name, port }) => {
    const gateway: GatewayConfig = {
      alias,
      name,
      port,
      internal: await detour(name, alias, `127.0.0.1:${place.internal}`),
      internalSecret: config.internalSecret,
      envelopeKeys,
      zookeeper: place.workers.length > 0 ? config.engines?.zookeeper : undefined,
      tracing: config.tracing,
    }
    return childOf(name, 'region/gateway-main.ts', gateway, start)
  })
  const workers = place.workers.map((worker) =>
    childOf(worker.name, 'region/worker-main.ts', besideConfig(worker), withParts),
  )
  const apis = place.apis.map((api, at) => {
    // One door without an edge is enough: the first one's.
    const own = { ...besideConfig(api, api.http), ...(at > 0 && { direct: undefined }) }
    return childOf(api.name, 'region/api-main.ts', own, start)
  })
  const streams = place.streams.map((stream) =>
    childOf(stream.name, 'region/stream-main.ts', besideConfig(stream), start),
  )
  const standingBy = place.keepersStandBy.map((keeper) =>
    childOf(keeper.name, 'region/main.ts', besideConfig(keeper), withParts),
  )
  return [region, ...standingBy, ...workers, ...apis, ...streams, ...(await Promise.all(gateways)), ...mirrors]
}

/** Who keeps the region answers at one of these; at the others nobody listens. */
async function keepersOf(
  { alias, internal, keepersStandBy }: RegionPlace,
  way: (name: string, address: string) => Promise<string>,
): Promise<string> {
  const keepers = [{ name: alias, internal }, ...keepersStandBy]
  const addresses = await Promise.all(keepers.map((keeper) => way(keeper.name, `127.0.0.1:${keeper.internal}`)))
  return addresses.length === 1 ? addresses.join() : `ipv4:${addresses.join()}`
}

const here = (port: number): string => `http://127.0.0.1:${port}`

const straight: NonNullable<WorldOptions['detour']> = (_from, _to, address) => Promise.resolve(address)

function tracingOf(alias: string, { traceKey }: Installation, traces: Traces | undefined): RegionConfig['tracing'] {
  const collector = traces?.collectors[alias]
  return collector === undefined ? undefined : { collector, every: traces?.every ?? 1, key: traceKey }
}

function childOf(
  name: string,
  main: string,
  config: object,
  {
    data,
    nodeFlags = [],
    onLine,
  }: {
    readonly data: string
    readonly nodeFlags: readonly string[] | undefined
    readonly onLine: NonNullable<WorldOptions['onLine']>
  },
): Child {
  const folder = join(data, 'config')
  mkdirSync(folder, { recursive: true, mode: 0o700 })
  const file = join(folder, `${name.replaceAll('/', '-')}.json`)
  writeFileSync(file, JSON.stringify(config), { mode: 0o600 })
  return new Child({
    name,
    command: [process.execPath, ...ownFlags(), ...nodeFlags, join(import.meta.dirname, main), file],
    onLine: (line) => onLine(name, line),
    onDeath: (code, signal) => onLine(name, `ended (${signal ?? `code ${code}`}), starting again`),
    onReady: () => onLine(name, 'is back'),
  })
}

async function startPops(
  places: Places,
  installation: Installation,
  policy: string,
  { data, policyFreshMs, detour = straight }: WorldOptions,
  bundleFile: string,
  onLine: NonNullable<WorldOptions['onLine']>,
): Promise<Pop[]> {
  const map = await signRegionMap(installation.operatorKey.private, {
    version: Date.now(),
    regions: await Promise.all(
      places.regions.map(async ({ alias, name, http, gateways, apis }) => {
        const urlOf = async (to: string, port: number): Promise<string> =>
          `http://${await detour('edge', to, `127.0.0.1:${port}`)}`
        const entrances = apis.length > 0 ? apis : [{ name: alias, http }]
        const served = await Promise.all(entrances.map((entrance) => urlOf(entrance.name, entrance.http)))
        const beside = await Promise.all(gateways.map((gateway) => urlOf(gateway.name, gateway.port)))
        return { name, alias: alias as never, gateways: [...beside, ...served], apis: served }
      }),
    ),
    pops: Object.fromEntries(
      places.pops.map(({ pop }) => [
        pop.name,
        {
          zone: pop.zone as Zone,
          region: places.regions.find(({ alias }) => alias === pop.region)?.name as RegionName,
        },
      ]),
    ),
    policyKeys: policyKeysIn(policy),
    origins: ['*'],
  })
  return Promise.all(
    places.pops.map(({ pop, port, collector }) =>
      startPop({
        name: pop.name,
        folder: data,
        bundleFile,
        port,
        bindings: {
          REGION_MAP: map,
          OPERATOR_KEY: JSON.stringify(installation.operatorKey.public),
          POP: pop.name,
          ENVELOPE_KEYS: JSON.stringify(
            Object.fromEntries(
              places.regions.map(({ alias, name }) => [name, installation.envelopeKeys[`${pop.name} ${alias}`]]),
            ),
          ),
          NETWORK_KEY: installation.networkKey,
          ...(policyFreshMs === undefined ? {} : { POLICY_FRESH_MS: String(policyFreshMs) }),
        },
        collector: { port: collector, labels: { region: pop.region, process: `edge/${pop.name}` } },
        onLine: (line) => onLine(`edge/${pop.name}`, line),
      }),
    ),
  )
}

/**
 * Who runs parts has hundreds of messages under way. Each collection of the young generation moves
 * them all, and what two of them have met goes only with a collection of the whole heap: with this
 * room there are an eighth as many of the first kind. Of the second there are fewer when the heap may
 * grow to three times what lives, as V8 lets it while a process is busy; of one that is half busy it
 * thinks that it has time, and collects for every few thousand messages. Gateways keep the small room
 * that all processes start with, since it is most of what an idle socket costs.
 */
export const partsFlags = ['--max-semi-space-size=32', '--heap-growing-percent=200']

/** What a test runner loads beside itself is no part of the product it starts. */
const ownFlags = (): string[] => process.execArgv.filter((flag) => !flag.startsWith('--import'))
