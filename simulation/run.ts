/** One seed: a world, what people do in it, what goes wrong, and what must hold afterwards. */
import { createHash } from 'node:crypto'
import { standardPlaces } from '../protocol/places.ts'
import { check, type Violation } from './checkers.ts'
import { type FaultKind, strike } from './faults.ts'
import { act, join, makeGroup } from './workload.ts'
import { World, type WorldOptions } from './world.ts'

export interface RunResult {
  readonly seed: number
  /** Scheduler steps. */
  readonly events: number
  readonly actions: number
  readonly faults: Readonly<Record<string, number>>
  readonly violations: readonly Violation[]
  /** What each checker looked at. */
  readonly looked: Readonly<Record<string, number>>
  readonly traceHash: string
}

/** T2: at least as many. */
const actions = 100
const faultChance = 0.2

export async function runSeed(seed: number, options: WorldOptions = {}): Promise<RunResult> {
  const world = new World(
    seed,
    { mirrorFaults: { duplicate: 0.1, replay: 0.1, replayMax: 12, lose: 0.03 }, ...options },
    standardPlaces.regions.slice(0, 3),
  )
  await world.start()
  for (const alias of ['eu', 'us', 'ap']) await world.sdkPerson(alias)
  for (const alias of ['eu', 'ap']) await world.person(alias)
  await world.time.advance(1_500)
  makeGroup(world.devices)
  await world.time.advance(500)
  for (const device of world.devices.slice(1)) join(device, world.devices[0] as (typeof world.devices)[0])
  await world.time.advance(1_500)
  const faults: Record<string, number> = {}
  for (let count = 0; count < actions; count++) {
    act(world.devices, world.random, count)
    if (world.random.fraction() < faultChance) note(faults, strike(world))
    await world.time.advance(world.random.fraction() * 120)
    if (count % 5 === 4) await revive(world)
  }
  await world.heal()
  const { violations, looked } = await check(world)
  const trace = world.devices.map((device) => [
    device.rows.map((row) => [row.seq, row.at, row.kind]),
    [...device.groupRows.values()].map((rows) => rows.map((row) => row.gseq)),
  ])
  const traceHash = createHash('sha256')
    .update(JSON.stringify([world.time.steps, trace]))
    .digest('hex')
    .slice(0, 16)
  return { seed, events: world.time.steps, actions, faults, violations, looked, traceHash }
}

/** Somebody looks after the machines: what is down is started, who is out comes back. */
async function revive(world: World): Promise<void> {
  for (const region of world.regions) {
    if (!region.up && region.disk.capacityBytes === Number.POSITIVE_INFINITY)
      await world.time.settle(region.start()).catch(() => region.crash())
  }
  for (const device of world.devices)
    if (device.region.node?.state === 'running') device.connect().catch(() => undefined)
}

function note(faults: Record<string, number>, kind: FaultKind): void {
  faults[kind] = (faults[kind] ?? 0) + 1
}
