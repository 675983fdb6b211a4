/**
 * Where mirrors copy lanes: each lane is in the region that it begins in and, as a copy, in the one that
 * it goes to. Two mirrors that face each other could otherwise copy each other's copies (FC-084).
 */
import type { EngineAddresses } from '../../platform/engines/engine-addresses.ts'
import { existingTopics } from '../../platform/kafka/topics.kafka.ts'
import { parseLane, parseMirrored } from '../../replication/lane-name.ts'

/** A sentence for each topic that should not be there. */
export async function lanesOutOfPlace({ regions }: EngineAddresses): Promise<string[]> {
  const wrong: string[] = []
  for (const [region, { kafka }] of Object.entries(regions)) {
    const names = kafka === undefined ? [] : (await existingTopics(kafka)).map(({ name }) => name)
    for (const name of names)
      if (name.includes('xr.to-') && !isInPlace(name, region))
        wrong.push(`FC-084: \`${name}\` is in ${region}, where no lane of that name can be`)
  }
  return wrong
}

export function isInPlace(name: string, region: string): boolean {
  const lane = parseLane(name)
  if (lane !== undefined) return lane.to !== region
  const copy = parseMirrored(name)
  return copy !== undefined && copy.lane.to === region && copy.from !== region
}
