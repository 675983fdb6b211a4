/**
 * Which lanes a flow carries, by name: those of every generation that may still hold something or be
 * written to. It follows from the newest generation alone, so that a mirror is configured anew when a
 * policy narrows and not whenever a lane runs empty: each change costs its flow some seconds.
 */
import { limits } from '../../protocol/limits.ts'
import { laneClasses } from '../../protocol/log-records.ts'
import { parseLane, topicOfLane } from '../lane-name.ts'

/** `topics`: all that the source has. None yet: nothing to carry. A lane need not be there to be carried. */
export function lanesToCarry(topics: readonly string[], to: string): string[] {
  const lanes = topics.flatMap((name) => parseLane(name) ?? [])
  const newest = Math.max(0, ...lanes.filter((lane) => lane.to === to).map(({ generation }) => generation))
  const oldest = Math.max(1, newest - limits.laneGenerationsMax + 1)
  const generations = Array.from({ length: newest - oldest + 1 }, (_, index) => oldest + index)
  if (newest === 0) return []
  return generations.flatMap((generation) =>
    laneClasses.map((laneClass) => topicOfLane({ to, class: laneClass, generation }) as string),
  )
}
