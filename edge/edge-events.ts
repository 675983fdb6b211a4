/**
 * What operators hear of a request at a point of presence: one event for each, with nothing of whoever
 * sent it. A Worker keeps nothing between requests that somebody could scrape, so who adds the events up
 * stands outside: the platform's own data set, or the process that runs workerd on this machine.
 */
import { type ApiMethod, apiMethods } from '../protocol/api-routes.ts'
import type { ErrorCode } from '../protocol/errors.ts'

/** `page`: what everybody may read; `unknown`: no route of ours. */
export type EdgeOperation = ApiMethod | 'connect' | 'page' | 'unknown'
export const edgeOperations: readonly EdgeOperation[] = ['connect', 'page', 'unknown', ...apiMethods]

/** What a region said: a socket, yes, no, or that it cannot. */
export const edgeAnswers = ['socket', 'ok', 'refused', 'failed'] as const
export type EdgeAnswer = (typeof edgeAnswers)[number]

export type EdgeOutcome =
  | { readonly type: 'answered'; readonly answer: EdgeAnswer }
  /** By this point of presence itself, before or instead of a region. */
  | { readonly type: 'refused'; readonly code: ErrorCode }

export interface EdgeEvent {
  readonly operation: EdgeOperation
  readonly outcome: EdgeOutcome
  /** Until the region's answer began; of a socket until it was open. */
  readonly ms: number
  readonly way: WayTaken
}

export interface WayTaken {
  /** Gateways, or entrances of the API, that were tried after one that did not answer. */
  readonly redials: number
  /** A region named another home (421), and the request went on there. */
  readonly followed: boolean
  /** Nobody answered at home, so others were asked where the person lives by now. */
  readonly askedElsewhere: boolean
}

/** Of one request, while it is under way. */
export class Way implements WayTaken {
  redials = 0
  followed = false
  askedElsewhere = false
}

export interface EdgeEvents {
  /** Never throws and is not waited for. `outlasts` lets work go on behind the answer. */
  note(event: EdgeEvent, outlasts: (work: Promise<void>) => void): void
}

/** For who counts nothing. */
export const noEdgeEvents: EdgeEvents = { note: () => {} }

export function answerOf({ status }: Pick<Response, 'status'>): EdgeAnswer {
  if (status === 101) return 'socket'
  if (status >= 500) return 'failed'
  return status >= 400 ? 'refused' : 'ok'
}
