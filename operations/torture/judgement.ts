/**
 * What must hold when everything works again, read by the simulation's checkers from what devices saw.
 * Nothing may be left on the way: no send without an answer, no lane, part or chain that is behind.
 */
import { setTimeout as pause } from 'node:timers/promises'
import type { World } from '../../processes/world.ts'
import { checkersOfDevices, judgeBy } from '../../simulation/checkers.ts'
import type { Violation } from '../../simulation/checkers/checker.ts'
import { leftInWorld } from '../replay/left-in-world.ts'
import type { RecordedDevice } from './recorded-device.ts'

/** A region that was killed last is back in a minute on a busy machine; what takes longer hangs. */
const patienceMs = 180_000
const lookEveryMs = 1_000
/** Nothing that stood so long at the same moment is on its way any more. */
const stillMs = 30_000

/** Waits until nothing is left to do, or nothing moves any more. What is wrong then, is wrong. */
export async function judgeInTheEnd(world: World, devices: readonly RecordedDevice[]): Promise<readonly Violation[]> {
  const end = performance.now() + patienceMs
  let [violations, seen, since] = [await judgeNow(world, devices), '', performance.now()]
  while (violations.length > 0 && performance.now() < end && performance.now() - since < stillMs) {
    for (const { client } of devices) client.sync()
    await pause(lookEveryMs)
    violations = await judgeNow(world, devices)
    const now = JSON.stringify(violations)
    if (now !== seen) since = performance.now()
    seen = now
  }
  return violations
}

async function judgeNow(world: World, devices: readonly RecordedDevice[]): Promise<readonly Violation[]> {
  const left = await leftInWorld(world)
  const { violations } = await judgeBy(checkersOfDevices, { devices })
  return [...left.map((what) => ({ checker: 'drained', what })), ...violations]
}
