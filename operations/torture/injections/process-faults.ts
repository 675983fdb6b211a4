/** Our own processes, killed or stopped: each kind that the world has, but keepers of which one stands by. */
import type { Random } from '../../../platform/random.ts'
import { pointsOfPresence } from '../../../processes/installation.ts'
import type { World } from '../../../processes/world.ts'
import { freeze } from '../../engines/freeze.ts'
import { type Injection, type KindOfInjection, holdMsOf } from './injection.ts'
import { keepersOf } from './keeper-faults.ts'

export function kindsOfProcessFaults(world: World): KindOfInjection[] {
  const taken = new Set(
    world.regions.flatMap(({ alias, adminsStandBy }) => (adminsStandBy === undefined ? [] : keepersOf(world, alias))),
  )
  const processes = world.processes.filter((name) => !taken.has(name))
  const kinds = [...new Set(processes.map(kindOf))]
  return kinds.flatMap((kind) => {
    const names = processes.filter((name) => kindOf(name) === kind)
    const draw =
      (make: typeof stop) =>
      (random: Random): Injection =>
        make(world, names[random.integer(names.length)] as string, random)
    return [
      { kind: `kill ${kind}`, draw: draw(kill) },
      { kind: `stop ${kind}`, draw: draw(stop) },
      ...(drained.includes(kind) ? [{ kind: `drain ${kind}`, draw: draw(drain) }] : []),
    ]
  })
}

/** Kinds that hand over what they have when they are told to end. */
const drained = ['gateway', 'worker', 'api', 'stream']

/** `eu` is a region, `eu/gateway-1` a gateway, `edge/fra` an edge. */
function kindOf(name: string): string {
  const [first = '', second] = name.split('/')
  if (second === undefined) return 'region'
  return first === 'edge' ? first : (second.split('-')[0] ?? second)
}

function regionOf(name: string): string {
  const [first = '', second] = name.split('/')
  return first === 'edge' ? (pointsOfPresence.find((pop) => pop.name === second)?.region ?? first) : first
}

const kill = (world: World, name: string): Injection => ended('kill', name, () => world.kill(name))
/** SIGTERM. */
const drain = (world: World, name: string): Injection => ended('drain', name, () => world.drain(name))

function ended(how: string, name: string, end: () => void): Injection {
  return {
    kind: `${how} ${kindOf(name)}`,
    where: name,
    region: regionOf(name),
    recoversFrom: 'its begin',
    // It is started again at once.
    holdMs: 0,
    begin: () => Promise.resolve(end()),
    lift: () => Promise.resolve(),
  }
}

function stop(world: World, name: string, random: Random): Injection {
  let goOn = (): void => {}
  return {
    kind: `stop ${kindOf(name)}`,
    where: name,
    region: regionOf(name),
    recoversFrom: 'its end',
    holdMs: holdMsOf(random),
    begin() {
      const pid = world.pidOf(name)
      // Somebody is starting it just now: then there is nothing to stop.
      if (pid !== undefined) goOn = freeze(pid)
      return Promise.resolve()
    },
    lift: () => Promise.resolve(goOn()),
  }
}
