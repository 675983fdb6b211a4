import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { test } from 'node:test'
import { standardPlaces } from '../../protocol/places.ts'
import { compileFlows } from '../flows/compile-flows.ts'
import { FlowTable } from '../flows/flow-table.ts'
import { crossings, personalClasses } from '../flows/data-classes.ts'
import { diff } from '../preview/diff.ts'
import { explain } from '../preview/explain.ts'
import { compile } from '../table/compile.ts'
import { check } from './check.ts'
import { exampleNow as now } from './example-policy.node.ts'
import { formatPolicy } from './format.ts'
import { parse, type ParsedPolicy } from './parse.ts'
import type { Problem } from './problems.ts'

const textOf = (name: string): string =>
  readFileSync(join(import.meta.dirname, '..', '..', 'policies', `${name}.yaml`), 'utf8')
const starting = textOf('starting-policy')

function errorsOf(text: string): Problem[] {
  const parsed = parse(text)
  const problems = parsed.ok ? check(parsed.policy, now).problems : parsed.problems
  return problems.filter(({ severity }) => severity === 'error')
}

function read(text: string): ParsedPolicy {
  const parsed = parse(text)
  assert.ok(parsed.ok, JSON.stringify(parsed.problems))
  return parsed.policy
}

test('FC-073 whatever the product moves about a person has a class in the policy it runs; a class that is not there moves nowhere', () => {
  const { document } = read(textOf('three-regions'))
  for (const { needs } of Object.values(crossings))
    for (const [dataClass, op, form] of needs) {
      assert.ok(document.dataClasses[dataClass]?.forms.includes(form), `${dataClass} ${form}`)
      assert.ok(document.ops.includes(op), op)
    }
  const { profile, ...others } = document.dataClasses
  assert.ok(profile !== undefined)
  const without = { ...document, dataClasses: others }
  const [eu, us] = [1, 2]
  const activated = { activation: 1, generation: 1, stops: [], document: '' }
  const judge = (of: typeof document) =>
    new FlowTable({ ...compileFlows(of, compile(of), standardPlaces), ...activated }).judge(eu, 'profile', us, now)
      .allow
  assert.deepEqual([judge(document), judge(without)], [true, false])
  assert.ok(personalClasses.includes('profile'))
})

test('FC-074 a new region changes nothing for anybody until a rule names it, and then only what the rule says', () => {
  for (const name of ['starting-policy', 'three-regions', 'global-chat']) {
    const text = textOf(name)
    const added = text.replace(/^regions:.*$/m, '$&\n  spare-west: { law: US }')
    assert.notEqual(added, text)
    const [before, after] = [compile(read(text).document), compile(read(added).document)]
    const nothing = { added: [], removed: [] }
    const unchanged = { ...nothing, looser: [], later: nothing, permissions: nothing }
    assert.deepEqual(diff(before, after, now), unchanged, name)
    const { problems } = check(read(added), now)
    assert.ok(problems.some(({ code, message }) => code === 'unreachable-region' && message.includes('spare-west')))
  }
  const failover = starting
    .replace(/^regions:.*$/m, '$&\n  spare-west: { law: US }')
    .replace('US: { home: us-east,      failover: [] }', 'US: { home: us-east, failover: [spare-west] }')
  // Named as a place to fail over to, and still no rule lets anything go there.
  assert.deepEqual(diff(compile(read(starting).document), compile(read(failover).document), now).added, [])
})

