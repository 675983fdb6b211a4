/**
 * Close codes of a connection. The range alone tells a client what to do, so that a client that
 * does not know a code still does the right thing:
 *
 *   4000–4099  connect again here: full jitter, then resume
 *   4100–4199  connect again elsewhere: the gateway is going away; use the target and deadline of GoAway
 *   4200–4299  sign in (or refresh the token), then connect
 *   4300–4399  do not come back until something changed: an update, a person's decision
 *
 * 1006 (no close frame) means the same as the first range.
 */
export const closeCodes = {
  again: { internal: 4000, restart: 4001, slower: 4002, slowReader: 4003, idle: 4004, hello: 4005 },
  goAway: { drain: 4100, moved: 4101 },
  signIn: { token: 4200, revoked: 4201 },
  stayAway: { protocol: 4300, tooLarge: 4301, version: 4302, replaced: 4303 },
} as const

type Values<T> = T[keyof T]
export type CloseCode = Values<{ [Range in keyof typeof closeCodes]: Values<(typeof closeCodes)[Range]> }>

export type CloseAdvice = 'again' | 'elsewhere' | 'sign-in' | 'stay-away'

/** What a client does after a close, from the code's range. */
export function adviceOf(code: number): CloseAdvice {
  if (code >= 4100 && code < 4200) return 'elsewhere'
  if (code >= 4200 && code < 4300) return 'sign-in'
  if (code >= 4300 && code < 4400) return 'stay-away'
  return 'again'
}

/** An upgrade that is refused over HTTP has no close code, but means one ([conn-3]). */
export function closeCodeOfStatus(status: number | undefined): CloseCode {
  switch (status) {
    case 401:
      return closeCodes.signIn.token
    case 426:
      return closeCodes.stayAway.version
    case 400:
    case 403:
      return closeCodes.stayAway.protocol
    default:
      return closeCodes.again.restart
  }
}
