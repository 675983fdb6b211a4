/** Several regions under one simulated time, the links between them, and the people's devices. */
import type { StoredRecord } from '../platform/event-log/event-log.ts'
import { type Region, standardPlaces } from '../protocol/places.ts'
import { BorderWatch } from './border-watch.ts'
import { type Denial, PolicyOffice, simulatedKeys } from './policy-office.ts'
import { type LaneBatch } from '../replication/lane-transport.ts'
import { type ClientFaults, noClientFaults } from '../clients/sdk/client-faults.ts'
import { type EdgeFaults, noEdgeFaults } from '../edge/edge-faults.ts'
import { noWorkerFaults } from '../regions/worker/worker-faults.ts'
import { SimulatedTime } from './clock.simulated.ts'
import { SimulatedEdge } from './edge.simulated.ts'
import { SimulatedNetwork } from './network.simulated.ts'
import { apiOf, envelopeKeyOf, gatewayBesideOf, gatewayOf, popOf, pops } from './points-of-presence.ts'
import type { Client } from './client.ts'
import { Device } from './device.ts'
import { Poison } from './poison.ts'
import { SeededRandom } from '../platform/random.seeded.ts'
import { SdkDevice } from './sdk-device.ts'
import { SimulatedRegion } from './region.ts'
import type { SimulatedRegionOptions } from './region-options.ts'

/** One start may fall on the write that was still to fail; a second has no excuse. */
const startsMax = 2

export type WorldOptions = Pick<
  SimulatedRegionOptions,
  | 'mirrorFaults'
  | 'receiverFaults'
  | 'keeperFaults'
  | 'foldFaults'
  | 'workerFaults'
  | 'readFaults'
  | 'storeFaults'
  | 'snapshotEveryMs'
  | 'segmentBytes'
  | 'laneHoldBytesMax'
  | 'workerBeside'
> & {
  /** Of the devices that run the SDK. */
  readonly clientFaults?: ClientFaults
  readonly edgeFaults?: EdgeFaults
  /** What the first version of the policy forbids of what the standard one allows. */
  readonly denied?: readonly Denial[]
  /** What gates of a region are closed to before its parts know (R7): stopped on the way (W13). */
  readonly closed?: readonly (Denial & { readonly atGatesOf: string })[]
  /** How many people may write to other regions in a year; without it any number. */
  readonly quota?: number
}

export class World {
  readonly time = new SimulatedTime()
  readonly random: SeededRandom
  readonly regions: readonly SimulatedRegion[]
  /** One point of presence beside each region. */
  readonly edges: readonly SimulatedEdge[]
  readonly devices: Client[] = []
  /** Those among them that run the SDK. */
  readonly apps: SdkDevice[] = []
  /** `eu>ap`: nothing gets through in this direction. */
  readonly cuts = new Set<string>()
  /** `eu>ap`: lane records that arrived. */
  readonly crossings = new Map<string, number>()
  readonly #clientFaults: ClientFaults
  readonly #denied: readonly Denial[]
  readonly office = new PolicyOffice()
  #publishing: Promise<number> = Promise.resolve(0)
  readonly border = new BorderWatch()
  readonly #edgeFaults: EdgeFaults
  readonly poison = new Poison()

