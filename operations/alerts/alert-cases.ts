/**
 * For each alert what has to wake somebody and what must not, as series that Prometheus would have
 * scraped once a minute, in promtool's notation (`0+60x40`: from 0, 60 more each minute, forty times).
 * Judged after forty minutes.
 */
export interface AlertCase {
  readonly alert: string
  readonly what: string
  readonly series: Readonly<Record<string, string>>
  /** Labels of the alert that fires, without its severity; undefined: none does. */
  readonly fires?: Readonly<Record<string, string>>
}

const eu = 'region="eu"'
const toUs = 'region="eu", to="us"'
const fromUs = 'region="eu", from="us"'
const euEdge = 'region="eu", process="edge/fra"'
const euPostgres = 'region="eu", engine="postgres"'

/** A histogram that grows by `perMinute`, of which `quick` are within `bound` and the others within our highest. */
const timings = (name: string, labels: string, bound: string, quick: number, perMinute: number) => ({
  [`${name}_bucket{${labels}, le="${bound}"}`]: `0+${quick}x40`,
  [`${name}_bucket{${labels}, le="5"}`]: `0+${perMinute}x40`,
  [`${name}_bucket{${labels}, le="+Inf"}`]: `0+${perMinute}x40`,
  [`${name}_count{${labels}}`]: `0+${perMinute}x40`,
})

const sends = (quick: number) =>
  timings('meridian_socket_operation_seconds', `${eu}, operation="send"`, '0.2', quick, 100)

