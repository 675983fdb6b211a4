/**
 * Every error a client, operator or region can meet, in one table: what it is over HTTP, over gRPC
 * and as a close code, whether trying again can help, what the client should do, and one sentence
 * for the person. `docs/errors.md` is generated from it.
 *
 * An error changes nothing: whoever gets one may assume that the request had no effect, with the
 * single exception of `unavailable` (the outcome is unknown; the same request again is safe).
 */
import { closeCodes, type CloseCode } from './close-codes.ts'
import { type Denial, type DenialBody, denialBody, explained } from './denial.ts'
import { type LimitName, limits } from './limits.ts'

/** `same` the very same request may succeed at once · `later` after a wait · `never` not unless something else changes. */
export type Retry = 'same' | 'later' | 'never'

/** What a client does next. */
export type Remedy =
  | 'wait'
  | 'sign-in'
  | 'update'
  | 'full-resync'
  | 'change-request'
  | 'resend-from'
  | 'ask-admin'
  | 'tell-person'
  | 'redial'

export interface ErrorEntry {
  /** Number on the wire; never reused. */
  readonly wire: number
  readonly http: number
  /** gRPC status code number. */
  readonly grpc: number
  /** Close code when the error ends a connection. */
  readonly close: CloseCode
  readonly retry: Retry
  readonly do: Remedy
  readonly hint: string
}

const grpc = {
  invalid: 3,
  notFound: 5,
  exists: 6,
  denied: 7,
  exhausted: 8,
  precondition: 9,
  aborted: 10,
  unimplemented: 12,
  internal: 13,
  unavailable: 14,
  unauthenticated: 16,
} as const
const { again, goAway, signIn, stayAway } = closeCodes

const entry = (
  wire: number,
  http: number,
  grpcCode: number,
  close: CloseCode,
  retry: Retry,
  remedy: Remedy,
  hint: string,
): ErrorEntry => ({ wire, http, grpc: grpcCode, close, retry, do: remedy, hint })

