import assert from 'node:assert/strict'
import { test } from 'node:test'
import { allowedCells } from './allowed-cells.ts'
import { diff, opensAnything } from './diff.ts'
import { explain } from './explain.ts'
import { matrixPage } from './matrix-page.ts'
import { matrices } from './matrix.ts'
import { compile } from '../table/compile.ts'
import { edited, exampleNow as now, globalChat } from '../document/example-policy.node.ts'

const policy = globalChat()
const table = compile(policy.document)

test('the matrices of the worked example', () => {
  const answers = Object.fromEntries(
    matrices(policy.document, table, now).map(({ movement, zones, cells }) => [
      movement,
      zones.map((zone) => cells.filter(({ from }) => from === zone).map(({ answer }) => answer)),
    ]),
  )
  assert.deepEqual(answers['one-to-one'], [
    ['home', 'allow', 'allow', 'deny'],
    ['allow', 'home', 'allow', 'half'],
    ['allow', 'allow', 'home', 'allow'],
    ['deny', 'half', 'allow', 'home'],
  ])
  assert.deepEqual(answers['group mode'], [
    ['home', 'pointer', 'pointer', 'deny'],
    ['pointer', 'home', 'replicate', 'deny'],
    ['pointer', 'replicate', 'home', 'deny'],
    ['deny', 'deny', 'deny', 'home'],
  ])
})

test('the page says every answer in words, with what each movement needs; it has no script and no address', () => {
  const document = edited({ metadata: { ...policy.document.metadata, owners: ['<script>alert(1)</script>'] } })
  const page = matrixPage(document, matrices(document, table, now), now)
  const answers = matrices(document, table, now).flatMap(({ cells }) => cells)
  assert.equal(page.match(/<td class="(home|allow|deny|half|replicate|pointer)">/g)?.length, answers.length)
  assert.match(page, /CN to US lacks directory\.home, transit, pseudonym/)
  assert.match(page, /Needs group\.roster \(store, pseudonym\); group\.body \(store, plain\)\./)
  assert.match(page, /99,999 people a year, warning at 80,000/)
  assert.doesNotMatch(page, /<script|https?:|<link|<img/)
})

test('1,111 cells of the worked example are allowed under some conditions', () => {
  assert.equal([...allowedCells(table, now)].length, 1_111)
})

test('an allowed flow names rule, line, basis and its last day', () => {
  const tuple = { zone: 'EU', class: 'msg.e2ee', op: 'store', region: 'us-east', form: 'e2ee' }
  const answer = explain(policy, table, tuple, ['recipient_home', 'user_initiated'], now)
  assert.equal(answer.effect, 'allow')
  assert.deepEqual(answer.effect === 'allow' && { id: answer.rule.id, basis: answer.basis, expires: answer.expires }, {
    id: '1to1-cipher',
    basis: 'CONTRACT-USER',
    expires: '2028-12-31',
  })
})

test('a refused flow names every guardrail and the words the nearest rule lacks', () => {
  const tuple = { zone: 'EU', class: 'msg.e2ee', op: 'store', region: 'cn-north', form: 'e2ee' }
  const answer = explain(policy, table, tuple, ['recipient_home', 'user_initiated', 'sender_warned'], now)
  assert.equal(answer.effect, 'deny')
  if (answer.effect !== 'deny') return
  assert.deepEqual(
    answer.guardrails.map(({ id }) => id),
    ['g-eu-cn'],
  )
  const edit = answer.changes.find((change) => change.do === 'edit-rule')
  assert.equal(edit?.add.length, 1)
})

test('a flow that only lacks conditions says which', () => {
  const tuple = { zone: 'EU', class: 'msg.e2ee', op: 'store', region: 'us-east', form: 'e2ee' }
  const answer = explain(policy, table, tuple, ['recipient_home'], now)
  assert.deepEqual(answer.effect === 'deny' && answer.changes, [
    { do: 'meet-conditions', conditions: ['user_initiated'] },
  ])
})

