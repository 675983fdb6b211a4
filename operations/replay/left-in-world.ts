/** What still waits in a world when it should be at rest, as its operators are told: a sentence for each thing. */
import { setTimeout as pause } from 'node:timers/promises'
import type { World, WorldRegion } from '../../processes/world.ts'
import { keeperOf } from '../../protocol/operator/world-file.node.ts'
import { parseLane } from '../../replication/lane-name.ts'

interface Status {
  readonly behind: number
  readonly parked: number
  readonly lanes: {
    readonly inbound: readonly { readonly from: string; readonly topic: string; readonly gaps: number }[]
    readonly outbound: readonly { readonly topic: string; readonly behind: number }[]
  }
}

interface Words {
  /** Not told before the pipeline has said how it stands. */
  readonly behind?: number
  /** Where they are looked through on Flink. */
  readonly job?: { readonly state: string }
}

export async function leftInWorld({ regions, operatorToken }: World): Promise<string[]> {
  return (await Promise.all(regions.map((region) => leftIn(region, operatorToken)))).flat()
}

const patienceMs = 180_000
const lookEveryMs = 1_000

/** Waits until nothing is left; what is left after minutes is told. */
export async function restOf(world: World): Promise<string[]> {
  const end = performance.now() + patienceMs
  for (;;) {
    const left = await leftInWorld(world)
    if (left.length === 0 || performance.now() > end) return left
    await pause(lookEveryMs)
  }
}

async function leftIn(region: WorldRegion, token: string): Promise<string[]> {
  const { alias } = region
  const keeper = await keeperOf(region)
  const ask = async <Answer>(path: string): Promise<Answer> => {
    const response = await fetch(`${keeper}${path}`, { headers: { authorization: `Bearer ${token}` } })
    return (await response.json()) as Answer
  }
  try {
    return [...leftOf(alias, await ask<Status>('/status')), ...wordsLeftOf(alias, await ask<Words>('/moderation'))]
  } catch {
    return [`${alias} does not answer its operator`]
  }
}

function leftOf(alias: string, { behind, parked, lanes }: Status): string[] {
  const left = [...(behind > 0 ? [`${alias} has not folded ${behind} records`] : [])]
  if (parked > 0) left.push(`${alias} has ${parked} parked chains`)
  for (const { from, topic, gaps } of lanes.inbound)
    if (gaps > 0) left.push(`${alias} misses ${gaps} records of ${topic} from ${from}`)
  // Canaries go for ever, on the control lane.
  for (const { topic, behind: waiting } of lanes.outbound)
    if (waiting > 0 && parseLane(topic)?.class !== 'control') left.push(`${alias} has not handed over all of ${topic}`)
  return left
}

function wordsLeftOf(alias: string, { behind = 0, job }: Words): string[] {
  const left = behind > 0 ? [`${alias} has not looked through ${behind} posts`] : []
  if (job !== undefined && job.state !== 'runs') left.push(`the job of ${alias} on Flink does not run: ${job.state}`)
  return left
}
