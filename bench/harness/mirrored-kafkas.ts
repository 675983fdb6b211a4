/**
 * Two Kafkas that a bench has to itself, with a MirrorMaker each way: mirrors carry only lanes by their
 * own names, so there can be no prefix that keeps a world beside it apart. What was made goes afterwards.
 */
import type { EngineAddresses, KafkaAddress } from '../../platform/engines/engine-addresses.ts'
import { existingTopics, removeTopics } from '../../platform/kafka/topics.kafka.ts'
import { hasMirrors } from '../../processes/mirror/mirror-config.ts'
import { mirrorStatesIn } from '../../processes/mirror/mirror-state.ts'
import { topics } from '../../protocol/log-records.ts'
import { Refused } from '../refused.ts'
import type { EnginesUnderTest } from './engines-under-test.ts'
import { type CpuUse, cpuUsOfFamily } from './process-usage.ts'
import { wait } from './sending.ts'

export interface MirroredKafkas {
  /** For a world: of each region its Kafka alone. */
  readonly engines: EngineAddresses
  kafkaOf(alias: string): KafkaAddress
  remove(): Promise<void>
}

const own: readonly string[] = Object.values(topics)
const isOfMirrors = (name: string): boolean => name.includes('xr.to-') || name.startsWith('mm2-')

export async function mirroredKafkas(
  { addresses }: EnginesUnderTest,
  aliases: readonly string[],
): Promise<MirroredKafkas> {
  if (!hasMirrors(addresses, aliases))
    throw new Refused(
      `mirrors need Kafka of ${aliases.join(' and ')}, and MirrorMaker: npm run engines -- up --only kafka --regions ${aliases.join(',')}`,
    )
  const kafkaOf = (alias: string): KafkaAddress => addresses.regions[alias]?.kafka as KafkaAddress
  const namesAt = async (alias: string): Promise<string[]> =>
    (await existingTopics(kafkaOf(alias))).map(({ name }) => name)
  for (const alias of aliases)
    if ((await namesAt(alias)).some((name) => own.includes(name)))
      throw new Refused(`a world lives on Kafka of ${alias}: give the bench other engines, or none with \`--engines\``)
  return {
    engines: {
      ...addresses,
      regions: Object.fromEntries(aliases.map((alias) => [alias, { kafka: kafkaOf(alias) }])),
    },
    kafkaOf,
    async remove() {
      for (const alias of aliases) {
        const names = await namesAt(alias)
        await removeTopics(
          kafkaOf(alias),
          names.filter((name) => own.includes(name) || isOfMirrors(name)),
        )
      }
    },
  }
}

/** A virtual machine on a busy machine takes a minute. */
const carryWithinMs = 180_000

/** Of the world in `data`: resolves when all its mirrors carry. */
export async function mirrorsCarry(data: string, regions: number): Promise<void> {
  const end = performance.now() + carryWithinMs
  for (;;) {
    const flows = mirrorStatesIn(data).flatMap((state) => state.flows)
    if (flows.length >= regions * (regions - 1) && flows.every(({ state }) => state === 'carries')) return
    if (performance.now() > end) throw new Error('the mirrors do not begin to carry')
    await wait(200)
  }
}

/** What `engines` and the mirrors of the world in `data` have used. */
export function useWithMirrors(engines: EnginesUnderTest, data: string): CpuUse {
  const pids = mirrorStatesIn(data).flatMap(({ flows }) => flows.flatMap(({ pid }) => pid ?? []))
  return { ...engines.use(), mirrors: pids.reduce((sum, pid) => sum + cpuUsOfFamily(pid), 0) }
}
