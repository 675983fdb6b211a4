/** What a gateway process answers beside upgrades: is it alive, does it serve, what has it counted (P5). */
import type { ServerResponse } from 'node:http'
import type { Metrics } from '../../platform/metrics.ts'
import { errorBody, fail } from '../../protocol/errors.ts'

export interface ProbePorts {
  readonly isReady: () => boolean
  readonly metrics: Metrics
}

export function gatewayProbes({
  isReady,
  metrics,
}: ProbePorts): (path: string, response: ServerResponse) => Promise<void> {
  const json = (response: ServerResponse, status: number, body: object): void => {
    response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body))
  }
  return async (path, response) => {
    switch (path) {
      case '/healthz':
        return json(response, 200, { healthy: true })
      case '/readyz':
        return json(response, isReady() ? 200 : 503, { ready: isReady() })
      case '/metrics':
        response.writeHead(200, { 'content-type': metrics.contentType }).end(await metrics.text())
        return
      default:
        return json(response, 404, errorBody(fail('not_found'), ''))
    }
  }
}
