/**
 * Asks Cedar. Its engine skips a forbid whose evaluation fails, so the policy is validated strictly
 * before it is asked, and an answer with an error in it counts as a difference, never as a decision.
 */
import {
  getCedarVersion,
  preparsePolicySet,
  statefulIsAuthorized,
  validate,
  type DetailedError,
} from '@cedar-policy/cedar-wasm/nodejs'
import { conditionWords, conditionsIn, conditionSet } from '../document/conditions.ts'
import type { Tuple } from '../document/matching.ts'
import type { PolicyDocument } from '../document/policy-document.ts'
import { tuplesOf } from '../table/compile.ts'
import { type DecisionTable } from '../table/decision-table.ts'
import { minimalSets } from '../table/minimal-sets.ts'
import { decide } from '../table/policy.ts'
import { type CedarPolicy, toCedar } from './cedar-policy.ts'

export interface CedarComparison {
  readonly engine: string
  readonly policies: number
  readonly decisions: number
  readonly different: number
  readonly differences: readonly CedarDifference[]
}

export interface CedarDifference {
  readonly tuple: Tuple
  readonly conditions: readonly string[]
  readonly table: boolean
  readonly cedar: boolean | string
}

const differencesKept = 10

/** Compares table and Cedar on every cell with no condition, with all, and with each smallest set that allows it. */
export function compareWithCedar(
  document: PolicyDocument,
  table: DecisionTable,
  nowMs: number,
  onProgress: (done: number, all: number) => void = () => {},
): CedarComparison {
  const cedar = toCedar(document)
  const ask = prepare(cedar, nowMs)
  const differences: CedarDifference[] = []
  let decisions = 0
  let different = 0
  let at = 0
  for (const tuple of tuplesOf(document)) {
    for (const conditions of questions(table, at, nowMs)) {
      const byTable = decide(table, { ...tuple, conditions }, nowMs).effect === 'allow'
      const byCedar = ask(tuple, conditions)
      decisions += 1
      if (byTable === byCedar) continue
      different += 1
      if (differences.length < differencesKept) differences.push({ tuple, conditions, table: byTable, cedar: byCedar })
    }
    at += 1
    if (at % 16 === 0) onProgress(at, table.cells.length)
  }
  return {
    engine: `cedar ${getCedarVersion()}`,
    policies: Object.keys(cedar.policies).length,
    decisions,
    different,
    differences,
  }
}

function questions(table: DecisionTable, cell: number, nowMs: number): string[][] {
  const sets = new Set([0, conditionSet(conditionWords), ...minimalSets(table, cell, nowMs)])
  return [...sets].map(conditionsIn)
}

/** Validates and loads the policy; the answer is a decision, or what went wrong while deciding. */
function prepare(cedar: CedarPolicy, nowMs: number): (tuple: Tuple, conditions: readonly string[]) => boolean | string {
  const policies = { staticPolicies: { ...cedar.policies } }
  const validated = validate({ schema: cedar.schema, policies, validationSettings: { mode: 'strict' } })
  if (validated.type === 'failure') throw new Error(`cedar cannot read the policy: ${messages(validated.errors)}`)
  if (validated.validationErrors.length > 0)
    throw new Error(`cedar refuses the policy: ${messages(validated.validationErrors.map(({ error }) => error))}`)
  const loaded = preparsePolicySet('residency', policies)
  if (loaded.type === 'failure') throw new Error(`cedar cannot load the policy: ${messages(loaded.errors)}`)
  const nothing = Object.fromEntries(conditionWords.map((word) => [word, false]))
  return (tuple, conditions) => {
    const answer = statefulIsAuthorized({
      principal: { type: 'Zone', id: tuple.zone },
      action: { type: 'Action', id: tuple.op },
      resource: { type: 'Region', id: tuple.region },
      context: {
        ...nothing,
        ...Object.fromEntries(conditions.map((word) => [word, true])),
        class: { __entity: { type: 'DataClass', id: tuple.class } },
        form: { __entity: { type: 'Form', id: tuple.form } },
        now: nowMs,
      },
      preparsedPolicySetId: 'residency',
      entities: [],
    })
    if (answer.type === 'failure') return messages(answer.errors)
    const [failed] = answer.response.diagnostics.errors
    return failed === undefined ? answer.response.decision === 'allow' : `${failed.policyId}: ${failed.error.message}`
  }
}

const messages = (errors: readonly DetailedError[]): string => errors.map(({ message }) => message).join('; ')
