/** `policy prove`: everything that can be checked about a document, with two engines, into a file. */
import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { ParsedPolicy } from '../document/parse.ts'
import { coverage, runDocumentTests } from '../proof/document-tests.ts'
import { compareWithCedar } from '../proof/cedar.wasm.ts'
import { compareWithReference } from '../proof/exhaustive.ts'
import { checkInvariants } from '../proof/invariants.ts'
import { checkMovements } from '../proof/whole-movements.ts'
import type { DecisionTable } from '../table/decision-table.ts'

export interface Proof {
  readonly schema: 'meridian/policy.proof@1'
  readonly policy: { readonly id: string; readonly version: number; readonly sha256: string }
  /** The day on which bases were judged. */
  readonly at: string
  /** Of the table and the reference. */
  readonly meridian: string
  readonly node: string
  readonly reference: {
    readonly decisions: number
    readonly cells: number
    readonly conditions: readonly string[]
    readonly different: number
    readonly seconds: number
  }
  readonly cedar: {
    readonly engine: string
    readonly policies: number
    readonly decisions: number
    readonly different: number
    readonly seconds: number
  }
  readonly invariants: { readonly held: number; readonly broken: readonly string[] }
  /** Movements between two zones; half ones as `one-to-one CN → US`. */
  readonly movements: { readonly pairs: number; readonly half: readonly string[] }
  readonly tests: { readonly passed: number; readonly failed: readonly string[] }
  readonly coverage: { readonly rulesMet: number; readonly rules: number; readonly notMet: readonly string[] }
  readonly holds: boolean
}

/** As package.json has it. */
function versionOfMeridian(): string {
  const text = readFileSync(join(import.meta.dirname, '..', '..', 'package.json'), 'utf8')
  return (JSON.parse(text) as { readonly version: string }).version
}

export type Stage = 'reference' | 'cedar'

export function prove(
  { document }: ParsedPolicy,
  table: DecisionTable,
  text: string,
  nowMs: number,
  onProgress: (stage: Stage, done: number, all: number) => void,
): Proof {
  const timed = <T>(work: () => T): { readonly result: T; readonly seconds: number } => {
    const start = process.hrtime.bigint()
    const result = work()
    return { result, seconds: Math.round(Number(process.hrtime.bigint() - start) / 1e7) / 100 }
  }
  const reference = timed(() =>
    compareWithReference(document, table, nowMs, (done, all) => onProgress('reference', done, all)),
  )
  const cedar = timed(() => compareWithCedar(document, table, nowMs, (done, all) => onProgress('cedar', done, all)))
  const invariants = checkInvariants(document, table)
  const movements = checkMovements(document, table, nowMs)
  const half = movements.half.map(({ movement, lacking }) => `${movement} ${lacking.from} → ${lacking.to}`)
  const tests = runDocumentTests(document, table, nowMs)
  const ruleIds = document.rules.map(({ id }) => id)
  const notMet = coverage(document, table, nowMs).notMet.filter((id) => ruleIds.includes(id))
  const broken = invariants.filter(({ holds }) => !holds).map(({ id }) => id)
  const failed = tests.filter(({ passed }) => !passed).map(({ name }) => name)
  return {
    schema: 'meridian/policy.proof@1',
    policy: {
      id: document.metadata.id,
      version: document.metadata.version,
      sha256: createHash('sha256').update(text).digest('hex'),
    },
    at: new Date(nowMs).toISOString(),
    meridian: versionOfMeridian(),
    node: process.version,
    reference: {
      decisions: reference.result.decisions,
      cells: reference.result.cells,
      conditions: reference.result.conditions,
      different: reference.result.different,
      seconds: reference.seconds,
    },
    cedar: {
      engine: cedar.result.engine,
      policies: cedar.result.policies,
      decisions: cedar.result.decisions,
      different: cedar.result.different,
      seconds: cedar.seconds,
    },
    invariants: { held: invariants.length - broken.length, broken },
    movements: { pairs: movements.pairs, half },
    tests: { passed: tests.length - failed.length, failed },
    coverage: { rulesMet: ruleIds.length - notMet.length, rules: ruleIds.length, notMet },
    holds:
      reference.result.different === 0 &&
      cedar.result.different === 0 &&
      broken.length === 0 &&
      half.length === 0 &&
      failed.length === 0,
  }
}