  constructor(
    seed: number,
    options: WorldOptions = {},
    regions: readonly Region[] = standardPlaces.regions.slice(0, 3),
  ) {
    this.#denied = options.denied ?? []
    this.office.quota = options.quota
    this.random = new SeededRandom(seed)
    this.#clientFaults = options.clientFaults ?? noClientFaults
    this.#edgeFaults = options.edgeFaults ?? noEdgeFaults
    const workerFaults = options.workerFaults ?? noWorkerFaults
    const poisons = (record: StoredRecord) => this.poison.isIn(record) || workerFaults.poisons(record)
    const network = new SimulatedNetwork(this.random, (from, to) => this.cuts.has(`${from}>${to}`))
    this.edges = regions.map(({ alias }) => this.#edge(alias, network, regions))
    this.regions = regions.map(
      (region) =>
        new SimulatedRegion({
          ...options,
          workerFaults: { ...workerFaults, poisons },
          time: this.time,
          random: this.random,
          network,
          region,
          others: regions.filter((other) => other !== region),
          office: this.office,
          border: this.border,
          closed: (options.closed ?? []).filter(({ atGatesOf }) => atGatesOf === region.alias),
          presenceOf: (to) => (this.#isCut(region.alias, to) ? undefined : this.region(to).presence),
          peopleOf: (to) => (this.#isCut(region.alias, to) ? undefined : this.region(to).people),
          carry: (to, batch) => this.#carry(region.alias, to, batch),
        }),
    )
  }

  /** In at least one direction. */
  #isCut(one: string, other: string): boolean {
    return this.cuts.has(`${one}>${other}`) || this.cuts.has(`${other}>${one}`)
  }

  region(alias: string): SimulatedRegion {
    const found = this.regions.find(({ region }) => region.alias === alias)
    if (found === undefined) throw new Error(`no region ${alias}`)
    return found
  }

  async start(): Promise<void> {
    await this.time.settle(this.publish(this.#denied))
    for (const region of this.regions) await this.time.settle(region.start())
  }

  /** The next version of the policy; regions hear of it when somebody tells them. One after the other. */
  publish(denied: readonly Denial[]): Promise<number> {
    this.#publishing = this.#publishing.then(async () => {
      const { version, flows } = await this.office.publish(denied, this.time.now())
      this.border.published(version, flows)
      return version
    })
    return this.#publishing
  }

  /** Forbids what the first version forbids and one thing more, or nothing more again; regions hear of it one by one. */
  changePolicy(more: readonly Denial[], withinMs: number): void {
    void this.publish([...this.#denied, ...more]).then((version) => {
      for (const region of this.regions)
        this.time.after(this.random.fraction() * withinMs, () =>
          region.policy.wants(version, region.policy.wanted.stops),
        )
    })
  }

  /** A person who lives in `alias`, with devices. */
  async person(alias: string, devices = 1): Promise<Device[]> {
    const region = this.region(alias)
    const user = await this.time.settle(region.newPerson(region.region.number))
    const made = Array.from({ length: devices }, (_, index) => new Device(user, index + 1, region, this.random))
    this.devices.push(...made)
    for (const device of made) await this.time.settle(device.connect())
    return made
  }

  /** A person who lives in `alias`, with one device that runs the SDK. */
  async sdkPerson(alias: string): Promise<SdkDevice> {
    const { time, random, edges } = this
    const number = this.apps.length + 1
    const signedUp = SdkDevice.signUp({
      name: `person${number}`,
      region: this.region(alias),
      ...{ edges, random, time, faults: this.#clientFaults },
    })
    const device = await time.settle(signedUp)
    this.devices.push(device)
    this.apps.push(device)
    await time.settle(device.connect())
    return device
  }

  crash(region: SimulatedRegion): void {
    region.crash()
    for (const device of this.devices) if (device.region === region) device.lost()
  }

  /** Everything works again, everybody is connected, and time passes until nothing moves. */
  async heal(): Promise<void> {
    this.cuts.clear()
    this.poison.repair()
    for (let round = 0; round < 8; round++) {
      await this.#repairMachines()
      for (const region of this.regions) region.policy.wants(this.office.newest, [])
      for (const device of this.devices) {
        device.disconnect()
        device.connect().catch(() => undefined)
      }
      // Who dies of a write that was still to fail never answers, and is asked again in the next round.
      for (const region of this.regions) if (region.up) region.unpark(() => 'replay').catch(() => undefined)
      await this.time.advance(10_000)
    }
    await this.#repairMachines()
    for (const device of this.devices) if (!device.connected) device.connect().catch(() => undefined)
    await this.time.advance(5_000)
    await this.#policyInForce()
  }

  /** A word on a barrier may be lost on its way back, and is said again every half minute. */
  async #policyInForce(): Promise<void> {
    for (let waits = 0; waits < 6 && this.regions.some(({ keeper }) => !keeper.status().inForce); waits++)
      await this.time.advance(31_000)
  }

  /** A write that was to fail may still be ahead: whoever is down because of it is started again. */
  async #repairMachines(): Promise<void> {
    for (const region of this.regions) {
      region.disk.capacityBytes = Number.POSITIVE_INFINITY
      region.rows.failing = false
      region.node?.resume()
      region.skew(0)
      for (let tries = 0; !region.up && tries < startsMax; tries++)
        await this.time.settle(region.start()).catch(() => region.crash())
      if (!region.up) throw new Error(`${region.region.alias} does not start`)
    }
  }

  #edge(alias: string, network: SimulatedNetwork, regions: readonly Region[]): SimulatedEdge {
    const pop = popOf[alias] ?? alias
    return new SimulatedEdge({
      pop,
      site: alias,
      node: this.time.node(pop),
      random: this.random,
      network,
      map: {
        version: 1,
        regions: regions.map((region) => ({
          name: region.name,
          alias: region.alias,
          gateways: [gatewayBesideOf(region), gatewayOf(region)],
          apis: [apiOf(region)],
        })),
        pops,
        policyKeys: simulatedKeys,
        origins: [],
      },
      faults: this.#edgeFaults,
      keyFor: (region) => envelopeKeyOf(pop, region),
    })
  }

  #carry(from: string, to: string, batch: LaneBatch): Promise<void> {
    return new Promise((resolve, reject) => {
      // A region that dies while it takes a batch never answers: as on the wire, waiting has an end.
      this.time.after(2_000, () => reject(new Error('no answer')))
      this.time.after(30 + this.random.fraction() * 60, () => {
        const there = this.region(to)
        if (this.cuts.has(`${from}>${to}`) || !there.up) {
          reject(new Error('no way there'))
          return
        }
        const receive = (): Promise<void> => there.replication.receive(batch)
        this.border.taking(there.region, there.keeper.record, batch, this.time.now(), receive).then(() => {
          this.crossings.set(`${from}>${to}`, (this.crossings.get(`${from}>${to}`) ?? 0) + batch.records.length)
          // The answer takes its way, too, and may be lost.
          this.time.after(30, () => (this.cuts.has(`${to}>${from}`) ? reject(new Error('no way back')) : resolve()))
        }, reject)
      })
    })
  }
}
