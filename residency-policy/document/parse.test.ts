import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { check } from './check.ts'
import { exampleNow as now, exampleText } from './example-policy.node.ts'
import { parse } from './parse.ts'
import type { Problem } from './problems.ts'

const text = exampleText()

const problemsOf = (of: string): readonly Problem[] => {
  const parsed = parse(of)
  return parsed.ok ? check(parsed.policy, now).problems : parsed.problems
}
const errorsOf = (of: string): string[] =>
  problemsOf(of)
    .filter(({ severity }) => severity === 'error')
    .map(({ line, column, code }) => `${line}:${column} ${code}`)
const lineOf = (part: string): number => text.split('\n').findIndex((line) => line.includes(part)) + 1

test('the worked example has no errors', () => {
  assert.deepEqual(errorsOf(text), [])
})

test('an unknown word is told with its place and the nearest known one', () => {
  const [problem] = problemsOf(text.replace('classes: [msg.e2ee, media.blob]', 'classes: [msg.e2ee, media.blbo]'))
  assert.equal(problem?.code, 'unknown-word')
  assert.equal(problem.line, lineOf('id: 1to1-cipher'))
  assert.match(problem.fix, /`media\.blob`/)
})

test('all problems come at once', () => {
  const broken = text
    .replace('ops: [index, cache], toNot', 'ops: [indx, cache], toNot')
    .replace('zones: [CN], classes: [msg.e2ee], ops', 'zones: [XN], classes: [msg.e2ee], ops')
  assert.equal(errorsOf(broken).length, 2)
})

const refused: readonly [name: string, text: string, code: string][] = [
  ['a duplicate key', `${text}\nkind: ResidencyPolicy\n`, 'yaml-duplicate-key'],
  ['an anchor', text.replace('failover: [],', 'failover: &x [],'), 'yaml-reference'],
  ['an alias bomb', 'a: &a [x, x]\nb: &b [*a, *a]\nc: &c [*b, *b]\nd: [*c, *c]\n', 'yaml-reference'],
  ['a tag', text.replace('version: 14', 'version: !!js/function 14'), 'yaml-syntax'],
  ['a tab', text.replace('  id: global-chat', '\tid: global-chat'), 'yaml-invisible'],
  ['a byte-order mark', `\ufeff${text}`, 'yaml-invisible'],
  [
    'a word that is written backwards',
    text.replace('basis: CONTRACT-USER', 'basis: \u202eCONTRACT-USER'),
    'yaml-invisible',
  ],
  ['a field that is misspelt', text.replace('guardrails:', 'guardrail:'), 'unknown-field'],
  [
    'a guardrail with a condition',
    text.replace('to: [cn-north] }\n  - { id: g-x-cn', 'to: [cn-north], when: [ticket] }\n  - { id: g-x-cn'),
    'unknown-field',
  ],
  ['a rule that forbids', text.replace('- { id: home, ', '- { id: home, effect: deny, '), 'unknown-field'],
  ['a default that allows', text.replace('unlabelled: deny', 'unlabelled: allow'), 'wrong-value'],
  ['nothing', '', 'yaml-syntax'],
  ['a list', '- a\n- b\n', 'wrong-value'],
  ['a megabyte', `# ${'x'.repeat(1_048_576)}\n${text}`, 'too-large'],
  ['a hundred levels', `a: ${'['.repeat(100)}${']'.repeat(100)}\n`, 'too-large'],
  ['an unclosed bracket', text.replace('toNot: home }', 'toNot: home '), 'yaml-syntax'],
  ['two documents', `${text}\n---\n${text}`, 'yaml-syntax'],
]
for (const [name, of, code] of refused) {
  test(`${name} is refused: ${code}`, () => {
    const [problem] = problemsOf(of)
    assert.equal(problem?.code, code, JSON.stringify(problem))
    assert.equal(problem.severity, 'error')
    assert.ok(problem.line >= 1 && problem.column >= 1 && problem.fix.length > 0)
  })
}

test('NO is a word, not false', () => {
  const renamed = text.replaceAll(/\bSG\b/g, 'NO')
  assert.deepEqual(errorsOf(renamed), [])
})

test('1,000 mutations of single characters in words and fields: none is accepted', () => {
  // Words of the closed vocabularies and fields; ids, texts and names of sinks are the author's own.
  const words =
    /\b(EU|US|SG|CN|eu-central|us-east|ap-southeast|cn-north|msg\.\w+|group\.\w+|moment\.body|media\.blob|push\.\w+|directory\.home|e2ee\.prekey|log\.event|graph\.edge|store|process|transit|telemetry|support_read|pseudonym|aggregate|pointer|recipient_home|user_initiated|sender_warned|member_in_target|read_through|audience_in_target|mutual_contact|ticket|user_consent|time_boxed|CONTRACT-USER|CAC-FILED-2026|zones|classes|classesNot|ops|forms|formsNot|toNot|when|basis|ledger|guardrails|rules|never|needs|home|failover)\b/g
  const body = text
    .split('\n')
    .map((line) => line.replace(/#.*$/, (comment) => ' '.repeat(comment.length)))
    .join('\n')
  // Names of tests, of bases and of sinks are the author's own.
  const free = /(?:\bname|instrument|sinks|bucket|kafka|cassandraDc|edge): [^,}\]]*(?:, [\w.]+)*$|^ {2}[A-Z-]*$/
  const places = [...body.matchAll(words)].filter(
    ({ index }) => !free.test(body.slice(body.lastIndexOf('\n', index) + 1, index)),
  )
  const letters = 'abcdefghijklmnopqrstuvwxyz'
  const accepted: string[] = []
  const draw = fc.tuple(fc.constantFrom(...places), fc.nat(63), fc.constantFrom(...letters))
  for (const [place, within, letter] of fc.sample(draw, { numRuns: 1_000, seed: 4 })) {
    const at = place.index + (within % place[0].length)
    if (text[at] === letter) continue
    const mutated = text.slice(0, at) + letter + text.slice(at + 1)
    const errors = errorsOf(mutated)
    if (errors.length === 0) accepted.push(`${lineAt(at)}: ${place[0]} at ${at - place.index} → ${letter}`)
  }
  assert.deepEqual(accepted, [])
})

const lineAt = (at: number): number => text.slice(0, at).split('\n').length
