/** A proxy on each way between two parts of a world, so that every one of them can be cut, slowed and stopped. */
import type { EngineAddresses, RegionEngines } from '../../platform/engines/engine-addresses.ts'
import { type FaultMode, FaultProxy } from '../../platform/engines/fault-proxy.node.ts'

/** One way; several of them lead from a region to an engine with several nodes. */
export interface Way {
  /** `region–kafka`, `mirror–kafka`, `region–region`, `edge–gateway`. */
  readonly kind: string
  /** `eu to 127.0.0.1:21010`. */
  readonly name: string
  /** Whose people feel it. */
  readonly region: string
  readonly proxy: FaultProxy
}

export class Links {
  readonly ways: Way[] = []

  /** For `startWorld`. */
  readonly detour = async (from: string, to: string, address: string): Promise<string> => {
    const kind = `${partOf(from)}–${partOf(to)}`
    const region = (from === 'edge' ? to : from).split('/')[0] as string
    return this.#through({ kind, name: `${from} to ${to}`, region }, address)
  }

  /** The same engines, reached through proxies; none for what no process of ours dials. */
  async before({ regions, ...more }: EngineAddresses): Promise<EngineAddresses> {
    const told: Record<string, RegionEngines> = {}
    for (const [region, engines] of Object.entries(regions)) told[region] = await this.#beforeRegion(region, engines)
    return { ...more, regions: told }
  }

  set(ways: readonly Way[], mode: FaultMode): void {
    for (const { proxy } of ways) proxy.mode = mode
  }

  async close(): Promise<void> {
    await Promise.all(this.ways.map(({ proxy }) => proxy.close()))
  }

  async #beforeRegion(region: string, engines: RegionEngines): Promise<RegionEngines> {
    const { kafka, cassandra, redis, postgres, zookeeper } = engines
    await this.#beforeDoors(region, kafka?.guarded?.brokers ?? [])
    const dialled = async (engine: string, addresses: readonly string[]): Promise<Record<string, string>> =>
      Object.fromEntries(
        await Promise.all(
          addresses.map(async (address) => {
            const way = { kind: `region–${engine}`, name: `${region} to ${engine} at ${address}`, region }
            return [address, await this.#through(way, address)] as const
          }),
        ),
      )
    const hostsOf = (): string[] => (cassandra?.contactPoints ?? []).map((host) => `${host}:${cassandra?.port}`)
    return {
      ...engines,
      ...(kafka && { kafka: { ...kafka, dialled: await dialled('kafka', kafka.brokers) } }),
      ...(cassandra && { cassandra: { ...cassandra, dialled: await dialled('cassandra', hostsOf()) } }),
      ...(redis && { redis: { ...redis, dialled: await dialled('redis', redis.nodes) } }),
      // Servers of these are not told by each other: who is given the proxies knows no other way.
      ...(postgres && {
        postgres: { ...postgres, servers: Object.values(await dialled('postgres', postgres.servers)) },
      }),
      ...(zookeeper && {
        zookeeper: { ...zookeeper, servers: Object.values(await dialled('zookeeper', zookeeper.servers)) },
      }),
    }
  }

  /** Mirrors go where brokers say that their guarded door is; in a set of the torture's own that is a place of ours. */
  async #beforeDoors(region: string, told: readonly string[]): Promise<void> {
    for (const address of told.filter((each) => each.startsWith(guardedHost))) {
      const proxy = await FaultProxy.open(address.replace(guardedHost, '127.0.0.1'), address)
      this.ways.push({ kind: 'mirror–kafka', name: `mirrors to kafka of ${region} at ${address}`, region, proxy })
    }
  }

  async #through(way: Omit<Way, 'proxy'>, address: string): Promise<string> {
    const proxy = await FaultProxy.open(address)
    this.ways.push({ ...way, proxy })
    return proxy.address
  }
}

/** Another address of this machine than the brokers listen at. */
export const guardedHost = '127.0.0.2'

/** `eu` and the like are regions, and so is who may keep one in their place. */
function partOf(name: string): string {
  const [, beside = 'keeper'] = name.split('/')
  const kind = beside.split('-')[0] as string
  return name === 'edge' ? name : kind === 'keeper' ? 'region' : kind
}
