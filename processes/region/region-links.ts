/** The ways from this region to the others: lanes, presence, and questions about people. */
import { nodeScheduler } from '../../platform/clock.node.ts'
import type { Service } from '../../platform/lifecycle.ts'
import { GrpcHomeReads } from '../../regions/people/home-reads.grpc.ts'
import { GrpcPresencePeer } from '../../regions/presence/presence-peer.grpc.ts'
import { GrpcLaneTransport } from '../../replication/lane-transport.grpc.ts'
import type { RegionSetting } from './region-setting.ts'

export interface RegionLinks extends Service {
  /** By alias. */
  readonly lanes: ReadonlyMap<string, GrpcLaneTransport>
  /** By number of the region. */
  readonly presence: ReadonlyMap<number, GrpcPresencePeer>
  readonly homeReads: ReadonlyMap<number, GrpcHomeReads>
  /** An operator's scissors: nothing goes to that region any more. False: there is none. */
  cut(alias: string): boolean
  heal(alias: string): boolean
  isCut(alias: string): boolean
  /** What another region proves itself with. */
  secretOf(alias: string): string | undefined
}

/** Nothing is dialled before something is to be said. */
export function regionLinks({ config, regionOf }: RegionSetting): RegionLinks {
  const ways = config.others.map(({ alias, internal, secret }) => {
    const to = { address: internal, fromAlias: config.alias, secret }
    const lanes = new GrpcLaneTransport(to)
    const presence = new GrpcPresencePeer({ ...to, scheduler: nodeScheduler })
    const homeReads = new GrpcHomeReads(to)
    return { alias, secret, number: regionOf(alias) as number, lanes, presence, homeReads }
  })
  const cut = new Set<string>()
  const eachTo = (alias: string, work: (link: { cut(): void; heal(): void }) => void): boolean => {
    const found = ways.find((way) => way.alias === alias)
    for (const link of found ? [found.lanes, found.presence, found.homeReads] : []) work(link)
    return found !== undefined
  }
  return {
    lanes: new Map(ways.map(({ alias, lanes }) => [alias, lanes])),
    presence: new Map(ways.map(({ number, presence }) => [number, presence])),
    homeReads: new Map(ways.map(({ number, homeReads }) => [number, homeReads])),
    cut(alias) {
      const isThere = eachTo(alias, (link) => link.cut())
      if (isThere) cut.add(alias)
      return isThere
    },
    heal(alias) {
      cut.delete(alias)
      return eachTo(alias, (link) => link.heal())
    },
    isCut: (alias) => cut.has(alias),
    secretOf: (alias) => ways.find((way) => way.alias === alias)?.secret,
    async stop() {
      for (const { lanes, presence, homeReads } of ways)
        for (const link of [lanes, presence, homeReads]) await link.stop()
    },
  }
}
