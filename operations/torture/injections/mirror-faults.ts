/**
 * MirrorMakers, killed or stopped: what copies the lanes of one region to one other. The processes that
 * keep them running are our own, and befallen like those.
 */
import { setTimeout as pause } from 'node:timers/promises'
import type { Random } from '../../../platform/random.ts'
import { mirrorStatesIn } from '../../../processes/mirror/mirror-state.ts'
import type { World } from '../../../processes/world.ts'
import type { FlowReport } from '../../../replication/mirror-maker/flow-supervisor.ts'
import { freeze } from '../../engines/freeze.ts'
import { type Injection, type KindOfInjection, holdMsOf } from './injection.ts'

interface Flow {
  readonly from: string
  readonly to: string
}

/** None where lanes are not copied by mirrors. */
export function kindsOfMirrorFaults(world: World): KindOfInjection[] {
  const aliases = world.regions.map(({ alias }) => alias)
  const flows = aliases
    .filter((from) => world.processes.includes(`${from}/mirror`))
    .flatMap((from) => aliases.filter((to) => to !== from).map((to): Flow => ({ from, to })))
  if (flows.length === 0) return []
  const some = (random: Random): Flow => flows[random.integer(flows.length)] as Flow
  return [
    { kind: 'kill mirror-maker', draw: (random) => kill(world, some(random)) },
    { kind: 'stop mirror-maker', draw: (random) => stop(world, some(random), holdMsOf(random)) },
  ]
}

function kill(world: World, flow: Flow): Injection {
  let killed: number | undefined
  return {
    kind: 'kill mirror-maker',
    ...placeOf(flow),
    recoversFrom: 'its begin',
    // It is started again at once.
    holdMs: 0,
    begin() {
      killed = pidOf(world, flow)
      if (killed !== undefined) signalled(killed)
      return Promise.resolve()
    },
    lift: () => carriesAgain(world, flow, killed),
  }
}

function stop(world: World, flow: Flow, holdMs: number): Injection {
  let goOn = (): void => {}
  return {
    kind: 'stop mirror-maker',
    ...placeOf(flow),
    recoversFrom: 'its end',
    holdMs,
    begin() {
      const pid = pidOf(world, flow)
      if (pid !== undefined) goOn = freeze(pid)
      return Promise.resolve()
    },
    lift: () => Promise.resolve(goOn()),
  }
}

const placeOf = ({ from, to }: Flow): Pick<Injection, 'where' | 'region'> => ({
  where: `mirror of ${from} to ${to}`,
  region: from,
})

const reportOf = (world: World, { from, to }: Flow): FlowReport | undefined =>
  mirrorStatesIn(world.data)
    .find(({ alias }) => alias === from)
    ?.flows.find((flow) => flow.to === to)

/** Undefined: it is being started just now, and there is nothing to befall. */
const pidOf = (world: World, flow: Flow): number | undefined => reportOf(world, flow)?.pid

/** One that has ended by itself meanwhile is as good as killed. */
function signalled(pid: number): void {
  try {
    process.kill(pid, 'SIGKILL')
  } catch (caught) {
    if ((caught as NodeJS.ErrnoException).code !== 'ESRCH') throw caught
  }
}

/** A JVM that shares its cores with all others takes a minute to carry something. */
const patienceMs = 240_000
const lookEveryMs = 500

async function carriesAgain(world: World, flow: Flow, killed: number | undefined): Promise<void> {
  const end = performance.now() + patienceMs
  for (;;) {
    const report = reportOf(world, flow)
    if (report?.state === 'carries' && report.pid !== killed) return
    if (performance.now() > end)
      throw new Error(`the mirror of ${flow.from} to ${flow.to} does not carry ${patienceMs / 1_000} s after its death`)
    await pause(lookEveryMs)
  }
}
