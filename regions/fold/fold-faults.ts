/**
 * Switches that break one rule of the folds each, so that the simulation can prove it would notice.
 * Production code passes `noFoldFaults`; each switch is read in one line, at the place of its rule.
 */
export interface FoldFaults {
  /** W3 `n` is not checked. */
  readonly noDedup: boolean
  /** W3, W5 An `n` that fell out of the window counts as new. */
  readonly dedupWindow: boolean
  /** W3 `prev` is not checked. */
  readonly noPrev: boolean
  /** W4 The retry of a refused send is answered as a duplicate. */
  readonly noRefusalMemory: boolean
  /** W11 A cursor for everything from one part instead of one per chain. */
  readonly sourceCursor: boolean
  /** W11 Any higher place is accepted. */
  readonly noChain: boolean
  /** W11 A gap is dropped and nobody is asked. */
  readonly noRepair: boolean
  /** W13 A blocked message does not use its place. */
  readonly blockKeepsPlace: boolean
  /** W13 A void is consumed and the sender is not told. */
  readonly voidSilent: boolean
  /** W17 The read marker is the last one written, not the highest. */
  readonly markerLww: boolean
  /** G1 A message placed after its author was removed vanishes without a word. */
  readonly groupRefusalSilent: boolean
  /** G1 A post that is blank in a region stays so without a word. */
  readonly withheldSilent: boolean
  /** G1 Who is told twice of a blank post has two rows of it. */
  readonly withheldTwice: boolean
  /** G2 Rows go to every region, members or not. */
  readonly rosterGlobal: boolean
  /** R1 Lanes without counters. */
  readonly noLaneCounter: boolean
  /** W8, R7 A new policy is noted, and the old table goes on judging. */
  readonly staleTable: boolean
  /** Under a quota everybody is let through. */
  readonly quotaUncounted: boolean
  /** In a group who is counted is not looked at. */
  readonly quotaNotInGroups: boolean
  /** Under a quota a person is counted with each message. */
  readonly quotaPerMessage: boolean
  /** A copy of the record that gives a part room under a quota gives it again. */
  readonly quotaRoomTwice: boolean
}

export const noFoldFaults: FoldFaults = {
  noDedup: false,
  dedupWindow: false,
  noPrev: false,
  noRefusalMemory: false,
  sourceCursor: false,
  noChain: false,
  noRepair: false,
  blockKeepsPlace: false,
  voidSilent: false,
  markerLww: false,
  groupRefusalSilent: false,
  withheldSilent: false,
  withheldTwice: false,
  rosterGlobal: false,
  noLaneCounter: false,
  staleTable: false,
  quotaUncounted: false,
  quotaNotInGroups: false,
  quotaPerMessage: false,
  quotaRoomTwice: false,
}
