/** Switches that break one rule of reading each, so that the simulation can prove it would notice. */
export interface ReadFaults {
  /** S2 Sync up to the end of the log instead of the applied head. */
  readonly headAhead: boolean
  /** S2 A lagging reader answers a lower key. */
  readonly keyReset: boolean
  /** S5 The highest tick of the feed parts instead of the lowest. */
  readonly tickMax: boolean
  /** S5 Only the feed parts of the person's own groups count. */
  readonly tickMinMine: boolean
  /** G3 A late joiner is served what was before. */
  readonly joinSeesAll: boolean
  /** G3 Whoever left goes on reading. */
  readonly exMemberSees: boolean
}

export const noReadFaults: ReadFaults = {
  headAhead: false,
  keyReset: false,
  tickMax: false,
  tickMinMine: false,
  joinSeesAll: false,
  exMemberSees: false,
}
