/**
 * What an operator is woken for, and what can wait for the morning. Each says how long something has to
 * last, so that a restart is no alarm, and which paragraph of the runbook to open. From here come the
 * file that Prometheus reads and the table in docs/metrics.md.
 */
export interface Alert {
  readonly name: string
  /** PromQL. */
  readonly expression: string
  /** How long it has to be so. */
  readonly lasting: string
  readonly severity: 'page' | 'ticket'
  readonly meaning: string
}

const slow = (histogram: string, where: string, by: string): string =>
  `histogram_quantile(0.95, sum by (region, ${by}le) (rate(${histogram}_bucket${where}[5m])))`

const rateOf = (counter: string, by: string): string => `sum by (region, ${by}) (rate(${counter}[5m]))`

export const alerts: readonly Alert[] = [
  {
    name: 'ProcessAway',
    expression: 'up{job="meridian"} == 0',
    lasting: '1m',
    severity: 'page',
    meaning: 'a region, a gateway or the collector of a point of presence does not answer',
  },
  {
    name: 'NobodyKeeps',
    expression: 'max by (region) (meridian_keeper_keeps) == 0',
    lasting: '1m',
    severity: 'page',
    meaning: 'of the processes that may keep a region none does: no lane moves and no policy changes',
  },
  {
    name: 'EdgeFails',
    expression:
      'sum by (region, process) (rate(meridian_edge_refused_total{code=~"unavailable|internal"}[5m]))' +
      ' + sum by (region, process) (rate(meridian_edge_answers_total{answer="failed"}[5m]))' +
      ' > 0.01 * sum by (region, process) (rate(meridian_edge_request_seconds_count[5m]))',
    lasting: '5m',
    severity: 'page',
    meaning: 'for more than one request in a hundred a point of presence finds no region that serves it',
  },
  {
    name: 'SendsSlow',
    expression: `${slow('meridian_socket_operation_seconds', '{operation="send"}', '')} > 0.2`,
    lasting: '5m',
    severity: 'page',
    meaning: 'one send in twenty waits longer for its verdict than a message may take',
  },
  {
    name: 'SendsRefused',
    expression:
      'sum by (region) (rate(meridian_sends_refused_total{code=~"unavailable|overloaded|storage_full|log_failed|internal"}[5m]))' +
      ' > 0.01 * sum by (region) (rate(meridian_commands_total[5m]))',
    lasting: '2m',
    severity: 'page',
    meaning: 'more than one send in a hundred does not get into the log',
  },
  {
    name: 'FoldBehind',
    expression: 'max by (region) (meridian_fold_behind_records) > 10000',
    lasting: '1m',
    severity: 'page',
    meaning: 'a part has durable records that nobody has folded: their senders wait',
  },
  {
    name: 'ChainParked',
    expression: 'max by (region) (meridian_parked_chains) > 0',
    lasting: '1m',
    severity: 'ticket',
    meaning: 'a record cannot be folded, and its chain stands before it',
  },
  {
    name: 'QuotaNearsItsEnd',
    expression: 'max by (region) (meridian_policy_quota_used) > 0.8',
    lasting: '5m',
    severity: 'ticket',
    meaning: 'a transfer basis may be used for few more people; at all of them others are refused',
  },
  {
    name: 'LaneOld',
    expression: 'max by (region, from) (meridian_lane_age_seconds) > 120',
    lasting: '2m',
    severity: 'page',
    meaning: 'nothing arrives from a region, not even its canaries, which come every half minute',
  },
  {
    name: 'LaneGaps',
    expression: 'max by (region, from) (meridian_lane_gaps) > 0',
    lasting: '5m',
    severity: 'ticket',
    meaning: 'records of a lane are missing and do not come again',
  },
  {
    name: 'LaneUnmarked',
    expression: 'sum by (region, from) (increase(meridian_lane_unmarked_total[15m])) > 0',
    lasting: '0m',
    severity: 'page',
    meaning: 'a mirror brought records that were not written for this region; they were not taken',
  },
  {
    name: 'LaneHeld',
    expression: 'max by (region, to) (meridian_lane_held_bytes) > 8 * 1024 * 1024 * 1024',
    lasting: '1m',
    severity: 'page',
    meaning: 'a lane to a region that is away holds half of what it may; at all of it sends there are refused',
  },
  {
    name: 'EngineFails',
    // A share, since a busy region loses one in a million by chance; and some a minute, since one of few is no engine that is away.
    expression:
      `${rateOf('meridian_engine_failed_total', 'engine')} > 0.01 * ${rateOf('meridian_engine_request_seconds_count', 'engine')}` +
      ` and ${rateOf('meridian_engine_failed_total', 'engine')} > 0.05`,
    lasting: '2m',
    severity: 'page',
    meaning: 'an engine does not answer, or cannot do, more than one request in a hundred',
  },
  {
    name: 'EngineSlow',
    expression: `${slow('meridian_engine_request_seconds', '', 'engine, ')} > 0.5`,
    lasting: '5m',
    severity: 'ticket',
    meaning: 'one request in twenty to an engine takes half a second',
  },
  {
    name: 'EventLoopStalls',
    expression: 'max by (region, process) (nodejs_eventloop_lag_p99_seconds) > 0.2',
    lasting: '5m',
    severity: 'ticket',
    meaning: 'a process does something long in one go, or has too little of a core',
  },
  {
    name: 'WordsNotLookedAt',
    expression:
      'max by (region) (meridian_moderation_runs) == 0 or max by (region) (meridian_moderation_behind) > 10000',
    lasting: '5m',
    severity: 'ticket',
    meaning: 'no process runs the word pipeline of a region, or it does not come after what groups say',
  },
  {
    name: 'StreamJobAway',
    // A process that stands by knows of no job.
    expression: 'max by (region) (meridian_stream_job_runs) == 0',
    lasting: '10m',
    severity: 'ticket',
    meaning: 'the job that looks through groups does not come to run on Flink',
  },
  {
    name: 'TracesLost',
    expression: 'sum by (region) (rate(meridian_trace_spans_total{fate!="exported"}[15m])) > 0',
    lasting: '15m',
    severity: 'ticket',
    meaning: 'the collector of traces takes nothing or too little',
  },
]

export const runbook = 'docs/runbooks/alerts.md'
