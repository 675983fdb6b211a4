/** Requests to engines for operators: rate, errors and duration of each. */
import type { Metrics } from '../metrics.ts'
import { type EngineCalls, type EngineName, engineNames } from './engine-calls.ts'

export function engineMetrics(metrics: Metrics, engines: ReadonlyMap<EngineName, EngineCalls>): void {
  const each = <T>(read: (calls: EngineCalls) => T) => [...engines].map(([name, calls]) => [name, read(calls)] as const)
  metrics.distributionBy(
    'engine_request',
    'from a request to an engine to its answer; waits for growth of a log are none',
    'engine',
    engineNames,
    () => each(({ times }) => times),
  )
  metrics.totalBy(
    'engine_failed_total',
    'requests that an engine did not answer or could not do',
    'engine',
    engineNames,
    () => each(({ failed }) => failed),
  )
  metrics.totalBy(
    'engine_refused_total',
    'requests that an engine answered with no, for what they asked: a name that is taken',
    'engine',
    engineNames,
    () => each(({ refused }) => refused),
  )
  metrics.levelBy(
    'engine_waiting',
    'requests that wait in this process for their turn at an engine',
    'engine',
    engineNames,
    () => each(({ waiting }) => waiting),
  )
}
