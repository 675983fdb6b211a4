/** How long things of an account live, each with its reason. The access token's ten minutes are in `protocol/access-token.ts`. */
export const lifetimes = {
  /** A session nobody refreshed for this long: a phone in a drawer for a season signs in again. */
  sessionIdleMs: 90 * 24 * 3_600_000,
  /**
   * FC-053: how long a refresh token that was just used gives its successor again. Ten tabs that wake
   * together, a lost answer and its retry, a reload in the middle all fit; a thief hardly does.
   */
  refreshGraceMs: 10_000,
  /** A device that slept longer than a day connects with its access token; nothing is lost by it. */
  resumeTicketMs: 24 * 3_600_000,
  /** Ended sessions stay known, so that a late caller hears "signed out" and people can be told which device it was. */
  endedKeptMs: 30 * 24 * 3_600_000,
  /** Changes of an account can be listed for a year (FC-067). */
  changesKeptMs: 366 * 24 * 3_600_000,
  /** Signing keys change monthly: a stolen one is of use for so long and no longer. */
  signingKeyMs: 30 * 24 * 3_600_000,
  /** Longer than `sessionIdleMs`, since a secret and the one before it are all that is accepted. */
  secretMs: 180 * 24 * 3_600_000,
} as const
