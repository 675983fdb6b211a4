/** What the keeper of a region says of its flows: asked at its operator listener, where it is no secret. */
import { type FlowLeave, leaveIn } from '../../replication/mirror-maker/flow-leave.ts'

/** It stands on the same machine, or beside it in its region. */
const answerWithinMs = 2_000

/** `keepers`: base URLs; who keeps the region says it, and one that stands by does not. Rejects when nobody does. */
export async function askLeave(keepers: readonly string[], to: string): Promise<FlowLeave> {
  const signal = AbortSignal.timeout(answerWithinMs)
  const ask = async (keeper: string): Promise<unknown> => {
    const response = await fetch(`${keeper}/flows`, { signal })
    if (!response.ok) throw new Error(`${keeper} answered ${response.status}`)
    return response.json()
  }
  const answer = await Promise.any(keepers.map(ask)).catch((cause: unknown) => {
    throw new Error('its region does not answer', { cause })
  })
  return leaveIn(answer, to)
}
