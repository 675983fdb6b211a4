/**
 * The processes of a region beside each other: the registry in which they find themselves, and what
 * they ask of each other. Only where workers run in processes of their own; that takes a log, a store
 * and a registry that several processes may have open, so it takes engines.
 */
import { nodeClock, nodeScheduler } from '../../platform/clock.node.ts'
import type { ZooKeeperAddress } from '../../platform/engines/engine-addresses.ts'
import { foundZooKeeperRegistry } from '../../platform/registry/founding.zookeeper.ts'
import {
  type Announced,
  type Announcement,
  type ProcessId,
  type Registry,
  RegistryError,
  type Role,
  roles,
} from '../../platform/registry/registry.ts'
import { openZooKeeperRegistry, sessionTimeoutMs } from '../../platform/registry/registry.zookeeper.ts'
import { connectColleague } from '../../regions/worker/colleagues.grpc.ts'
import { type AskedRole, RegionColleagues } from '../../regions/worker/region-colleagues.ts'
import { type KnownAs, reachedAt } from './listening.node.ts'
import type { RegionSetting } from './region-setting.ts'

export interface Beside {
  readonly registry: Registry
  readonly colleagues: RegionColleagues
  /** All that are there now, this one too, once in each of their roles. */
  there(): readonly Announced[]
  stop(): Promise<void>
}

export interface BesideSetting {
  readonly region: string
  readonly self: ProcessId
  readonly zookeeper: ZooKeeperAddress | undefined
  readonly internalSecret: string
  readonly asks: readonly AskedRole[]
  onAlarm(what: string): void
}

export async function openBeside({ internalSecret: secret, asks, ...setting }: BesideSetting): Promise<Beside> {
  const registry = await openRegistry(setting)
  const colleagues = new RegionColleagues({
    self: setting.self,
    registry,
    scheduler: nodeScheduler,
    asks,
    connect: (address) => connectColleague({ address, secret }),
  })
  const lists = new Map<Role, readonly Announced[]>()
  for (const role of roles) registry.watch(role, (list) => lists.set(role, list))
  return {
    registry,
    colleagues,
    there: () => roles.flatMap((role) => lists.get(role) ?? []),
    async stop() {
      await colleagues.stop()
      await registry.stop()
    },
  }
}

/** `asks`: a keeper asks workers how far their parts are, and the others ask it what it stands by. */
export const besideOf = (
  { config, warn }: RegionSetting,
  self: ProcessId,
  asks: readonly AskedRole[] = ['worker'],
): BesideSetting => ({
  region: config.alias,
  self,
  zookeeper: config.engines?.zookeeper,
  internalSecret: config.internalSecret,
  asks,
  onAlarm: warn,
})

/** Each process founds it, if it is the first: it is named by the installation's own configuration. */
export async function openRegistry({
  region,
  self,
  zookeeper,
  onAlarm,
}: Omit<BesideSetting, 'internalSecret' | 'asks'>): Promise<Registry> {
  if (zookeeper === undefined)
    throw new Error(`workers of ${region} in processes of their own need its ZooKeeper: name it among its engines`)
  const options = {
    region,
    servers: zookeeper.servers,
    root: zookeeper.root ?? '/meridian',
    timeoutMs: sessionTimeoutMs,
    clock: nodeClock,
    scheduler: nodeScheduler,
    onAlarm,
  }
  return onceReached(async () => {
    await foundZooKeeperRegistry(options)
    return openZooKeeperRegistry(self, options)
  })
}

/** Some tenths of a second; where a dozen processes start at once, ZooKeeper or this one is late. */
const reachedWithinMs = 60_000
const lookAgainMs = 500

async function onceReached(open: () => Promise<Registry>): Promise<Registry> {
  const end = nodeClock.monotonic() + reachedWithinMs
  for (;;) {
    try {
      return await open()
    } catch (caught) {
      const isLate = caught instanceof RegistryError && caught.code === 'unreachable'
      if (!isLate || nodeClock.monotonic() > end) throw caught
      await new Promise<void>((resolve) => {
        nodeScheduler.after(lookAgainMs, resolve)
      })
    }
  }
}

export const announcementOf = (role: Announcement['role'], host: KnownAs, port: number): Announcement => ({
  role,
  address: reachedAt(host, port),
  weight: 1,
  draining: false,
})
