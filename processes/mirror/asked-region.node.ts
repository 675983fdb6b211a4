/** What a region's own process says of its flows: asked at its operator listener, where it is no secret. */
import { type FlowLeave, leaveIn } from '../../replication/mirror-maker/flow-leave.ts'

/** It stands on the same machine. */
const answerWithinMs = 2_000

/** `region`: base URL. Rejects when it does not answer. */
export async function askLeave(region: string, to: string): Promise<FlowLeave> {
  const answer = await fetch(`${region}/flows`, { signal: AbortSignal.timeout(answerWithinMs) }).then(
    (response): Promise<unknown> => (response.ok ? response.json() : Promise.resolve(undefined)),
    (cause: unknown) => {
      throw new Error('its region does not answer', { cause })
    },
  )
  return leaveIn(answer, to)
}
