/** Rate, errors and duration of every API method, whichever door a call came through. */
import type { Clock } from '../../platform/clock.ts'
import type { Metrics } from '../../platform/metrics.ts'
import { apiMethods } from '../../protocol/api-routes.ts'
import { errorCodes, MeridianError } from '../../protocol/errors.ts'
import type { ApiHandler, ApiHandlers } from './api-call.ts'

/** The same handlers, counted: how long each took, and what those that refused said. */
export function measuredHandlers(handlers: ApiHandlers, metrics: Metrics, clock: Clock): ApiHandlers {
  const calls = metrics.timingBy('api_call', 'from an admitted call to its answer, by method', 'method', apiMethods)
  const refused = metrics.countBy('api_refused_total', 'calls that were refused, by error', 'code', errorCodes)
  const measured = (method: string, handler: ApiHandler): ApiHandler => {
    return async (request, call) => {
      const began = clock.monotonic()
      try {
        return await handler(request, call)
      } catch (caught) {
        refused.add(MeridianError.from(caught).code)
        throw caught
      } finally {
        calls.observe(method, clock.monotonic() - began)
      }
    }
  }
  return Object.fromEntries(
    Object.entries(handlers).map(([method, handler]) => [method, measured(method, handler)]),
  ) as ApiHandlers
}
