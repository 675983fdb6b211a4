/**
 * One way to each problem: what to change in the starting policy to get it. The pages show it, and a
 * test makes each of them.
 */
import type { ProblemCode } from './problems.ts'

export interface ProblemExample {
  /** A part of the starting policy, and what stands there instead. */
  readonly change: readonly [from: string, to: string]
  /** The day it is read on, where that matters. */
  readonly on?: string
}

const change = (from: string, to: string, on?: string): ProblemExample => ({
  change: [from, to],
  ...(on !== undefined && { on }),
})

export const problemExamples: Readonly<Record<ProblemCode, ProblemExample>> = {
  'yaml-syntax': change('approvals: { normal: 1, widening: 2 }', 'approvals: { normal: 1, widening: 2'),
  'yaml-duplicate-key': change('  SG: { home: ap-southeast,', '  EU: { home: ap-southeast,'),
  'yaml-reference': change('failover: [] }\n  US', 'failover: &none [] }\n  US'),
  'yaml-invisible': change('  id: starting-policy', '\tid: starting-policy'),
  'too-large': change('owners: [dpo@example.org]', `owners: ${'['.repeat(48)}dpo@example.org${']'.repeat(48)}`),
  'unknown-field': change('guardrails:', 'guardrail: '),
  'missing-field': change('  version: 1\n', ''),
  'wrong-value': change('normal: 1', 'normal: one'),
  'unknown-word': change('classes: [msg.body, msg.meta]', 'classes: [msg.bdy, msg.meta]'),
  'duplicate-id': change('id: people, ', 'id: chat,   '),
  'form-not-of-class': change(
    'ops: [transit], to: [eu-central, us-east], forms: [plain]',
    'ops: [transit], to: [eu-central, us-east], forms: [aggregate]',
  ),
  'bricked-zone': change('guardrails:', 'guardrails:\n  - { id: g-nothing, zones: [SG], ops: [store] }\n#'),
  'unreachable-region': change(
    '  cn-north:     { law: CN }',
    '  cn-north:     { law: CN }\n  cn-south:     { law: CN }',
  ),
  'dead-rule': change(
    'ops: [transit], to: [eu-central, us-east], forms: [plain]',
    'ops: [transit], to: [ap-southeast], forms: [plain]',
  ),
  'redundant-rule': change(
    '  - { id: people,',
    '  - { id: chat-eu,   zones: [EU], classes: [msg.body], ops: [store], to: [us-east], forms: [plain], when: [recipient_home, user_initiated], basis: CONTRACT-USER }\n  - { id: people,',
  ),
  'vacuous-guardrail': change(
    'ops: [index, cache, telemetry], toNot: home }',
    'classes: [profile], forms: [aggregate], toNot: home }',
  ),
  'idle-guardrail': change(
    '  - { id: g-no-index,',
    '  - { id: g-us-sg,    zones: [US], to: [ap-southeast], classesNot: [directory.home] }\n  - { id: g-no-index,',
  ),
  'half-movement': change('id: chat,      zones: [EU, US]', 'id: chat,      zones: [EU]'),
  'basis-expired': change('(placeholder)", expires: 2028-12-31 }', '(placeholder)", expires: 2024-12-31 }'),
  'basis-expiring': change(
    '(placeholder)", expires: 2028-12-31 }',
    '(placeholder)", expires: 2027-01-31 }',
    '2026-12-01',
  ),
  'basis-unused': change(
    '  DIRECTORY:   ',
    '  SCC-EU-US:     { from: EU, to: [US],  instrument: "(placeholder)", expires: 2028-12-31 }\n  DIRECTORY:   ',
  ),
  'basis-too-narrow': change('from: any, to: [EU, US], instrument', 'from: EU, to: [EU, US], instrument'),
  'quota-order': change(
    'to: [EU, US], instrument: "user-initiated delivery (placeholder)"',
    'to: [EU, US], quota: { countDistinct: subject, period: calendar-year, warn: 90000, stop: 80000 }, instrument: "user-initiated delivery (placeholder)"',
  ),
  'version-order': change('  version: 1\n', '  version: 1\n  supersedes: 2\n'),
  'invariant-broken': change('basis: DIRECTORY, ledger: batch }', 'ledger: batch }'),
  'test-failed': change('expect: allow, rule: people', 'expect: deny, rule: people'),
  'rule-untested': change('  - { name: a name is looked up,', '# - { name: a name is looked up,'),
}
