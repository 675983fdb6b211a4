/** What goes wrong in a simulated world, drawn from the seed. Each fault ends by itself or in `heal`. */
import type { SimulatedRegion } from './region.ts'
import type { World } from './world.ts'

export type FaultKind =
  | 'crash'
  | 'cut'
  | 'cut-one-way'
  | 'disk-full'
  | 'disk-fails'
  | 'store-fails'
  | 'pause'
  | 'skew'
  | 'app-dies'
  | 'line-silent'

const kindsOfFault: readonly FaultKind[] = [
  'crash',
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
]
/** Longest a fault lasts, in simulated milliseconds. */
const longestMs = 3_000

export function strike(world: World): FaultKind {
  const { random, time } = world
  const kind = kindsOfFault[random.integer(kindsOfFault.length)] as FaultKind
  const region = world.regions[random.integer(world.regions.length)] as SimulatedRegion
  const other = world.regions[random.integer(world.regions.length)] as SimulatedRegion
  const forMs = 50 + random.fraction() * longestMs
  const [one, two] = [region.region.alias, other.region.alias]
  switch (kind) {
    case 'crash':
      world.crash(region)
      break
    case 'cut':
      world.cuts.add(`${one}>${two}`)
      world.cuts.add(`${two}>${one}`)
      time.after(forMs, () => {
        world.cuts.delete(`${one}>${two}`)
        world.cuts.delete(`${two}>${one}`)
      })
      break
    case 'cut-one-way':
      world.cuts.add(`${one}>${two}`)
      time.after(forMs, () => world.cuts.delete(`${one}>${two}`))
      break
    case 'disk-full':
      region.disk.capacityBytes = region.disk.usedBytes()
      time.after(forMs, () => {
        region.disk.capacityBytes = Number.POSITIVE_INFINITY
      })
      break
    case 'disk-fails':
      if (region.up) region.disk.failWrite(random.integer(3))
      break
    case 'store-fails':
      region.rows.failing = true
      time.after(forMs, () => {
        region.rows.failing = false
      })
      break
    case 'pause': {
      const node = region.node
      node?.pause()
      time.after(forMs, () => node?.resume())
      break
    }
    case 'skew':
      region.node?.skew({ offsetMs: (random.fraction() - 0.5) * 7_200_000 })
      break
    case 'app-dies':
      world.apps[random.integer(world.apps.length)]?.kill()
      break
    case 'line-silent':
      world.apps[random.integer(world.apps.length)]?.silence()
  }
  return kind
}
