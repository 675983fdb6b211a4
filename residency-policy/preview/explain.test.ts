import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { arbitraryConditions, arbitraryDays, arbitraryPolicy } from '../document/arbitrary-policy.ts'
import { exampleNow, globalChat } from '../document/example-policy.node.ts'
import type { Tuple } from '../document/matching.ts'
import type { PolicyDocument, Rule } from '../document/policy-document.ts'
import { compile, tuplesOf } from '../table/compile.ts'
import { decide } from '../table/policy.ts'
import { explain } from './explain.ts'
import type { Change } from './smallest-change.ts'

/** Does to the document and to the situation what an explanation says. */
function carriedOut(
  document: PolicyDocument,
  tuple: Tuple,
  when: readonly string[],
  changes: readonly Change[],
): { readonly document: PolicyDocument; readonly when: readonly string[] } {
  let after = document
  let held = when
  for (const change of changes) {
    switch (change.do) {
      case 'remove-guardrail':
        after = { ...after, guardrails: after.guardrails?.filter(({ id }) => id !== change.guardrail.id) ?? [] }
        break
      case 'edit-rule':
        after = {
          ...after,
          rules: after.rules.map((rule) =>
            rule.id === change.rule.id ? edited(rule, change.add, change.remove) : rule,
          ),
        }
        break
      case 'write-rule': {
        const { zone, class: dataClass, op, region, form } = tuple
        const rule = { id: 'new', zones: [zone], classes: [dataClass], ops: [op], to: [region], forms: [form] }
        after = { ...after, rules: [...after.rules, rule] }
        break
      }
      case 'find-basis': {
        const {
          from,
          to,
          rule: { id },
        } = change
        const found = { from, to: [to], instrument: 'new', expires: '2099-12-31' }
        after = {
          ...after,
          transferBases: { ...after.transferBases, FOUND: found },
          rules: after.rules.map((rule) => (rule.id === id ? { ...rule, basis: 'FOUND' } : rule)),
        }
        break
      }
      case 'add-form': {
        const of = after.dataClasses[change.class]
        assert.ok(of !== undefined)
        const forms = [...of.forms, change.form]
        after = { ...after, dataClasses: { ...after.dataClasses, [change.class]: { ...of, forms } } }
        break
      }
      case 'renew-basis': {
        const basis = after.transferBases?.[change.basis]
        assert.ok(basis !== undefined)
        after = {
          ...after,
          transferBases: { ...after.transferBases, [change.basis]: { ...basis, expires: '2099-12-31' } },
        }
        break
      }
      case 'meet-conditions':
        held = [...held, ...change.conditions]
    }
  }
  return { document: after, when: held }
}

function edited(rule: Rule, add: readonly string[], remove: readonly string[]): Rule {
  const fields: Record<string, unknown> = { ...rule }
  for (const each of add) {
    const [column = '', word = ''] = each.split(': ')
    fields[column] = column === 'basis' ? word : [...(fields[column] as string[]), word]
  }
  for (const each of remove) {
    const [column = '', word = ''] = each.split(': ')
    fields[column] = (fields[column] as string[]).filter((known) => known !== word)
  }
  return fields as unknown as Rule
}

const situation = fc.record({
  document: arbitraryPolicy,
  now: fc.constantFrom(...arbitraryDays),
  when: fc.subarray([...arbitraryConditions]),
  which: fc.nat(),
})

test('what explain says would allow a flow does allow it, and none of it can be left out', () => {
  fc.assert(
    fc.property(situation, ({ document, now, when, which }) => {
      const tuples = [...tuplesOf(document)]
      const tuple = tuples[which % tuples.length] as Tuple
      const policy = { document, at: () => ({ line: 1, column: 1 }) }
      const explanation = explain(policy, compile(document), tuple, when, now)
      if (explanation.effect === 'allow') return
      const { changes } = explanation
      const effectOf = (some: readonly Change[]): string => {
        const after = carriedOut(document, tuple, when, some)
        return decide(compile(after.document), { ...tuple, conditions: after.when }, now).effect
      }
      assert.equal(effectOf(changes), 'allow', JSON.stringify(changes))
      for (const left of changes) assert.equal(effectOf(changes.filter((change) => change !== left)), 'deny')
    }),
    { numRuns: 400 },
  )
})

test('what an invariant says must never be is told with the change that would allow it', () => {
  const policy = globalChat()
  const tuple = { zone: 'EU', class: 'msg.e2ee', op: 'store', region: 'cn-north', form: 'e2ee' }
  const explanation = explain(policy, compile(policy.document), tuple, ['recipient_home'], exampleNow)
  assert.deepEqual(explanation.effect === 'deny' && explanation.breaks.map(({ id }) => id), ['i6'])
})
