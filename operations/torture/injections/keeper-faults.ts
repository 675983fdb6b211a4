/**
 * The keepers of a region that has two: the one that keeps it, and the one that stands by. Which is which
 * changes while the world runs, so it is asked when the fault begins. The fault is over when somebody
 * keeps the region again.
 */
import { setTimeout as pause } from 'node:timers/promises'
import type { Random } from '../../../platform/random.ts'
import type { World } from '../../../processes/world.ts'
import { freeze } from '../../engines/freeze.ts'
import type { Injection, KindOfInjection } from './injection.ts'

type Role = 'keeper' | 'standby'
/** As it says itself at `/healthz`. */
const wordOf = { keeper: 'keeps', standby: 'stands-by' } as const

/** None where a region has one. */
export function kindsOfKeeperFaults(world: World): KindOfInjection[] {
  const regions = world.regions.filter(({ adminsStandBy }) => adminsStandBy !== undefined).map(({ alias }) => alias)
  if (regions.length === 0) return []
  const kindOf = (how: string, role: Role, make: (victim: Victim, random: Random) => Injection): KindOfInjection => ({
    kind: `${how} ${role}`,
    draw: (random) => make({ world, role, region: regions[random.integer(regions.length)] as string }, random),
  })
  return [
    kindOf('kill', 'keeper', kill),
    kindOf('stop', 'keeper', stop),
    kindOf('drain', 'keeper', drain),
    kindOf('kill', 'standby', kill),
    kindOf('stop', 'standby', stop),
  ]
}

/** All that may keep the region, in the order of their doors. */
export const keepersOf = ({ processes }: World, region: string): string[] => [
  region,
  ...processes.filter((name) => name.startsWith(`${region}/keeper-`)),
]

interface Victim {
  readonly world: World
  readonly role: Role
  readonly region: string
}

const kill = (victim: Victim): Injection => ended('kill', victim, (name) => victim.world.kill(name))
/** SIGTERM. */
const drain = (victim: Victim): Injection => ended('drain', victim, (name) => victim.world.drain(name))

function ended(how: string, victim: Victim, end: (name: string) => void): Injection {
  return {
    ...placeOf(how, victim),
    recoversFrom: 'its begin',
    holdMs: 0,
    async begin() {
      const name = await found(victim)
      if (name !== undefined) end(name)
    },
    lift: () => keptAgain(victim),
  }
}

function stop(victim: Victim, random: Random): Injection {
  let goOn = (): void => {}
  return {
    ...placeOf('stop', victim),
    recoversFrom: 'its end',
    // Half of them for longer than its turn lasts: then it wakes up beside the next.
    holdMs: 1_000 + random.integer(19_000),
    async begin() {
      const name = await found(victim)
      const pid = name === undefined ? undefined : victim.world.pidOf(name)
      if (pid !== undefined) goOn = freeze(pid)
    },
    lift() {
      goOn()
      return keptAgain(victim)
    },
  }
}

const placeOf = (how: string, { role, region }: Victim): Pick<Injection, 'kind' | 'where' | 'region'> => ({
  kind: `${how} ${role}`,
  where: `${role} of ${region}`,
  region,
})

const answerWithinMs = 2_000

/** Undefined: nobody is that now, since another fault befalls them, and there is nothing to befall. */
async function found({ world, role, region }: Victim): Promise<string | undefined> {
  const place = world.regions.find(({ alias }) => alias === region)
  const doors = [place?.admin ?? '', ...(place?.adminsStandBy ?? [])]
  const says = await Promise.all(doors.map(wordAt))
  return keepersOf(world, region)[says.indexOf(wordOf[role])]
}

async function wordAt(door: string): Promise<string | undefined> {
  try {
    const response = await fetch(`${door}/healthz`, { signal: AbortSignal.timeout(answerWithinMs) })
    return ((await response.json()) as { readonly keeper?: string }).keeper
  } catch {
    return undefined
  }
}

/** A session of ZooKeeper and a start, on a machine that has other things to do. */
const patienceMs = 240_000
const lookEveryMs = 500

async function keptAgain({ world, region }: Victim): Promise<void> {
  const end = performance.now() + patienceMs
  while ((await found({ world, region, role: 'keeper' })) === undefined) {
    if (performance.now() > end) throw new Error(`nobody keeps ${region} after ${patienceMs / 1_000} s`)
    await pause(lookEveryMs)
  }
}
