/** Switches that break a rule of the edge, for planted bugs. Nothing in production sets one. */
export interface EdgeFaults {
  /** The region that a client names in a header is taken for its home (I5). */
  readonly routesByClaim: boolean
}

export const noEdgeFaults: EdgeFaults = { routesByClaim: false }

/** What a client that tries it sends; an edge that has no fault does not know the word. */
export const claimedHomeHeader = 'x-meridian-home'