// biome-ignore format: a table is read by rows
export const errorTable = {
  // requests and frames
  request_invalid: entry(1, 400, grpc.invalid, stayAway.protocol, 'never', 'change-request', 'The request does not have the form the interface describes.'),
  id_invalid: entry(2, 400, grpc.invalid, stayAway.protocol, 'never', 'change-request', 'An id in the request is malformed.'),
  frame_invalid: entry(3, 400, grpc.invalid, stayAway.protocol, 'never', 'update', 'A frame could not be read. Update the client if this goes on.'),
  frame_too_large: entry(4, 413, grpc.exhausted, stayAway.tooLarge, 'never', 'change-request', 'A frame is larger than the limit.'),
  not_found: entry(5, 404, grpc.notFound, stayAway.protocol, 'never', 'change-request', 'There is nothing here under this name.'),
  method_not_allowed: entry(6, 405, grpc.unimplemented, stayAway.protocol, 'never', 'change-request', 'This address does not take this method.'),
  version_unsupported: entry(7, 426, grpc.precondition, stayAway.version, 'never', 'update', 'This client speaks a protocol version that is no longer served.'),
  text_invalid: entry(8, 400, grpc.invalid, again.internal, 'never', 'change-request', 'The text is empty or is not well-formed Unicode.'),
  body_too_large: entry(9, 413, grpc.exhausted, again.internal, 'never', 'change-request', 'The message is longer than the limit.'),
  name_invalid: entry(10, 400, grpc.invalid, again.internal, 'never', 'change-request', 'The name is empty, too long or has characters that cannot be shown.'),
  limit_reached: entry(11, 409, grpc.exhausted, again.internal, 'never', 'change-request', 'A limit of the service is reached.'),
  rate_limited: entry(12, 429, grpc.exhausted, again.slower, 'later', 'wait', 'Too many requests in a short time. Wait and try again.'),
  cursor_invalid: entry(13, 400, grpc.invalid, again.internal, 'never', 'change-request', 'The page position is damaged or belongs to another list.'),
  // who you are
  token_missing: entry(20, 401, grpc.unauthenticated, signIn.token, 'never', 'sign-in', 'Sign in first.'),
  token_invalid: entry(21, 401, grpc.unauthenticated, signIn.token, 'never', 'sign-in', 'The access token is not valid here.'),
  token_expired: entry(22, 401, grpc.unauthenticated, signIn.token, 'never', 'sign-in', 'The access token has expired. Refresh it.'),
  token_clock: entry(23, 503, grpc.unavailable, again.restart, 'later', 'wait', 'The access token is from the future: two server clocks differ by more than a minute.'),
  token_in_url: entry(24, 400, grpc.invalid, stayAway.protocol, 'never', 'change-request', 'A token must never stand in an address. It was not accepted; replace it.'),
  session_revoked: entry(25, 401, grpc.unauthenticated, signIn.revoked, 'never', 'sign-in', 'This session was signed out.'),
  refresh_invalid: entry(26, 401, grpc.unauthenticated, signIn.revoked, 'never', 'sign-in', 'The refresh token is not valid.'),
  refresh_reused: entry(27, 401, grpc.unauthenticated, signIn.revoked, 'never', 'sign-in', 'A refresh token was used twice. All its sessions were signed out to be safe.'),
  resume_unknown: entry(28, 401, grpc.unauthenticated, again.internal, 'never', 'sign-in', 'The resume ticket is not known here. Connect with the access token; nothing is lost.'),
  resume_reused: entry(29, 401, grpc.unauthenticated, signIn.revoked, 'never', 'sign-in', 'An old resume ticket was presented. The session was signed out to be safe.'),
  credentials_wrong: entry(30, 401, grpc.unauthenticated, signIn.token, 'never', 'tell-person', 'Name or password is wrong.'),
  name_taken: entry(31, 409, grpc.exists, again.internal, 'never', 'tell-person', 'This name is taken.'),
  password_weak: entry(32, 400, grpc.invalid, again.internal, 'never', 'tell-person', 'The password is too short or too long.'),
  envelope_invalid: entry(33, 503, grpc.unavailable, again.restart, 'later', 'wait', 'The request did not come through an edge this region trusts, or two server clocks differ.'),
  not_allowed: entry(34, 403, grpc.denied, again.internal, 'never', 'tell-person', 'You are not allowed to do this.'),
  home_moved: entry(35, 421, grpc.precondition, goAway.moved, 'same', 'redial', 'This person is at home in another region.'),
  // sending
  recipient_unknown: entry(40, 404, grpc.notFound, again.internal, 'never', 'tell-person', 'There is nobody here under this id, or they cannot be reached.'),
  policy_denied: entry(41, 403, grpc.denied, again.internal, 'never', 'tell-person', 'The residency policy does not let this message go there.'),
  undeliverable: entry(42, 410, grpc.precondition, again.internal, 'never', 'tell-person', 'The message could not be delivered.'),
  previous_missing: entry(43, 409, grpc.aborted, again.internal, 'same', 'resend-from', 'An earlier message of this device is missing. Send again from there.'),
  conflict: entry(44, 409, grpc.exists, again.internal, 'never', 'change-request', 'This message number was used for another message.'),
  duplicate: entry(45, 409, grpc.exists, again.internal, 'never', 'full-resync', 'This message had been stored before. It is in the mailbox.'),
  id_expired: entry(46, 400, grpc.precondition, again.internal, 'never', 'change-request', 'The client_msg_id is not a version 7 UUID of the last seven days.'),
  target_invalid: entry(47, 409, grpc.precondition, again.internal, 'never', 'change-request', 'The message meant does not exist, is not yours, or is too old for this.'),
  internal: entry(48, 500, grpc.internal, again.internal, 'never', 'tell-person', 'The service could not process this. It was noted; nothing was changed.'),
  word_not_allowed: entry(49, 403, grpc.denied, again.internal, 'never', 'change-request', 'The message was not sent: it has a word that is not allowed in groups here.'),
  // groups
  group_unknown: entry(60, 404, grpc.notFound, again.internal, 'never', 'tell-person', 'There is no such group for you.'),
  not_member: entry(61, 403, grpc.denied, again.internal, 'never', 'tell-person', 'You are not a member of this group.'),
  already_member: entry(62, 409, grpc.exists, again.internal, 'never', 'tell-person', 'This person is a member already.'),
  already_left: entry(63, 409, grpc.precondition, again.internal, 'never', 'tell-person', 'You have left this group already.'),
  group_full: entry(64, 409, grpc.exhausted, again.internal, 'never', 'tell-person', 'The group has as many members as a group can have (500).'),
  not_invited: entry(65, 403, grpc.denied, again.internal, 'never', 'tell-person', 'This group is open to invited people only.'),
  role_required: entry(66, 403, grpc.denied, again.internal, 'never', 'tell-person', 'Only an administrator of the group can do this.'),
  // sync
  sync_key_invalid: entry(70, 400, grpc.invalid, again.internal, 'never', 'full-resync', 'The sync key is damaged or belongs to somebody else.'),
  full_resync: entry(71, 409, grpc.precondition, again.internal, 'never', 'full-resync', 'The sync key cannot be continued. Start again without a key.'),
  // the service
  storage_full: entry(80, 507, grpc.unavailable, again.slower, 'later', 'wait', 'The region cannot store anything at the moment. Nothing was stored.'),
  overloaded: entry(81, 503, grpc.unavailable, again.slower, 'later', 'wait', 'The region is busy. Wait and try again.'),
  unavailable: entry(82, 503, grpc.unavailable, again.restart, 'later', 'wait', 'The region cannot be reached. The same request again is safe.'),
  draining: entry(83, 503, grpc.unavailable, goAway.drain, 'same', 'redial', 'This gateway is closing for maintenance. Connect again.'),
  slow_reader: entry(84, 503, grpc.exhausted, again.slowReader, 'same', 'redial', 'This connection reads too slowly. Connect again and resume.'),
  replaced: entry(85, 409, grpc.aborted, stayAway.replaced, 'never', 'tell-person', 'The same device has connected again elsewhere.'),
  idle: entry(86, 408, grpc.unavailable, again.idle, 'same', 'redial', 'Nothing was heard on this connection for too long.'),
  presence_unavailable: entry(87, 503, grpc.unavailable, again.internal, 'later', 'wait', 'Presence is not known at the moment.'),
  log_failed: entry(88, 503, grpc.unavailable, again.restart, 'later', 'wait', 'The region is restarting its storage. The same request again is safe.'),
  // operators
  policy_refused: entry(90, 409, grpc.precondition, again.internal, 'never', 'ask-admin', 'The region does not take this policy. `because` says why; the active policy stays.'),
} as const satisfies Record<string, ErrorEntry>

