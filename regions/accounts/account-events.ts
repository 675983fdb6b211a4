/**
 * What happens to accounts, for log and metrics. An event says who by a keyed hash, so that
 * whoever binds it to a log cannot write down a name or an id (FC-071).
 */
import type { ImmediateMac } from '../../platform/mac.ts'
import type { EndReason } from './account-store.ts'
import type { SecretPair } from './secrets.ts'

export type AccountEvent =
  | { readonly type: 'signed-up' | 'signed-in' | 'password-changed'; readonly who: string }
  /** A wrong password; `who` is a hash of the name tried, which may be nobody's. */
  | { readonly type: 'sign-in-refused' | 'sign-in-slowed'; readonly who: string }
  /** `refresh-reused` and `resume-reused` are thefts until proven otherwise. */
  | { readonly type: 'session-ended'; readonly who: string; readonly reason: EndReason }

export type ReportAccountEvent = (event: AccountEvent) => void

/** The same person under the same secret has the same hash. */
export function hashedForEvents(mac: ImmediateMac, secret: SecretPair, who: string): string {
  const hash = mac.sign(secret.current, new TextEncoder().encode(who))
  return Array.from(hash.subarray(0, 8), (byte) => byte.toString(16).padStart(2, '0')).join('')
}
