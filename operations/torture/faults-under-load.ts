/** People talk while one fault after the other befalls what they talk over; then everything is judged. */
import { setTimeout as pause } from 'node:timers/promises'
import { nodeRandom } from '../../platform/random.node.ts'
import type { Violation } from '../../simulation/checkers/checker.ts'
import type { World } from '../../processes/world.ts'
import type { Injection } from './injections/injection.ts'
import { judgeInTheEnd } from './judgement.ts'
import { type Outcome, outcomeOf } from './outcome.ts'
import { recovered, type Recovery } from './recovery.ts'
import { freshDevices, gather, talk, type Talker } from './talkers.ts'

export interface FaultsUnderLoad {
  readonly world: World
  readonly injections: readonly Injection[]
  /** Where the world has people already. */
  readonly crowd?: string
  readonly say: (text: string) => void
}

export async function tortureByFaults({ world, injections, crowd, say }: FaultsUnderLoad): Promise<Outcome> {
  const begun = performance.now()
  const among = await gather(world, crowd)
  let going = true
  const talking = talk(among, nodeRandom, () => going)
  const recoveries: Recovery[] = []
  const hung: Violation[] = []
  for (const [index, injection] of injections.entries()) {
    say(`${index + 1}/${injections.length}: ${injection.kind} (${injection.where})`)
    try {
      const recovery = await befall(injection, among.talkers)
      say(
        `  ${recovery.recoveryMs === 0 ? 'nobody noticed' : `answered again after ${(recovery.recoveryMs / 1_000).toFixed(1)} s`}`,
      )
      recoveries.push(recovery)
    } catch (caught) {
      // What was said may never be answered: nothing more is tried.
      const what = `${injection.kind}: ${(caught as Error).message}`
      say(`  ${what}`)
      hung.push({ checker: 'recovery', what })
      break
    }
  }
  going = false
  if (hung.length === 0) await talking
  const devices = among.talkers.map(({ device }) => device)
  const before = await judgeInTheEnd(world, devices)
  // What somebody reads who has nothing yet must be the same: rows may have been lost behind what was shown.
  const fresh = before.length === 0 && hung.length === 0 ? await freshDevices(among) : []
  const violations = fresh.length === 0 ? before : await judgeInTheEnd(world, [...devices, ...fresh])
  for (const { client } of [...devices, ...fresh]) client.close()
  return outcomeOf({ devices, violations: [...hung, ...violations], recoveries, begun })
}

async function befall(injection: Injection, talkers: readonly Talker[]): Promise<Recovery> {
  const begunAtMs = performance.now()
  try {
    await injection.begin()
    await pause(injection.holdMs)
  } finally {
    await injection.lift()
  }
  return recovered({ injection, begunAtMs, goneAtMs: performance.now() }, talkers)
}
