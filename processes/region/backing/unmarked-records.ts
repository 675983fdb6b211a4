/**
 * What mirrors brought without the mark of this region: it was written for nobody or for another region,
 * and a mirror let it through all the same. It is never taken; here it is counted and said.
 */
import type { Part } from '../../../platform/event-log/event-log.ts'
import type { Metrics } from '../../../platform/metrics.ts'
import { parseMirrored } from '../../../replication/lane-name.ts'

/** `aliases`: of the other regions. Returns what is to be told of such records. */
export function unmarkedRecords(
  metrics: Metrics,
  aliases: readonly string[],
  warn: (sentence: string) => void,
): (part: Part, records: number) => void {
  const counts = new Map<string, number>()
  metrics.totalBy(
    'lane_unmarked_total',
    'records that a mirror brought without the mark of this region; they were not taken',
    'from',
    aliases,
    () => counts,
  )
  return ({ topic }, records) => {
    const from = parseMirrored(topic)?.from ?? topic
    if (!counts.has(from))
      warn(
        `${topic} has records without the mark of this region: the mirror from ${from} lets through what it must not`,
      )
    counts.set(from, (counts.get(from) ?? 0) + records)
  }
}
