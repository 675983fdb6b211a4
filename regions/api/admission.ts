/**
 * Who may call a method, whichever door the call came through. Each door has found out who is calling
 * in its own way; sessions that have ended and the person's budget of requests are the same for all.
 */
import { type ApiMethod, apiRoutes } from '../../protocol/api-routes.ts'
import { fail } from '../../protocol/errors.ts'
import type { SessionId } from '../../protocol/ids.ts'
import type { ApiCaller } from './api-call.ts'
import type { RequestBudget } from './request-budget.ts'

export interface AdmissionPorts {
  readonly budget: RequestBudget
  /** Whether a session has been ended since its access token was made. */
  isEnded(session: SessionId): boolean
}

export class Admission {
  readonly #ports: AdmissionPorts

  constructor(ports: AdmissionPorts) {
    this.#ports = ports
  }

  /**
   * The caller, for methods that have one. `given` is what the door knows. Throws `token_missing`,
   * `session_revoked` or `rate_limited`.
   */
  admit(method: ApiMethod, given: ApiCaller | undefined): ApiCaller | undefined {
    if (apiRoutes[method].auth === 'none') return undefined
    if (given === undefined) throw fail('token_missing')
    if (this.#ports.isEnded(given.session)) throw fail('session_revoked')
    this.#ports.budget.take(given.user)
    return given
  }
}