test('no change, no difference; a rule less closes exactly what only it allowed', () => {
  const nothing = { added: [], removed: [] }
  assert.deepEqual(diff(table, table, now), { ...nothing, looser: [], later: nothing, permissions: nothing })
  const without = compile(edited({ rules: policy.document.rules.filter(({ id }) => id !== 'grp-repl') }))
  const { added, removed } = diff(table, without, now)
  assert.equal(added.length, 0)
  assert.ok(removed.every((flow) => flow.class === 'group.body' && flow.form === 'plain'))
  // US and SG to each other, three operations; transit stays possible by read-through, but not without it.
  assert.equal(removed.length, 6)
  const turned = removed.map((flow) => ({ ...flow, before: flow.after, after: flow.before }))
  assert.deepEqual(diff(without, table, now).added, turned)
})

test('a basis that is made to hold longer opens nothing today, and what it opens later is told today', () => {
  const { transferBases = {} } = policy.document
  const filed = transferBases['CAC-FILED-2026']
  assert.ok(filed !== undefined)
  const renewed = compile(
    edited({ transferBases: { ...transferBases, 'CAC-FILED-2026': { ...filed, expires: '2031-12-31' } } }),
  )
  const changes = diff(table, renewed, now)
  assert.deepEqual([changes.added, changes.removed, changes.later.removed], [[], [], []])
  assert.ok(opensAnything(changes))
  assert.deepEqual(
    new Set(changes.later.added.map(({ zone, region, from }) => `${zone} ${region} ${from}`)),
    new Set(['CN ap-southeast 2027-07-01']),
  )
  const shortened = diff(renewed, table, now)
  assert.equal(opensAnything(shortened), false)
  assert.equal(shortened.later.removed.length, changes.later.added.length)
})

test('a quota that rises, goes, or is stepped around by another basis is told, and needs as many approvals as a new flow', () => {
  const { transferBases = {}, rules } = policy.document
  const filed = transferBases['CAC-FILED-2026']
  assert.ok(filed?.quota !== undefined)
  const { quota, ...unlimited } = filed
  const withBasis = (basis: typeof filed) =>
    compile(edited({ transferBases: { ...transferBases, 'CAC-FILED-2026': basis } }))
  const around = compile(
    edited({ rules: rules.map((rule) => (rule.id === 'cn-out' ? { ...rule, basis: 'CONTRACT-USER' } : rule)) }),
  )
  const looserIn = (after: typeof table): (number | undefined)[] => {
    const changes = diff(table, after, now)
    assert.deepEqual([changes.added, changes.removed], [[], []])
    assert.equal(opensAnything(changes), changes.looser.length > 0 || changes.later.added.length > 0)
    return [...new Set(changes.looser.map(({ peopleAfter }) => peopleAfter))]
  }
  assert.deepEqual(looserIn(withBasis({ ...filed, quota: { ...quota, stop: 200_000 } })), [200_000])
  assert.deepEqual(looserIn(withBasis({ ...filed, quota: { ...quota, period: 'calendar-month' } })), [12 * 99_999])
  assert.deepEqual(looserIn(withBasis(unlimited)), [undefined])
  assert.deepEqual(looserIn(around), [undefined])
  assert.deepEqual(looserIn(withBasis({ ...filed, quota: { ...quota, stop: 90_000 } })), [])
})

test('a diff applied is the difference of the tables', () => {
  const after = compile(edited({ guardrails: policy.document.guardrails?.filter(({ id }) => id !== 'g-x-cn') ?? [] }))
  const changes = diff(table, after, now)
  const key = ({ when, ...tuple }: { when: unknown }): string => JSON.stringify(tuple)
  const cells = new Map([...allowedCells(table, now)].map((flow) => [key(flow), flow]))
  for (const flow of changes.removed) cells.delete(key(flow))
  for (const flow of changes.added) cells.set(key(flow), flow)
  assert.deepEqual([...cells.keys()].sort(), [...allowedCells(after, now)].map(key).sort())
})
