/** `--kills N`: regions on their own disks, whose processes are killed with -9 at random, also while they start. */
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import type { Random } from '../../platform/random.ts'
import { startWorld } from '../../processes/world.ts'
import { judgeInTheEnd } from './judgement.ts'
import { type Outcome, outcomeOf } from './outcome.ts'
import { gather, talk } from './talkers.ts'

/** Time between two kills: a region is back in about a second, and some kills should meet it starting. */
const pauseMs = { least: 300, most: 2_500 } as const

export interface KillOptions {
  readonly kills: number
  readonly random: Random
  readonly say: (text: string) => void
  readonly onLine: (from: string, line: string) => void
}

export async function tortureByKills({ kills, random, say, onLine }: KillOptions): Promise<Outcome> {
  const begun = performance.now()
  const data = await mkdtemp(join(tmpdir(), 'meridian-torture-'))
  const world = await startWorld({ data, gateways: 2, onLine })
  try {
    const among = await gather(world)
    let killing = true
    const talking = talk(among, random, () => killing)
    for (let i = 1; i <= kills; i++) {
      await pause(pauseMs.least + random.fraction() * (pauseMs.most - pauseMs.least))
      const victim = world.processes[random.integer(world.processes.length)] as string
      say(`kill -9 ${i}/${kills}: ${victim}`)
      world.kill(victim)
    }
    killing = false
    await talking
    const devices = among.talkers.map(({ device }) => device)
    const violations = await judgeInTheEnd(world, devices)
    return outcomeOf({ devices, violations, recoveries: [], begun })
  } finally {
    await world.stop()
    await rm(data, { recursive: true, force: true })
  }
}
