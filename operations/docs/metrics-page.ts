/** docs/metrics.md and the rules that Prometheus reads, from what processes count and from the table of alerts. */
import { stringify } from 'yaml'
import { type Alert, alerts, runbook } from '../alerts/alerts.ts'
import { everyMetric, type ProcessMetric } from './every-metric.ts'

/** Path from the root of the repository → text. */
export const metricsPages = (): ReadonlyMap<string, string> =>
  new Map([
    ['docs/metrics.md', page()],
    ['operations/alerts/alerts.rules.yml', rules()],
  ])

const page = (): string =>
  [
    '# Metrics and alerts',
    '',
    'Made from the code by `npm run generate`. Every process serves its own at `/metrics`, in the text format of',
    'Prometheus: a region at its operator listener, its other processes each at a port of its own, an edge',
    '(a point of presence) at the collector beside its workerd; on Cloudflare the same events lie in a data set',
    '([how](observability.md)). Each series also has the labels `region` and `process`. A label takes values from a list',
    'that is known when the process starts, and `other`; none can be a person, a group or a text. What Node says of',
    'itself comes beside them (`process_*`, `nodejs_*`; the event loop’s lag is `nodejs_eventloop_lag_p99_seconds`).',
    '',
    'Histograms end in `_bucket`, `_sum` and `_count`, in seconds, with bounds from 0.2 ms to 5 s. An average batch is a',
    'quotient of two rates: `log_records_total` by `log_batches_total`, `store_puts_total` by `store_batches_total`,',
    '`gateway_entries_total` by `gateway_frames_total`, `link_messages_total` by `link_batches_total`.',
    '',
    '| metric | kind | of | label | what |',
    '|---|---|---|---|---|',
    ...everyMetric().map(rowOf),
    '',
    '## Alerts',
    '',
    `What to do is in [${runbook}](runbooks/alerts.md), by name.`,
    '',
    '| alert | lasting | to | what it means |',
    '|---|---|---|---|',
    ...alerts.map(({ name, lasting, severity, meaning }) => `| ${name} | ${lasting} | ${severity} | ${meaning} |`),
    '',
    ...alerts.flatMap(({ name, expression }) => [`**${name}**`, '', '```promql', expression, '```', '']),
  ].join('\n')

/** More values than this are named by where they come from. */
const listedMax = 8

function rowOf({ name, type, processes, label, values = [], help }: ProcessMetric): string {
  const list = values.length > listedMax ? `${values.length} values` : values.join(', ')
  const shown = label === undefined ? '' : `\`${label}\`: ${list}`
  return `| \`${name}\` | ${type} | ${processes.join(', ')} | ${shown} | ${help} |`
}

const rules = (): string =>
  `# Made from operations/alerts/alerts.ts by \`npm run generate\`.\n${stringify(
    { groups: [{ name: 'meridian', rules: alerts.map(ruleOf) }] },
    { lineWidth: 0 },
  )}`

const ruleOf = ({ name, expression, lasting, severity, meaning }: Alert): object => ({
  alert: name,
  expr: expression,
  for: lasting,
  labels: { severity },
  annotations: { summary: meaning, runbook: `${runbook}#${name.toLowerCase()}` },
})
