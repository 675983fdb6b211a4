/** How answers about policies read in a terminal. */
import pc from 'picocolors'
import type { Tuple } from '../document/matching.ts'
import type { ChangedFlow, Flow, LaterFlow, LooserFlow, PolicyDiff } from '../preview/diff.ts'
import type { Explanation } from '../preview/explain.ts'
import type { Change } from '../preview/smallest-change.ts'
import type { Matrix } from '../preview/matrix.ts'
import { type Permission, permissionText } from '../table/permissions.ts'
import { columns } from './columns.ts'

export function explanationLines(tuple: Tuple, explanation: Explanation): string[] {
  const { policy } = explanation
  const flow = `${tuple.zone} → ${tuple.region} · ${tuple.class} · ${tuple.op} · ${tuple.form}`
  const head = (answer: string): string => `${answer}  ${flow}    ${pc.dim(`policy ${policy.id} v${policy.version}`)}`
  if (explanation.effect === 'allow') {
    const { rule, basis, instrument, expires } = explanation
    return [
      head(pc.green('ALLOW')),
      `  by        rule ${rule.id} (line ${rule.line})`,
      basis === undefined
        ? '  basis     none needed'
        : `  basis     ${basis}: ${instrument ?? ''}, to ${expires ?? ''}`,
    ]
  }
  const because =
    explanation.guardrails.length === 0
      ? ['  because   no rule allows it']
      : explanation.guardrails.map(({ id, line }) => `  because   guardrail ${id} (line ${line})`)
  return [
    head(pc.red('DENY ')),
    ...because,
    ...explanation.changes.map((change, at) => `  ${at === 0 ? 'to allow' : '     and'}  ${changeText(change)}`),
    ...explanation.breaks.map(({ id, line }) => `  breaks    invariant ${id} (line ${line})`),
  ]
}

function changeText(change: Change): string {
  switch (change.do) {
    case 'remove-guardrail':
      return `remove ${change.guardrail.id} (line ${change.guardrail.line})`
    case 'edit-rule':
      return editText(change)
    case 'write-rule':
      return 'write a rule: none comes near it'
    case 'find-basis':
      return `name a basis from ${change.from} to ${change.to} in rule ${change.rule.id} (line ${change.rule.line}): there is none`
    case 'add-form':
      return `let ${change.class} take the form ${change.form}`
    case 'renew-basis':
      return `renew ${change.basis}, which ended on ${change.expired}`
    case 'meet-conditions':
      return `when ${change.conditions.join(' and ')} ${change.conditions.length === 1 ? 'holds' : 'hold'}`
  }
}

function editText({ rule, add, remove }: Extract<Change, { do: 'edit-rule' }>): string {
  const added = add.length === 0 ? [] : [`add ${add.join(', ')} to`]
  const removed = remove.length === 0 ? [] : [`take ${remove.join(', ')} out of`]
  return `${[...added, ...removed].join(' and ')} rule ${rule.id} (line ${rule.line})`
}

/** `most`: how many flows of a kind are listed; all are counted. */
export function diffLines({ added, removed, looser, later, permissions }: PolicyDiff, most = Infinity): string[] {
  const lines = [...flowBlock('NEW FLOWS', added, pc.yellow, most), ...flowBlock('LOST FLOWS', removed, pc.cyan, most)]
  if (looser.length > 0) lines.push(...looserBlock(looser, most))
  if (later.added.length > 0) lines.push(...flowBlock('NEW FLOWS, LATER', later.added, pc.yellow, most))
  if (later.removed.length > 0) lines.push(...flowBlock('LOST FLOWS, LATER', later.removed, pc.cyan, most))
  lines.push(...permissionBlock('NEW PERMISSIONS', permissions.added, pc.yellow))
  lines.push(...permissionBlock('LOST PERMISSIONS', permissions.removed, pc.cyan))
  return lines
}

function permissionBlock(title: string, permissions: readonly Permission[], paint: (text: string) => string): string[] {
  if (permissions.length === 0) return []
  return [paint(`${title}  ${permissions.length}`), ...permissions.map((each) => `  ${permissionText(each)}`)]
}

function flowBlock(
  title: string,
  flows: readonly (ChangedFlow | LaterFlow)[],
  paint: (text: string) => string,
  most: number,
): string[] {
  if (flows.length === 0) return [`${title}  none`]
  const rows = flows
    .slice(0, most)
    .map((flow) => [
      '',
      flow.zone,
      flow.class,
      flow.op,
      flow.form,
      flow.region,
      `${whenText(flow.when)}${besideText(flow)}${'from' in flow ? `, from ${flow.from}` : ''}`,
    ])
  const table = columns([['', 'who', 'what', 'does', 'form', 'to', 'when'], ...rows])
  return [paint(`${title}  ${flows.length}`), ...table, ...moreLine(flows.length, most)]
}

const moreLine = (count: number, most: number): string[] => (count > most ? [`  … ${count - most} more`] : [])

function looserBlock(flows: readonly LooserFlow[], most: number): string[] {
  const people = (count: number | undefined): string => count?.toLocaleString('en') ?? 'no limit'
  const listed = flows.slice(0, most)
  const rows = listed.map(({ zone, class: dataClass, op, form, region, when, peopleBefore, peopleAfter }) => [
    '',
    zone,
    dataClass,
    op,
    form,
    region,
    people(peopleBefore),
    people(peopleAfter),
    whenText(when),
  ])
  const head = ['', 'who', 'what', 'does', 'form', 'to', 'people a year', 'then', 'when']
  return [pc.yellow(`FOR MORE PEOPLE  ${flows.length}`), ...columns([head, ...rows]), ...moreLine(flows.length, most)]
}

/** What was possible before something more was, or is when something less is. */
function besideText({ when, before, after }: ChangedFlow): string {
  const isNew = when.every((set) => after.some((other) => other.join() === set.join()))
  const beside = isNew ? before : after
  if (beside.length === 0) return ''
  return isNew ? ` (before: ${whenText(beside)})` : ` (still: ${whenText(beside)})`
}

export const whenText = (when: Flow['when']): string =>
  when.map((set) => (set.length === 0 ? 'always' : set.join(' + '))).join(', or ')

const painted: Readonly<Record<string, (text: string) => string>> = {
  allow: pc.green,
  replicate: pc.green,
  pointer: pc.yellow,
  half: pc.red,
  deny: pc.red,
}

export function matrixLines({ movement, directions, zones, cells }: Matrix): string[] {
  const title = `${movement} ${directions === 'both' ? '(both ways)' : '(author → other)'}`
  const answer = (from: string, to: string): string =>
    cells.find((cell) => cell.from === from && cell.to === to)?.answer ?? ''
  // Aligned first and painted after, so that colours do not count as width.
  const lines = columns([['', ...zones], ...zones.map((from) => [from, ...zones.map((to) => answer(from, to))])])
  const paint = (line: string): string =>
    line.replace(/\b(allow|replicate|pointer|half|deny)\b/g, (word) => painted[word]?.(word) ?? word)
  const why = cells
    .filter(({ answer: each }) => each === 'half')
    .flatMap(({ from, to, closure }) =>
      (closure?.directions ?? [])
        .filter((direction) => direction.missing.length > 0 && direction.from === from)
        .map(
          (direction) =>
            `  ${from} ↔ ${to} is refused: ${direction.from} → ${direction.to} lacks ${direction.missing.map((need) => need.join(' · ')).join('; ')}`,
        ),
    )
  return [pc.bold(title), ...lines.map((line) => `  ${paint(line)}`), ...why.map((line) => pc.dim(line)), '']
}