export const alertCases: readonly AlertCase[] = [
  {
    alert: 'ProcessAway',
    what: 'a gateway has not answered for two minutes',
    series: { 'up{job="meridian", region="eu", instance="g1"}': '1x37 0x3' },
    fires: { job: 'meridian', region: 'eu', instance: 'g1' },
  },
  {
    alert: 'ProcessAway',
    what: 'a process has been started again, and others belong to somebody else',
    series: { 'up{job="meridian", region="eu", instance="g1"}': '1x38 0 1', 'up{job="other"}': '0x40' },
  },
  {
    alert: 'NobodyKeeps',
    what: 'both stand by, or do not come to keep',
    series: {
      [`meridian_keeper_keeps{${eu}, process="eu"}`]: '1x37 0x3',
      [`meridian_keeper_keeps{${eu}, process="eu/keeper-2"}`]: '0x40',
    },
    fires: { region: 'eu' },
  },
  {
    alert: 'NobodyKeeps',
    what: 'one has taken over from the other',
    series: {
      [`meridian_keeper_keeps{${eu}, process="eu"}`]: '1x20 0x20',
      [`meridian_keeper_keeps{${eu}, process="eu/keeper-2"}`]: '0x20 1x20',
    },
  },
  {
    alert: 'EdgeFails',
    what: 'no gateway of a region answers',
    series: {
      [`meridian_edge_refused_total{${euEdge}, code="unavailable"}`]: '0+9x40',
      [`meridian_edge_answers_total{${euEdge}, answer="failed"}`]: '0x40',
      [`meridian_edge_request_seconds_count{${euEdge}, operation="connect"}`]: '0+90x40',
    },
    fires: { region: 'eu', process: 'edge/fra' },
  },
  {
    alert: 'EdgeFails',
    what: 'somebody tries tokens',
    series: {
      [`meridian_edge_refused_total{${euEdge}, code="token_invalid"}`]: '0+60x40',
      [`meridian_edge_refused_total{${euEdge}, code="unavailable"}`]: '0x40',
      [`meridian_edge_answers_total{${euEdge}, answer="refused"}`]: '0+60x40',
      [`meridian_edge_answers_total{${euEdge}, answer="failed"}`]: '0x40',
      [`meridian_edge_request_seconds_count{${euEdge}, operation="connect"}`]: '0+60x40',
    },
  },
  { alert: 'SendsSlow', what: 'one send in ten is late', series: sends(90), fires: { region: 'eu' } },
  { alert: 'SendsSlow', what: 'one send in fifty is late', series: sends(98) },
  {
    alert: 'SendsRefused',
    what: 'nothing gets into the log, so nothing is answered',
    series: {
      [`meridian_sends_refused_total{${eu}, code="unavailable"}`]: '0+60x40',
      [`meridian_commands_total{${eu}, verdict="accepted"}`]: '500x40',
    },
    fires: { region: 'eu' },
  },
  {
    alert: 'SendsRefused',
    what: 'people send what may not be sent',
    series: {
      [`meridian_sends_refused_total{${eu}, code="request_invalid"}`]: '0+60x40',
      [`meridian_sends_refused_total{${eu}, code="unavailable"}`]: '0+1x40',
      [`meridian_commands_total{${eu}, verdict="accepted"}`]: '0+600x40',
    },
  },
  {
    alert: 'FoldBehind',
    what: 'a part does not catch up',
    series: { [`meridian_fold_behind_records{${eu}, process="worker-1"}`]: '20000x40' },
    fires: { region: 'eu' },
  },
  {
    alert: 'FoldBehind',
    what: 'a peak that a part has caught up with',
    series: { [`meridian_fold_behind_records{${eu}}`]: '20000x39 0' },
  },
  {
    alert: 'ChainParked',
    what: 'one chain stands',
    series: { [`meridian_parked_chains{${eu}}`]: '1x40' },
    fires: { region: 'eu' },
  },
  { alert: 'ChainParked', what: 'none does', series: { [`meridian_parked_chains{${eu}}`]: '0x40' } },
  {
    alert: 'QuotaNearsItsEnd',
    what: 'nine of ten are counted',
    series: { [`meridian_policy_quota_used{${eu}}`]: '0.9x40' },
    fires: { region: 'eu' },
  },
  { alert: 'QuotaNearsItsEnd', what: 'half are', series: { [`meridian_policy_quota_used{${eu}}`]: '0.5x40' } },
  {
    alert: 'LaneOld',
    what: 'a region has not been heard for ten minutes',
    series: { [`meridian_lane_age_seconds{${fromUs}}`]: '10x30 60+60x9' },
    fires: { region: 'eu', from: 'us' },
  },
  {
    alert: 'LaneOld',
    what: 'a canary is due, and another region owes none',
    series: { [`meridian_lane_age_seconds{${fromUs}}`]: '29x40' },
  },
  {
    alert: 'LaneGaps',
    what: 'records do not come again',
    series: { [`meridian_lane_gaps{${fromUs}}`]: '3x40' },
    fires: { region: 'eu', from: 'us' },
  },
  {
    alert: 'LaneGaps',
    what: 'gaps are filled within minutes',
    series: { [`meridian_lane_gaps{${fromUs}}`]: '0 3 3 0x33 3 3 3 0' },
  },
  {
    alert: 'LaneUnmarked',
    what: 'a mirror has brought one record that was not for here',
    series: { [`meridian_lane_unmarked_total{${fromUs}}`]: '0x35 1x4' },
    fires: { region: 'eu', from: 'us' },
  },
  {
    alert: 'LaneUnmarked',
    what: 'it has not done so again since it was repaired',
    series: { [`meridian_lane_unmarked_total{${fromUs}}`]: '0x10 1x29' },
  },
  {
    alert: 'LaneHeld',
    what: 'ten gigabytes wait',
    series: { [`meridian_lane_held_bytes{${toUs}}`]: '10737418240x40' },
    fires: { region: 'eu', to: 'us' },
  },
  { alert: 'LaneHeld', what: 'one waits', series: { [`meridian_lane_held_bytes{${toUs}}`]: '1073741824x40' } },
  {
    alert: 'EngineFails',
    what: 'a quiet region asks little, and no request is answered',
    series: {
      [`meridian_engine_failed_total{${euPostgres}}`]: '0+6x40',
      [`meridian_engine_request_seconds_count{${euPostgres}}`]: '0+6x40',
    },
    fires: { region: 'eu', engine: 'postgres' },
  },
  {
    alert: 'EngineFails',
    what: 'people take names that are taken, and two of a million requests were lost',
    series: {
      [`meridian_engine_refused_total{${euPostgres}}`]: '0+60000x40',
      [`meridian_engine_failed_total{${euPostgres}}`]: '0+120x40',
      [`meridian_engine_request_seconds_count{${euPostgres}}`]: '0+60000000x40',
    },
  },
  {
    alert: 'EngineFails',
    what: 'one of the few requests of an idle region failed',
    series: {
      [`meridian_engine_failed_total{${euPostgres}}`]: '0x36 1x4',
      [`meridian_engine_request_seconds_count{${euPostgres}}`]: '0+2x40',
    },
  },
  {
    alert: 'EngineSlow',
    what: 'one request in ten is late',
    series: timings('meridian_engine_request_seconds', euPostgres, '0.5', 90, 100),
    fires: { region: 'eu', engine: 'postgres' },
  },
  {
    alert: 'EngineSlow',
    what: 'an engine that nobody asks',
    series: timings('meridian_engine_request_seconds', euPostgres, '0.5', 0, 0),
  },
  {
    alert: 'EventLoopStalls',
    what: 'it stalls for minutes',
    series: { [`nodejs_eventloop_lag_p99_seconds{${eu}, process="worker-1"}`]: '0.3x40' },
    fires: { region: 'eu', process: 'worker-1' },
  },
  {
    alert: 'EventLoopStalls',
    what: 'it stalls once',
    series: { [`nodejs_eventloop_lag_p99_seconds{${eu}, process="worker-1"}`]: '0.02x37 0.9 0.02x2' },
  },
  {
    alert: 'WordsNotLookedAt',
    what: 'two stream processes stand by and none takes it',
    series: {
      [`meridian_moderation_runs{${eu}, process="eu/stream-1"}`]: '0x40',
      [`meridian_moderation_runs{${eu}, process="eu/stream-2"}`]: '0x40',
    },
    fires: { region: 'eu' },
  },
  {
    alert: 'WordsNotLookedAt',
    what: 'it runs and falls behind',
    series: {
      [`meridian_moderation_runs{${eu}, process="eu/stream-1"}`]: '1x40',
      [`meridian_moderation_behind{${eu}, process="eu/stream-1"}`]: '0+1000x40',
    },
    fires: { region: 'eu' },
  },
  {
    alert: 'WordsNotLookedAt',
    what: 'one process runs it, and the other stands by; a burst is looked through',
    series: {
      [`meridian_moderation_runs{${eu}, process="eu/stream-1"}`]: '0x38 1x2',
      [`meridian_moderation_runs{${eu}, process="eu/stream-2"}`]: '1x37 0x3',
      [`meridian_moderation_behind{${eu}, process="eu/stream-2"}`]: '0x36 20000x1 0x3',
    },
  },
  {
    alert: 'StreamJobAway',
    what: 'Flink is away',
    series: { [`meridian_stream_job_runs{${eu}, process="eu/stream-1"}`]: '0x40' },
    fires: { region: 'eu' },
  },
  {
    alert: 'StreamJobAway',
    what: 'a new list is taken, and another process stands by',
    series: {
      [`meridian_stream_job_runs{${eu}, process="eu/stream-1"}`]: '1x36 0 1x3',
      [`meridian_stream_job_runs{${eu}, process="eu/stream-2"}`]: '0x40',
    },
  },
  {
    alert: 'TracesLost',
    what: 'the collector takes nothing',
    series: { [`meridian_trace_spans_total{${eu}, fate="failed"}`]: '0+5x40' },
    fires: { region: 'eu' },
  },
  {
    alert: 'TracesLost',
    what: 'one batch was lost when the collector was started again',
    series: {
      [`meridian_trace_spans_total{${eu}, fate="failed"}`]: '0x29 64x10',
      [`meridian_trace_spans_total{${eu}, fate="exported"}`]: '0+500x40',
    },
  },
]
