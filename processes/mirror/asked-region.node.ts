/** What the keeper of a region says of its flows: asked at its operator listener, where it is no secret. */
import { type FlowLeave, leaveIn } from '../../replication/mirror-maker/flow-leave.ts'

/** It stands on the same machine, or beside it in its region. */
const answerWithinMs = 2_000

/** `keepers`: base URLs, of which the one answers that keeps the region. Rejects when none does. */
export async function askLeave(keepers: readonly string[], to: string): Promise<FlowLeave> {
  const signal = AbortSignal.timeout(answerWithinMs)
  const response = await Promise.any(keepers.map((keeper) => fetch(`${keeper}/flows`, { signal }))).catch(
    (cause: unknown) => {
      throw new Error('its region does not answer', { cause })
    },
  )
  return leaveIn(response.ok ? await response.json() : undefined, to)
}
