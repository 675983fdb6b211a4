/** One seed: a world, what people do in it, what goes wrong, and what must hold afterwards. */
import { createHash } from 'node:crypto'
import { noMirrorFaults } from '../replication/lane-pump.ts'
import type { Violation } from './checkers/checker.ts'
import { check, checkers } from './checkers.ts'
import type { Client } from './client.ts'
import type { SimulatedTime } from './clock.simulated.ts'
import { FaultBag, type FaultKind, strike } from './faults.ts'
import { watchOutside } from './outside.node.ts'
import { idleness, type Work, workOf } from './real-work.ts'
import { act, join, makeGroup, read } from './workload.ts'
import { World, type WorldOptions } from './world.ts'

export interface RunResult {
  readonly seed: number
  readonly work: Work
  readonly violations: readonly Violation[]
  /** How much each checker has judged. */
  readonly judged: Readonly<Record<string, number>>
  readonly traceHash: string
}

/** Some actions find nothing to do; T2 wants eighty that do. */
const actionsTried = 120
const faultsFewest = 12
const faultsSpread = 12
/** In one of so many seeds each region runs in two processes, between which its parts move. */
const besideEvery = 4
const besideAt = 2
/** The mirror works until everybody knows everybody: directory entries it loses are not sent again. */
const mirrorFaults = { duplicate: 0.1, replay: 0.1, replayMax: 12, lose: 0.03 }

/** Between two regions everything is refused at once; in one direction it is stopped on the way, at gates that close first (W13, R7). */
const denied: NonNullable<WorldOptions['denied']> = [{ from: 'eu', to: 'us', dataClass: 'msg.body' }]
const closed: NonNullable<WorldOptions['closed']> = [{ from: 'us', to: 'ap', dataClass: 'msg.body', atGatesOf: 'ap' }]

/** In every fourth seed those who write abroad are counted, and there is room for all of them: none may ever be refused for it. */
const quotaOf = (seed: number): Pick<WorldOptions, 'quota'> => (seed % 4 === 0 ? { quota: 3_000 } : {})

export async function runSeed(seed: number, options: WorldOptions = {}, table = checkers): Promise<RunResult> {
  const mirror = { ...noMirrorFaults }
  const workerBeside = seed % besideEvery === besideAt
  const world = new World(seed, { mirrorFaults: mirror, denied, closed, workerBeside, ...quotaOf(seed), ...options })
  const faults: Record<string, number> = {}
  const violations: Violation[] = []
  let actions = 0
  let judged: Readonly<Record<string, number>> = {}
  const fromOutside = await watchOutside()
  try {
    await settle(world)
    Object.assign(mirror, mirrorFaults)
    actions = await live(world, faults)
    await world.heal()
    const judgement = await check(world, table)
    judged = judgement.judged
    violations.push(...judgement.violations)
  } catch (caught) {
    violations.push({ checker: 'world', what: `ended by itself: ${String(caught)}` })
  }
  violations.push(...fromOutside())
  const work = workOf(world, actions, faults)
  violations.push(...idleness(work, judged, table))
  return { seed, work, violations, judged, traceHash: traceHashOf(world) }
}

/** Five people in three regions, three of them with the SDK, and a group of all of them. */
async function settle(world: World): Promise<void> {
  await world.start()
  for (const alias of ['eu', 'us', 'ap']) await world.sdkPerson(alias)
  for (const alias of ['eu', 'ap']) await world.person(alias)
  await world.time.advance(1_500)
  makeGroup(world.devices)
  await world.time.advance(500)
  for (const device of world.devices.slice(1)) join(device, world.devices[0] as Client)
  await world.time.advance(1_500)
  await greet(world.devices, world.time)
}

/** Everybody greets the next one, who reads it: no seed is without a marker. */
async function greet(devices: readonly Client[], time: SimulatedTime): Promise<void> {
  const next = (index: number) => devices[(index + 1) % devices.length] as Client
  for (const [index, device] of devices.entries()) device.say(next(index), `hello ${index}`)
  await time.advance(1_500)
  for (const [index, device] of devices.entries())
    if (device.accepted.some(({ send }) => send.to === next(index).key)) read(next(index), device, 1)
  await time.advance(500)
}

/** Answers how many actions did something; notes in `faults` what went wrong meanwhile. */
async function live(world: World, faults: Record<string, number>): Promise<number> {
  const { random, time } = world
  const bag = new FaultBag(random)
  let faultsLeft = faultsFewest + random.integer(faultsSpread)
  let done = 0
  for (let tried = 0; tried < actionsTried; tried++) {
    if (act(world.devices, random, tried)) done += 1
    // As many as are left fall evenly on the actions that are left.
    if (random.chance(faultsLeft / (actionsTried - tried)) && hit(world, bag.draw(), faults)) faultsLeft -= 1
    await time.advance(random.fraction() * 120)
    if (tried % 5 === 4) await revive(world)
  }
  return done
}

function hit(world: World, kind: FaultKind, faults: Record<string, number>): boolean {
  if (!strike(world, kind)) return false
  faults[kind] = (faults[kind] ?? 0) + 1
  return true
}

/** Somebody looks after the machines: what is down is started, who is out comes back. */
async function revive(world: World): Promise<void> {
  for (const region of world.regions) {
    if (!region.up && region.disk.capacityBytes === Number.POSITIVE_INFINITY)
      await world.time.settle(region.start()).catch(() => region.crash())
  }
  for (const region of world.regions) region.policy.ask()
  for (const device of world.devices)
    if (device.region.node?.state === 'running') device.connect().catch(() => undefined)
  operate(world)
}

/** Mistakes come and are repaired; meanwhile operators let chains go on, with the record or without it (W18). */
function operate({ random, poison, regions }: World): void {
  poison.repair(random.chance(0.5))
  const how = () => (random.chance(0.3) ? 'skip' : 'replay')
  for (const region of regions) if (region.up && random.chance(0.3)) region.unpark(how).catch(() => undefined)
}

/** All that people were told and shown, and how many steps it took. */
function traceHashOf(world: World): string {
  const trace = world.devices.map(({ rows, groupRows, outbox }) => [
    rows.map(({ seq, at, kind }) => [seq, at, kind]),
    [...groupRows.values()].map((list) => list.map(({ gseq, idLo }) => [gseq, idLo])),
    outbox.map(({ send, verdict }) => [send.n, verdict?.code, verdict?.seq, verdict?.at]),
  ])
  return createHash('sha256')
    .update(JSON.stringify([world.time.steps, trace]))
    .digest('hex')
    .slice(0, 16)
}
