/**
 * Switches that break one rule of the device each, so that the simulation can prove it would notice.
 * Production code passes `noClientFaults`; each switch is read in one line, at the place of its rule.
 */
export interface ClientFaults {
  /** W15 Any pushed row is taken. */
  readonly pushUnchecked: boolean
  /** G6 An answer is shown before what it answers. */
  readonly noGate: boolean
}

export const noClientFaults: ClientFaults = { pushUnchecked: false, noGate: false }
