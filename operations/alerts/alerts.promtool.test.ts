/** Prometheus' own judgement of the rules: needs Debian's `prometheus`, which has `promtool`. */
import assert from 'node:assert/strict'
import { execFile } from 'node:child_process'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, before, test } from 'node:test'
import { promisify } from 'node:util'
import { stringify } from 'yaml'
import { findProgram } from '../engines/programs.ts'
import { type AlertCase, alertCases } from './alert-cases.ts'
import { alerts, runbook } from './alerts.ts'

const rules = join(import.meta.dirname, 'alerts.rules.yml')
const judgedAt = '40m'
let folder: string
let promtool: string

before(async () => {
  folder = await mkdtemp(join(tmpdir(), 'meridian-alerts-'))
  promtool = await findProgram('promtool', () => {})
})

after(() => rm(folder, { recursive: true }))

function testOf({ alert: name, what, series, fires }: AlertCase): object {
  const alert = alerts.find((each) => each.name === name) ?? assert.fail(`there is no alert ${name}`)
  const annotations = { summary: alert.meaning, runbook: `${runbook}#${name.toLowerCase()}` }
  const expected = fires && [{ exp_labels: { ...fires, severity: alert.severity }, exp_annotations: annotations }]
  return {
    name: `${name}: ${what}`,
    interval: '1m',
    input_series: Object.entries(series).map(([each, values]) => ({ series: each, values })),
    alert_rule_test: [{ eval_time: judgedAt, alertname: name, exp_alerts: expected ?? [] }],
  }
}

/** What promtool has against them; undefined: nothing. */
async function faultsIn(cases: readonly AlertCase[]): Promise<string | undefined> {
  const file = join(folder, 'cases.yml')
  await writeFile(file, stringify({ rule_files: [rules], evaluation_interval: '1m', tests: cases.map(testOf) }))
  return promisify(execFile)(promtool, ['test', 'rules', file]).then(
    () => undefined,
    (caught: Error & { stdout?: string; stderr?: string }) => `${caught.stdout ?? ''}${caught.stderr ?? ''}`,
  )
}

test('every alert fires in its case and stays quiet in the other', async () => {
  for (const { name } of alerts) {
    const cases = alertCases.filter(({ alert }) => alert === name)
    assert.ok(cases.some(({ fires }) => fires !== undefined) && cases.some(({ fires }) => fires === undefined), name)
  }
  assert.equal(await faultsIn(alertCases), undefined)
})

test('an alert that does not fire, or fires where it should not, is found', async () => {
  for (const one of alertCases.slice(0, 2)) {
    const { fires, ...quiet } = one
    const wrong = fires === undefined ? { ...quiet, fires: { region: 'eu' } } : quiet
    assert.match((await faultsIn([wrong])) ?? '', new RegExp(one.alert))
  }
})
