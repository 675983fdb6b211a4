/**
 * `docs/errors.md`, made from the error table so that the two cannot disagree: a test compares the
 * file with this text, `npm run generate` writes it.
 */
import { type CloseAdvice, adviceOf } from '../../protocol/close-codes.ts'
import {
  type ErrorCode,
  type ErrorEntry,
  type Remedy,
  type Retry,
  errorCodes,
  errorTable,
} from '../../protocol/errors.ts'

const retryMeaning: Record<Retry, string> = {
  same: 'the very same request may succeed at once',
  later: 'the very same request may succeed after a wait; `retry_after_ms` says how long, if it is given',
  never: 'the same request will meet the same error until something else changes',
}

const remedyMeaning: Record<Remedy, string> = {
  wait: 'wait (`retry_after_ms`, else with full jitter from one second), then send the same request',
  'sign-in': 'refresh the access token, or sign in',
  update: 'the client is too old or sends what it should not; update it',
  'full-resync': 'forget the sync key and synchronise from the beginning',
  'change-request': 'correct the request; sending it again unchanged is pointless',
  'resend-from': 'send again, in order, from the first message after `last`',
  'ask-admin': 'an operator has to look at it',
  'tell-person': 'show the sentence to the person; only they can decide what to do',
  redial: 'connect again, elsewhere if a target is given',
}

const adviceMeaning: Record<CloseAdvice, string> = {
  again: 'connect again here, with full jitter, and resume',
  elsewhere: 'connect again elsewhere: the target and deadline of GoAway',
  'sign-in': 'refresh the token or sign in, then connect',
  'stay-away': 'do not come back until something changed',
}

const closeRanges = [4000, 4100, 4200, 4300] as const

/** Names of gRPC status codes by number. */
const grpcNames = [
  'OK',
  'CANCELLED',
  'UNKNOWN',
  'INVALID_ARGUMENT',
  'DEADLINE_EXCEEDED',
  'NOT_FOUND',
  'ALREADY_EXISTS',
  'PERMISSION_DENIED',
  'RESOURCE_EXHAUSTED',
  'FAILED_PRECONDITION',
  'ABORTED',
  'OUT_OF_RANGE',
  'UNIMPLEMENTED',
  'INTERNAL',
  'UNAVAILABLE',
  'DATA_LOSS',
  'UNAUTHENTICATED',
] as const

export function errorsPage(): string {
  const rows = [...errorCodes].sort((a, b) => errorTable[a].wire - errorTable[b].wire).map(rowOf)
  return [
    '# Errors',
    '',
    'Made from `protocol/errors.ts` by `npm run generate`; edit the table there.',
    '',
    'An error changes nothing: whoever gets one may assume that the request had no effect, except for the codes whose',
    'sentence says that the outcome is unknown; there the same request again is safe. A client that meets a code it does not',
    'know treats it as `internal`.',
    '',
    ...table(['code', 'number', 'HTTP', 'gRPC', 'close', 'retry', 'do', 'sentence'], rows),
    '',
    '## retry',
    '',
    ...definitions(retryMeaning),
    '',
    '## do',
    '',
    ...definitions(remedyMeaning),
    '',
    '## Close codes',
    '',
    'The range alone tells a client what to do, so that it does the right thing with a code it does not know.',
    '',
    ...closeRanges.map((first) => `- ${first}–${first + 99}: ${adviceMeaning[adviceOf(first)]}`),
    '',
  ].join('\n')
}

function rowOf(code: ErrorCode): string[] {
  const entry: ErrorEntry = errorTable[code]
  const numbers = [entry.wire, entry.http, grpcNames[entry.grpc] ?? entry.grpc, entry.close].map(String)
  return [`\`${code}\``, ...numbers, entry.retry, entry.do, entry.hint]
}

const table = (head: readonly string[], rows: readonly (readonly string[])[]): string[] =>
  [head, head.map(() => '---'), ...rows].map((cells) => `| ${cells.join(' | ')} |`)

const definitions = (meanings: Readonly<Record<string, string>>): string[] =>
  Object.entries(meanings).map(([word, meaning]) => `- \`${word}\`: ${meaning}`)