export type ErrorCode = keyof typeof errorTable

export const errorCodes = Object.keys(errorTable) as ErrorCode[]

const codeOfWire = new Map<number, ErrorCode>(errorCodes.map((code) => [errorTable[code].wire, code]))

/** The code behind a wire number; a number this version does not know reads as `internal`. */
export const errorCodeOf = (wire: number): ErrorCode => codeOfWire.get(wire) ?? 'internal'

export interface ErrorDetail {
  /** Wait at least this long before the next try. */
  readonly retryAfterMs?: number
  /** Which limit, by its name in `limits.ts`. */
  readonly limit?: LimitName
  /** `previous_missing`: the last `n` that is known. */
  readonly last?: number
  /** `home_moved`: where to. */
  readonly home?: string
  /** `policy_denied`: why. */
  readonly denial?: Denial
  /** `policy_refused`: why, in a word of `residency-policy/publish/accept.ts`, or `too-early`. */
  readonly because?: string
}

/** Carries a code of the table. `message` is for developers: lower case, user input in backticks, no personal data. */
export class MeridianError extends Error {
  override readonly name = 'MeridianError'
  readonly code: ErrorCode
  readonly detail: ErrorDetail
  constructor(code: ErrorCode, message: string, detail: ErrorDetail = {}, options?: ErrorOptions) {
    super(`${code}: ${message}`, options)
    this.code = code
    this.detail = detail
  }
  get entry(): ErrorEntry {
    return errorTable[this.code]
  }
  /** One sentence for the person, in English: the table's, or a closer one where it is known why. */
  get hint(): string {
    return this.detail.denial === undefined ? this.entry.hint : explained(this.detail.denial)
  }
  /** The single funnel for what was caught: anything that is not of the table becomes `internal`, its cause kept. */
  static from(caught: unknown): MeridianError {
    if (caught instanceof MeridianError) return caught
    return new MeridianError('internal', 'an unexpected failure', {}, { cause: caught })
  }
}

/** Makes an error of the table: `throw fail('id_invalid', '…')`. */
export const fail = (
  code: ErrorCode,
  message: string = errorTable[code].hint,
  detail: ErrorDetail = {},
): MeridianError => new MeridianError(code, message, detail)

/** What the residency policy does not let through, and why. */
export const denied = (denial: Denial): MeridianError =>
  fail('policy_denied', `\`${denial.because}\` by \`${denial.policy}\` version ${denial.version}`, { denial })

export interface ErrorBody {
  readonly error: Partial<DenialBody> & {
    readonly code: ErrorCode
    readonly message: string
    readonly hint: string
    readonly retry: Retry
    readonly do: Remedy
    readonly request_id: string
    readonly retry_after_ms?: number
    readonly limit?: LimitName
    /** Its value. */
    readonly limit_value?: number
    readonly last?: number
    readonly home?: string
    readonly because?: string
  }
}

/** The JSON that HTTP answers carry, at the edge and in the regions alike. */
export function errorBody(error: MeridianError, requestId: string): ErrorBody {
  const { retryAfterMs, denial, ...rest } = error.detail
  return {
    error: {
      code: error.code,
      message: error.message,
      hint: error.hint,
      retry: error.entry.retry,
      do: error.entry.do,
      request_id: requestId,
      ...(retryAfterMs === undefined ? {} : { retry_after_ms: retryAfterMs }),
      ...(rest.limit === undefined ? {} : { limit_value: limits[rest.limit] }),
      ...(denial === undefined ? {} : denialBody(denial)),
      ...rest,
    },
  }
}
