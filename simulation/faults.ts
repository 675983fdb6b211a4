/** What goes wrong in a simulated world, drawn from the seed. Each fault ends by itself or in `heal`. */
import type { SeededRandom } from '../platform/random.seeded.ts'
import type { SimulatedRegion } from './region.ts'
import { zoneOf } from './policy-office.ts'
import type { World } from './world.ts'

const faultKinds = [
  'crash',
  'cut',
  'cut-one-way',
  'disk-full',
  'disk-fails',
  'store-fails',
  'pause',
  'skew',
  'app-dies',
  'line-silent',
  'edge-restarts',
  'zombie',
  'gateway-dies',
  'gateway-drains',
  'policy-changes',
  'flows-stop',
] as const
export type FaultKind = (typeof faultKinds)[number]

/** Longest a fault lasts, in simulated milliseconds. */
const longestMs = 3_000
/** A second worker works beside the first one for so long. */
const alongMs = 1_000
const skewMaxMs = 3_600_000

/** The kinds as they come from a bag that is filled again when it is empty: eleven draws hold every kind. */
export class FaultBag {
  readonly #random: SeededRandom
  #bag: FaultKind[] = []

  constructor(random: SeededRandom) {
    this.#random = random
  }

  draw(): FaultKind {
    // A crash finds most: it is in the bag twice.
    if (this.#bag.length === 0) this.#bag = [...faultKinds, 'crash']
    return this.#bag.splice(this.#random.integer(this.#bag.length), 1)[0] as FaultKind
  }
}

/** Lets `kind` happen somewhere; false when nobody is up whom it could hit. */
export function strike(world: World, kind: FaultKind): boolean {
  const { random, time } = world
  const up = world.regions.filter((region) => region.up)
  if (up.length === 0) return false
  const region = random.pick(up)
  const forMs = 50 + random.fraction() * longestMs
  switch (kind) {
    case 'crash':
      world.crash(region)
      break
    case 'cut':
      cut(world, region, forMs, true)
      break
    case 'cut-one-way':
      cut(world, region, forMs, false)
      break
    case 'disk-full':
      region.disk.capacityBytes = region.disk.usedBytes()
      time.after(forMs, () => {
        region.disk.capacityBytes = Number.POSITIVE_INFINITY
      })
      break
    case 'disk-fails':
      region.disk.failWrite(random.integer(3))
      break
    case 'store-fails':
      region.rows.failing = true
      time.after(forMs, () => {
        region.rows.failing = false
      })
      break
    case 'pause': {
      const { node } = region
      node?.pause()
      time.after(forMs, () => node?.resume())
      break
    }
    case 'skew':
      region.skew((random.fraction() * 2 - 1) * skewMaxMs)
      break
    case 'app-dies':
      random.pick(world.apps).kill()
      break
    case 'line-silent':
      random.pick(world.apps).silence()
      break
    case 'edge-restarts':
      random.pick(world.edges).restart()
      break
    case 'zombie':
      leaveBehind(world, region, forMs)
      break
    case 'gateway-dies':
      if (region.beside?.isRunning === true && random.chance(0.5)) region.beside.kill(forMs)
      else region.gatewayBeside.kill(forMs)
      break
    case 'gateway-drains':
      if (region.beside?.isRunning === true && random.chance(0.5)) region.beside.drain(forMs)
      else region.gatewayBeside.drain(forMs)
      break
    case 'policy-changes':
      changePolicy(world, forMs)
      break
    case 'flows-stop':
      stopFlows(world, region, forMs)
  }
  return true
}

/** A second worker folds along, is paused, and wakes up behind the other. */
function leaveBehind({ time, random }: World, region: SimulatedRegion, forMs: number): void {
  const pauseAfterMs = random.fraction() * alongMs
  region.secondWorker().then(
    ({ node }) => {
      time.after(pauseAfterMs, () => node.pause())
      time.after(pauseAfterMs + forMs, () => node.resume())
    },
    // A region that dies meanwhile takes it along.
    () => {},
  )
}

/** Narrower if it is as wide as at first, else as wide again: some regions know before others, and traffic is between. */
function changePolicy(world: World, withinMs: number): void {
  const { office, random, regions } = world
  const isNarrowed = office.deniedBy(office.newest).length > office.deniedBy(1).length
  const [from, to] = twoOf(random, regions)
  const dataClass = random.chance(0.5) ? 'msg.body' : 'group.body'
  world.changePolicy(isNarrowed ? [] : [{ from, to, dataClass }], withinMs)
}

/** An operator of one region closes it to another zone, and opens it again. */
function stopFlows({ random, regions, time }: World, region: SimulatedRegion, forMs: number): void {
  const other = random.pick(regions.filter((one) => one !== region))
  region.policy.wants(region.policy.wanted.version, [
    { from: zoneOf[other.region.alias], to: zoneOf[region.region.alias] },
  ])
  time.after(forMs, () => region.policy.wants(region.policy.wanted.version, []))
}

function twoOf(random: SeededRandom, regions: readonly SimulatedRegion[]): [string, string] {
  const one = random.pick(regions)
  const other = random.pick(regions.filter((region) => region !== one))
  return [one.region.alias, other.region.alias]
}

function cut(world: World, region: SimulatedRegion, forMs: number, bothWays: boolean): void {
  const other = world.random.pick(world.regions.filter((one) => one !== region))
  const ways = [`${region.region.alias}>${other.region.alias}`]
  if (bothWays) ways.push(`${other.region.alias}>${region.region.alias}`)
  for (const way of ways) world.cuts.add(way)
  world.time.after(forMs, () => {
    for (const way of ways) world.cuts.delete(way)
  })
}
