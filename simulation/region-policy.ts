/** The policy of a simulated region: its keeper, and an operator who goes on asking until it follows. */
import { keptOnDisk } from '../platform/kept-files.disk.ts'
import { standardPlaces, type Region } from '../protocol/places.ts'
import { type NamedStop, PolicyKeeper, type PolicyKeeperFaults } from '../regions/policy/policy-keeper.ts'
import type { BorderWatch } from './border-watch.ts'
import type { SimulatedNode } from './clock.simulated.ts'
import type { SimulatedDisk } from './disk.simulated.ts'
import { simulatedPolicyCrypto } from './policy-crypto.simulated.ts'
import { type PolicyOffice, simulatedKeys } from './policy-office.ts'

export interface RegionPolicyOptions {
  readonly region: Region
  readonly office: PolicyOffice
  readonly border: BorderWatch
  readonly disk: SimulatedDisk
  readonly faults: PolicyKeeperFaults | undefined
}

export class SimulatedRegionPolicy {
  readonly #options: RegionPolicyOptions
  #keeper: PolicyKeeper | undefined
  /** What an operator wants the region to stand by. */
  wanted: { readonly version: number; readonly stops: readonly NamedStop[] } = { version: 0, stops: [] }

  constructor(options: RegionPolicyOptions) {
    this.#options = options
  }

  /** Of a process that starts; one that starts for the first time begins with the newest version. */
  async open(node: SimulatedNode): Promise<PolicyKeeper> {
    const { office, border, region, disk, faults } = this.#options
    const keeper = await PolicyKeeper.open({
      region,
      places: standardPlaces,
      files: keptOnDisk(disk.mount(node)),
      clock: node,
      crypto: simulatedPolicyCrypto,
      ...(faults && { faults }),
    })
    this.#keeper = keeper
    if (keeper.record.activation > 0) return keeper
    await keeper.takeRings(simulatedKeys.rings)
    for (const one of await office.since(0)) await keeper.take(one)
    border.told(region.alias, office.newest)
    await keeper.activate(office.newest, 'first')
    return keeper
  }

  /** The process is gone. */
  close(): void {
    this.#keeper = undefined
  }

  /** An operator's word; said again whenever it may not have been heard. */
  wants(version: number, stops: readonly NamedStop[]): void {
    this.wanted = { version, stops }
    this.ask()
  }

  ask(): void {
    void this.#follow().catch(() => undefined)
  }

  /** Does what the operator wants, as far as it can now. */
  async #follow(): Promise<void> {
    const { office, border, region } = this.#options
    const { version, stops } = this.wanted
    const keeper = this.#keeper
    if (keeper === undefined) return
    if (stops.length > 0) await keeper.stop(stops[0] as NamedStop, 'simulated')
    else if (keeper.record.stops.length > 0) await keeper.resume({}, 'simulated')
    for (const one of await office.since(keeper.taken().length)) await keeper.take(one)
    if (keeper.record.version >= version) return
    border.told(region.alias, version)
    await keeper.activate(version, 'simulated')
  }
}
