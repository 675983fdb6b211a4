/**
 * Whether a flow may carry, as its source region says: `cut` by an operator's scissors, or `stopped`,
 * because emergency stops leave nothing of anybody who lives there to carry. A mirror has no gate that
 * could be told of either, so it is ended, at the source, and what it had not read waits in the lanes.
 */
export type FlowLeave = 'open' | 'cut' | 'stopped'

/** By alias of the target. */
export type FlowLeaves = Readonly<Record<string, FlowLeave>>

/** What a region has answered; throws when it says nothing of `to` that can be understood. */
export function leaveIn(answer: unknown, to: string): FlowLeave {
  const leave = (answer as Partial<Record<string, unknown>> | null)?.[to]
  if (leave === 'open' || leave === 'cut' || leave === 'stopped') return leave
  throw new Error(`its region does not say whether the lanes to ${to} are open`)
}
