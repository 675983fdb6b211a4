/**
 * What must hold when everything works again, read by the simulation's checkers from what devices saw.
 * Nothing may be left on the way: no send without an answer, no lane, part or chain that is behind.
 */
import { setTimeout as pause } from 'node:timers/promises'
import { parseLane } from '../../replication/lane-name.ts'
import type { World, WorldRegion } from '../../processes/world.ts'
import { checkersOfDevices, judgeBy } from '../../simulation/checkers.ts'
import type { Violation } from '../../simulation/checkers/checker.ts'
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
  const left = await Promise.all(world.regions.map((region) => leftIn(region, world.operatorToken)))
  const { violations } = await judgeBy(checkersOfDevices, { devices })
  return [...left.flat().map((what) => ({ checker: 'drained', what })), ...violations]
}

interface Status {
  readonly behind: number
  readonly parked: number
  readonly lanes: {
    readonly inbound: readonly { readonly from: string; readonly topic: string; readonly gaps: number }[]
    readonly outbound: readonly { readonly topic: string; readonly behind: number }[]
  }
}

/** A sentence for each thing that still waits. */
async function leftIn({ alias, admin }: WorldRegion, token: string): Promise<string[]> {
  let status: Status
  try {
    const response = await fetch(`${admin}/status`, { headers: { authorization: `Bearer ${token}` } })
    status = (await response.json()) as Status
  } catch {
    return [`${alias} does not answer its operator`]
  }
  const { behind, parked, lanes } = status
  const left = [...(behind > 0 ? [`${alias} has not folded ${behind} records`] : [])]
  if (parked > 0) left.push(`${alias} has ${parked} parked chains`)
  for (const { from, topic, gaps } of lanes.inbound)
    if (gaps > 0) left.push(`${alias} misses ${gaps} records of ${topic} from ${from}`)
  // Canaries go for ever, on the control lane.
  for (const { topic, behind: waiting } of lanes.outbound)
    if (waiting > 0 && parseLane(topic)?.class !== 'control') left.push(`${alias} has not handed over all of ${topic}`)
  return left
}
