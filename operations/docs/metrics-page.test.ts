import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { test } from 'node:test'
import { parse } from 'yaml'
import { alerts, runbook } from '../alerts/alerts.ts'
import { everyMetric } from './every-metric.ts'
import { metricsPages } from './metrics-page.ts'

const root = join(import.meta.dirname, '..', '..')
const textOf = (path: string): string => readFileSync(join(root, path), 'utf8')

test('the page of metrics and the rules say what the code says (else: npm run generate)', () => {
  for (const [path, text] of metricsPages()) assert.ok(textOf(path) === text, path)
})

test('every metric has a sentence, a name of its unit, and labels whose values are known and few', () => {
  const names = everyMetric()
  assert.ok(names.length > 30)
  for (const { name, help, type, label, values } of names) {
    assert.match(name, /^meridian_[a-z]+(_[a-z]+)*$/)
    assert.ok(help.split(' ').length >= 2 && help.length < 160, `${name}: ${help}`)
    assert.equal(name.endsWith('_total'), type === 'counter', name)
    if (type === 'histogram') assert.match(name, /_seconds$/)
    if (label === undefined) continue
    assert.ok(
      ['answer', 'code', 'verdict', 'method', 'operation', 'engine', 'from', 'to', 'fate', 'way'].includes(label),
      label,
    )
    assert.ok(values !== undefined && values.length > 0 && values.length < 120, `${name} has ${values?.length} values`)
    for (const value of values) assert.match(value, /^[A-Za-z_.]{2,40}$/, `${name}: ${value}`)
  }
})

test('every alert asks for metrics and labels that there are, and has its paragraph in the runbook', () => {
  const known = new Map(everyMetric().map((metric) => [metric.name, metric]))
  const headings = [...textOf(runbook).matchAll(/^## (\w+)$/gm)].map(([, name]) => name)
  assert.deepEqual(
    headings,
    alerts.map(({ name }) => name),
  )
  for (const { name, expression } of alerts) {
    for (const [, asked = '', , selector = ''] of expression.matchAll(/\b(meridian_\w+)(\{([^}]*)\})?/g)) {
      const metric = known.get(asked) ?? known.get(asked.replace(/_(bucket|sum|count)$/, ''))
      assert.ok(metric !== undefined, `${name} asks for ${asked}`)
      const [, label, listed] = /^(\w+)[!=]=?~?"([^"]*)"$/.exec(selector) ?? []
      assert.equal(label === undefined, selector === '', `${name}: ${selector}`)
      if (label === undefined) continue
      assert.equal(metric.label, label, `${name}: ${asked} has no label ${label}`)
      for (const value of (listed ?? '').split('|')) assert.ok(metric.values?.includes(value), `${name}: ${value}`)
    }
    for (const [, by = ''] of expression.matchAll(/ by \(([^)]*)\)/g))
      for (const label of by.split(', '))
        assert.ok(['region', 'process', 'le', 'engine', 'from', 'to'].includes(label), `${name}: by ${label}`)
    assert.equal(expression.split('(').length, expression.split(')').length, name)
  }
})

test('what Prometheus reads has each alert once, with a runbook that is there', () => {
  const { groups } = parse(textOf('operations/alerts/alerts.rules.yml')) as {
    groups: { rules: { alert: string; for: string; annotations: { runbook: string } }[] }[]
  }
  const rules = groups.flatMap((group) => group.rules)
  assert.deepEqual(
    rules.map(({ alert }) => alert),
    [...new Set(alerts.map(({ name }) => name))],
  )
  for (const { alert, annotations, for: lasting } of rules) {
    assert.equal(annotations.runbook, `${runbook}#${alert.toLowerCase()}`)
    assert.match(lasting, /^[0-9]+[ms]$/)
  }
})