/** Each object of the text as one line of flow YAML, with another field in it. */
function* withFieldEverywhere(field: string): Generator<string> {
  for (const { index } of starting.matchAll(/\{ /g)) {
    if (starting.lastIndexOf('#', index) > starting.lastIndexOf('\n', index)) continue
    yield `${starting.slice(0, index)}{ ${field}, ${starting.slice(index + 2)}`
  }
  for (const { index } of starting.matchAll(/^(?:metadata|zones|regions|dataClasses|rules|$):?.*\n/gm))
    yield `${starting.slice(0, index)}${field}\n${starting.slice(index)}`
}

test('FC-078 a field that does not exist is refused wherever it stands, by line, and nothing is left out silently', () => {
  let places = 0
  for (const text of withFieldEverywhere('onlyIf: consent')) {
    places += 1
    const errors = errorsOf(text)
    assert.ok(errors.length > 0, text)
    for (const { line, fix } of errors) assert.ok(line >= 1 && fix !== '')
  }
  assert.ok(places > 40, `${places}`)
  const wrong: readonly [from: string, to: string, fix: RegExp][] = [
    ['when: [recipient_home', 'When: [recipient_home', /`when`/],
    ['when: [read_through]', 'whn: [read_through]', /`when`/],
    ['when: [read_through]', 'when: [readthrough]', /`read_through`/],
    ['when: [read_through]', 'when: []', /./],
    ['zones: [EU, US], classes: [profile]', 'zones: [EU, UK], classes: [profile]', /`EU`|`US`|There are EU/],
    ['zones: [CN], classesNot', 'zone: [CN], classesNot', /`zones`/],
    ['apiVersion: residency/v1', 'apiVersion: residency/v2', /./],
  ]
  for (const [from, to, fix] of wrong) {
    assert.ok(starting.includes(from), from)
    const [error] = errorsOf(starting.replace(from, to))
    assert.match(error?.fix ?? '', fix, to)
  }
})

test('FC-078 what is printed again equals what was written', () => {
  for (const name of ['starting-policy', 'three-regions', 'global-chat']) {
    const { document } = read(textOf(name))
    assert.deepEqual(read(formatPolicy(textOf(name))).document, document)
    assert.deepEqual(read(JSON.stringify(document)).document, document)
  }
})

const countries = [
  'NO',
  'no',
  'ON',
  'Y',
  'off',
  'yes',
  'null',
  '~',
  '1e3',
  '0o17',
  '0x1F',
  '2026-11-25',
  '12:30:45',
  '.nan',
]

/** Names of tests are sentences, not zones. */
const unnamed = starting.replace('SG keeps', 'Singapore keeps').replace('reach SG', 'reach Singapore')

test('FC-079 a zone is read as the text that was written, bare and quoted, as name, value and entry; or refused with a hint to quote', () => {
  for (const word of countries) {
    for (const [quoted, name] of [
      [false, word],
      [true, `"${word}"`],
    ] as const) {
      const text = unnamed.replaceAll(/(?<=[[{ :,(])SG(?=[\],: ])|^ {2}SG(?=:)/gm, (found) => found.replace('SG', name))
      const errors = errorsOf(text)
      if (errors.length > 0) {
        const hint = quoted ? /is not a word|is not written/ : /quotes|is not a word|is not written/
        assert.ok(
          errors.some(({ fix, message }) => hint.test(fix) || hint.test(message)),
          `${name}: ${JSON.stringify(errors)}`,
        )
        continue
      }
      const policy = read(text)
      assert.equal(policy.document.zones[word]?.home, 'ap-southeast', name)
      const tuple = { zone: word, class: 'msg.body', op: 'store', region: 'ap-southeast', form: 'plain' }
      const explanation = explain(policy, compile(policy.document), tuple, [], now)
      assert.equal(explanation.effect === 'allow' ? explanation.rule.id : 'denied', 'home', name)
    }
  }
})

test('FC-079 the country NO needs no quotes; Windows line ends are read, a mark, a tab and an anchor are not', () => {
  const norway = starting.replaceAll(/\bSG\b/g, 'NO')
  assert.deepEqual(errorsOf(norway), [])
  assert.equal(read(norway).document.zones['NO']?.home, 'ap-southeast')
  assert.deepEqual(read(starting.replaceAll('\n', '\r\n')).document, read(starting).document)
  for (const [text, code] of [
    [`\ufeff${starting}`, 'yaml-invisible'],
    [starting.replace('  id:', '\tid:'), 'yaml-invisible'],
    [starting.replace('[EU, US]', '&both [EU, US]'), 'yaml-reference'],
  ] as const)
    assert.equal(errorsOf(text)[0]?.code, code)
})
