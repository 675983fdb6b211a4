import assert from 'node:assert/strict'
import { test } from 'node:test'
import { SeededRandom } from '../../platform/random.seeded.ts'
import { allowedCells } from '../preview/allowed-cells.ts'
import { compile } from '../table/compile.ts'
import { check } from './check.ts'
import { exampleNow as now, globalChat } from './example-policy.node.ts'
import { parse } from './parse.ts'
import type { Guardrail, PolicyDocument, Rule, Selector } from './policy-document.ts'

/** `npm run fuzz` has the time for all thousand; the first hundred run each time. */
const mutations = process.env['MERIDIAN_FUZZ_SECONDS'] === undefined ? 100 : 1_000

/**
 * What a document allows, read another way than the compiler does: rules are unrolled into the cells
 * they name, guardrails strike cells out. `zone class op region form` → sets of conditions.
 */
function reading(document: PolicyDocument): Map<string, string[]> {
  const struck = new Set((document.guardrails ?? []).flatMap((guardrail) => unrolled(document, guardrail)))
  const cells = new Map<string, string[][]>()
  for (const rule of document.rules) {
    for (const cell of unrolled(document, rule)) {
      if (!struck.has(cell) && isGrounded(document, rule, cell))
        cells.set(cell, [...(cells.get(cell) ?? []), [...(rule.when ?? [])].sort()])
    }
  }
  return new Map([...cells].map(([cell, sets]) => [cell, smallest(sets)]))
}

function unrolled(document: PolicyDocument, selector: Selector | Guardrail): string[] {
  const all = {
    zones: Object.keys(document.zones),
    classes: Object.keys(document.dataClasses),
    regions: Object.keys(document.regions),
  }
  const chosen = (words: '*' | readonly string[] | undefined, every: readonly string[]): readonly string[] =>
    words === undefined || words === '*' ? every : every.filter((word) => words.includes(word))
  const left = (words: readonly string[], not: readonly string[] | undefined): readonly string[] =>
    words.filter((word) => not === undefined || !not.includes(word))
  const places = (to: Selector['to'], zone: string): readonly string[] => {
    const { home = '', failover = [] } = document.zones[zone] ?? {}
    if (to === 'home') return [home]
    return to === 'failover' ? failover : chosen(to, all.regions)
  }
  const cells: string[] = []
  for (const zone of chosen(selector.zones, all.zones)) {
    const away = selector.toNot === undefined ? [] : places(selector.toNot, zone)
    for (const region of left(places(selector.to, zone), away))
      for (const dataClass of left(chosen(selector.classes, all.classes), selector.classesNot))
        for (const op of chosen(selector.ops, document.ops))
          for (const form of left(chosen(selector.forms, document.forms), selector.formsNot))
            if (document.dataClasses[dataClass]?.forms.includes(form))
              cells.push([zone, dataClass, op, region, form].join(' '))
  }
  return cells
}

function isGrounded(document: PolicyDocument, { basis }: Rule, cell: string): boolean {
  if (basis === undefined) return true
  const [zone = '', , , region = ''] = cell.split(' ')
  const ground = document.transferBases?.[basis]
  if (ground === undefined || now >= Date.parse(ground.expires) + 24 * 3_600_000) return false
  if (document.zones[zone]?.home === region) return true
  const law = document.regions[region]?.law ?? ''
  return [zone, 'any'].includes(ground.from) && (ground.to === 'any' || ground.to.includes(law))
}

const smallest = (sets: readonly string[][]): string[] => [
  ...new Set(
    sets
      .filter((set) => !sets.some((other) => other.length < set.length && other.every((word) => set.includes(word))))
      .map((set) => set.join('+')),
  ),
]

const compiled = (document: PolicyDocument): Map<string, string[]> =>
  new Map(
    [...allowedCells(compile(document), now)].map(({ zone, class: dataClass, op, region, form, when }) => [
      [zone, dataClass, op, region, form].join(' '),
      when.map((set) => [...set].sort().join('+')),
    ]),
  )

const written = (cells: ReadonlyMap<string, readonly string[]>): string =>
  [...cells]
    .map(([cell, sets]) => `${cell}: ${[...sets].sort().join(' | ')}`)
    .sort()
    .join('\n')

type Tree = { [key: string]: unknown }

/** One field of a document is another: gone, doubled, renamed, of another kind, or a word that stands elsewhere. */
function mutated(random: SeededRandom): { readonly document: unknown; readonly what: string } {
  const document = structuredClone(globalChat().document) as unknown as Tree
  const places: { readonly within: Tree; readonly key: string; readonly path: string }[] = []
  const strings = new Set<string>()
  const walk = (within: Tree, path: string): void => {
    for (const [key, value] of Object.entries(within)) {
      places.push({ within, key, path: `${path}.${key}` })
      if (typeof value === 'string') strings.add(value)
      else if (typeof value === 'object' && value !== null) walk(value as Tree, `${path}.${key}`)
    }
  }
  walk(document, '')
  const one = <T>(of: readonly T[]): T => of[random.integer(of.length)] as T
  const { within, key, path } = one(places)
  const before = within[key]
  const words = [...strings]
  const change = random.integer(6)
  if (change === 0) {
    if (Array.isArray(within)) within.splice(Number(key), 1)
    else delete within[key]
  } else if (change === 1 && Array.isArray(within)) within.push(before)
  else if (change === 1) {
    within[one(words)] = before
    delete within[key]
  } else if (change === 2) within[key] = one([null, true, 7, -1, '', [], {}, '*', 'NO', 'home', 1e3])
  else if (typeof before === 'number') within[key] = before + one([-1, 1, 0.5])
  else if (typeof before === 'string') within[key] = one(words)
  else if (Array.isArray(before)) before.push(one(words))
  else within[key] = one(words)
  return { document, what: `${path}, change ${change}: ${JSON.stringify(before)} → ${JSON.stringify(within[key])}` }
}

test(`${mutations} mutations of single fields: refused with line and fix, or decided exactly as another reading decides`, () => {
  const original = written(reading(globalChat().document))
  assert.ok(written(compiled(globalChat().document)) === original, 'the example itself')
  const random = new SeededRandom(21)
  const counts = { refused: 0, different: 0, equal: 0 }
  for (let number = 0; number < mutations; number++) {
    const { document, what } = mutated(random)
    const parsed = parse(JSON.stringify(document, undefined, 1))
    const problems = parsed.ok ? check(parsed.policy, now).problems : parsed.problems
    const errors = problems.filter(({ severity }) => severity === 'error')
    for (const { line, column, message, fix } of errors)
      assert.ok(line >= 1 && column >= 1 && message !== '' && fix !== '', `${what}: ${JSON.stringify(errors)}`)
    if (!parsed.ok || errors.length > 0) {
      counts.refused += 1
      continue
    }
    const said = written(reading(parsed.policy.document))
    assert.ok(written(compiled(parsed.policy.document)) === said, `decided otherwise than read: ${what}`)
    counts[said === original ? 'equal' : 'different'] += 1
  }
  assert.equal(counts.refused + counts.different + counts.equal, mutations)
  assert.ok(counts.refused > mutations / 2 && counts.different > 0 && counts.equal > 0, JSON.stringify(counts))
})
