/** What a point of presence hands over and turns away, added up from its events. */
import { type EdgeEvent, type EdgeOutcome, edgeAnswers, edgeOperations } from '../../edge/edge-events.ts'
import type { Metrics } from '../../platform/metrics.ts'
import { errorCodes } from '../../protocol/errors.ts'

export interface EdgeTallies {
  add(event: EdgeEvent): void
  lost(events: number): void
}

export function edgeMetrics(metrics: Metrics): EdgeTallies {
  const requests = metrics.timingBy(
    'edge_request',
    'from a request to the beginning of its answer; a socket until it is open',
    'operation',
    edgeOperations,
  )
  const answers = metrics.countBy('edge_answers_total', 'answers of regions, by their kind', 'answer', edgeAnswers)
  const refused = metrics.countBy(
    'edge_refused_total',
    'requests that the point of presence refused itself, by error',
    'code',
    errorCodes,
  )
  const redials = metrics.count(
    'edge_redials_total',
    'gateways and API processes that were tried after one that did not answer',
  )
  const followed = metrics.count('edge_followed_total', 'requests that went on to the home that a region named')
  const elsewhere = metrics.count(
    'edge_asked_elsewhere_total',
    'requests whose home did not answer, asked for in others',
  )
  const lost = metrics.count('edge_events_lost_total', 'requests that are in none of these counts')

  const counted = (outcome: EdgeOutcome): void => {
    switch (outcome.type) {
      case 'answered':
        return answers.add(outcome.answer)
      case 'refused':
        return refused.add(outcome.code)
    }
  }
  return {
    add({ operation, outcome, ms, way }) {
      requests.observe(operation, ms)
      counted(outcome)
      redials.add(way.redials)
      if (way.followed) followed.add()
      if (way.askedElsewhere) elsewhere.add()
    },
    lost: (events) => lost.add(events),
  }
}
