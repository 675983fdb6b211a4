/** Where everything of a world on this machine listens: one block of ports, region by region. */
import type { RegionName } from '../protocol/ids.ts'
import { regionByAlias, standardPlaces } from '../protocol/places.ts'
import type { PointOfPresence } from './installation.ts'
import { mostOf } from './world-scale.ts'

/** Of a point of presence: its own, and the collector's beside it. */
const portsPerPop = 2
/** Ports of one region: HTTP and sockets, internal, admin, gRPC and TCP, then one for each gateway, two for each worker, its mirrors', three for each API process, and two for each stream process and each keeper that stands by. */
const portsPerRegion = 41
const firstGatewayPort = 5
const firstWorkerPort = 10
const mirrorPort = 20
const firstApiPort = 21
const firstStreamPort = 33
const firstStandByPort = 39

export const portsOf = (regions: number, pops: number): number => pops * portsPerPop + regions * portsPerRegion

export interface RegionPlace {
  readonly alias: string
  readonly name: RegionName
  readonly http: number
  readonly internal: number
  readonly admin: number
  readonly direct: { readonly grpc: number; readonly tcp: number }
  readonly mirror: number
  readonly gateways: readonly { readonly name: string; readonly port: number }[]
  readonly workers: readonly PlaceBeside[]
  readonly apis: readonly ApiPlace[]
  readonly streams: readonly PlaceBeside[]
  readonly keepersStandBy: readonly PlaceBeside[]
}

/** Of a process beside the region's own. */
export interface PlaceBeside {
  readonly name: string
  readonly idNode: number
  readonly internal: number
  readonly admin: number
}

interface ApiPlace extends PlaceBeside {
  readonly http: number
}

export interface Places {
  readonly regions: readonly RegionPlace[]
  readonly pops: readonly { readonly pop: PointOfPresence; readonly port: number; readonly collector: number }[]
}

export function layOut(
  aliases: readonly string[],
  present: readonly PointOfPresence[],
  { gateways, workers, apis, streams, keepers }: Readonly<Record<keyof typeof mostOf, number>>,
  base: number,
): Places {
  const pops = present.map((pop, index) => ({ pop, port: base + index, collector: base + present.length + index }))
  const regions = aliases.map((alias, index) => {
    const region = regionByAlias(standardPlaces, alias)
    if (region === undefined)
      throw new Error(
        `there is no region \`${alias}\`; there are ${standardPlaces.regions.map((one) => one.alias).join(', ')}`,
      )
    const first = base + present.length * portsPerPop + index * portsPerRegion
    const list = Array.from({ length: gateways }, (_, at) => ({
      name: `${alias}/gateway-${at + 1}`,
      port: first + firstGatewayPort + at,
    }))
    const workerPlaces = Array.from({ length: workers }, (_, at) => ({
      name: `${alias}/worker-${at + 1}`,
      // The region's own process has number 1.
      idNode: at + 2,
      internal: first + firstWorkerPort + 2 * at,
      admin: first + firstWorkerPort + 2 * at + 1,
    }))
    const apiPlaces = Array.from({ length: apis }, (_, at) => ({
      name: `${alias}/api-${at + 1}`,
      idNode: at + 2 + mostOf.workers,
      // The first has the port that is the region's own where it has no API process.
      http: at === 0 ? first : first + firstApiPort + 3 * at,
      internal: first + firstApiPort + 3 * at + 1,
      admin: first + firstApiPort + 3 * at + 2,
    }))
    return {
      alias,
      name: region.name,
      http: first,
      internal: first + 1,
      admin: first + 2,
      direct: { grpc: first + 3, tcp: first + 4 },
      mirror: first + mirrorPort,
      gateways: list,
      workers: workerPlaces,
      apis: apiPlaces,
      streams: Array.from({ length: streams }, (_, at) => ({
        name: `${alias}/stream-${at + 1}`,
        idNode: at + 2 + mostOf.workers + mostOf.apis,
        internal: first + firstStreamPort + 2 * at,
        admin: first + firstStreamPort + 2 * at + 1,
      })),
      keepersStandBy: Array.from({ length: keepers - 1 }, (_, at) => ({
        name: `${alias}/keeper-${at + 2}`,
        idNode: at + 2 + mostOf.workers + mostOf.apis + mostOf.streams,
        internal: first + firstStandByPort + 2 * at,
        admin: first + firstStandByPort + 2 * at + 1,
      })),
    }
  })
  return { regions, pops }
}
