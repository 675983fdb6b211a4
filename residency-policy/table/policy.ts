/**
 * A compiled policy asked in words. Unknown words are answered `deny`, by default, like everything the
 * policy does not speak of.
 */
import { conditionSet } from '../document/conditions.ts'
import {
  byDefault,
  type DecisionCode,
  type DecisionTable,
  decideCell,
  guardrailOf,
  type TableRule,
} from './decision-table.ts'

export interface Asked {
  readonly zone: string
  readonly class: string
  readonly op: string
  readonly region: string
  readonly form: string
  readonly conditions: readonly string[]
}

export type Decision =
  | { readonly effect: 'allow'; readonly rule: TableRule }
  | { readonly effect: 'deny'; readonly because: 'guardrail'; readonly guardrail: string }
  | { readonly effect: 'deny'; readonly because: 'default' }

export function decide(table: DecisionTable, asked: Asked, nowMs: number, suspended?: Uint8Array): Decision {
  const code = decideCell(
    table,
    table.zones.indexOf(asked.zone),
    table.classes.indexOf(asked.class),
    table.ops.indexOf(asked.op),
    table.regions.indexOf(asked.region),
    table.forms.indexOf(asked.form),
    conditionSet(asked.conditions),
    nowMs,
    suspended,
  )
  return decisionOf(table, code)
}

export function decisionOf(table: DecisionTable, code: DecisionCode): Decision {
  if (code >= 0) return { effect: 'allow', rule: table.rules[code] as TableRule }
  if (code === byDefault) return { effect: 'deny', because: 'default' }
  return { effect: 'deny', because: 'guardrail', guardrail: table.guardrails[guardrailOf(code)] as string }
}

/** The rule or guardrail that decided, or `default`. */
export function decidedBy(decision: Decision): string {
  if (decision.effect === 'allow') return decision.rule.id
  return decision.because === 'guardrail' ? decision.guardrail : 'default'
}

/**
 * A record about several people goes where each of their zones allows. Of several refusals the first
 * is told; of several rules that allow, the last.
 */
export function decideStrictest(
  table: DecisionTable,
  zones: readonly string[],
  asked: Omit<Asked, 'zone'>,
  nowMs: number,
): Decision {
  let decision: Decision = { effect: 'deny', because: 'default' }
  for (const zone of zones) {
    decision = decide(table, { ...asked, zone }, nowMs)
    if (decision.effect === 'deny') return decision
  }
  return decision
}
