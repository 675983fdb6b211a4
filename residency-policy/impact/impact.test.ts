import assert from 'node:assert/strict'
import { appendFileSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type TestContext, test } from 'node:test'
import { SeededRandom } from '../../platform/random.seeded.ts'
import { edited, exampleNow as now, globalChat } from '../document/example-policy.node.ts'
import type { PolicyDocument } from '../document/policy-document.ts'
import { compareImpact } from './compare-impact.node.ts'
import type { Impact } from './impact.ts'
import { type Lines, referenceImpact, type Sums } from './impact.reference.ts'
import { BrokenPopulation, populationFiles } from './population-files.node.ts'
import { writePopulation } from './population-writer.node.ts'
import { type PopulationSize, SyntheticPopulation } from './synthetic.ts'

const { document } = globalChat()

function folderOf(t: TestContext): string {
  const folder = mkdtempSync(join(tmpdir(), 'meridian-population-'))
  t.after(() => rmSync(folder, { recursive: true }))
  return folder
}

function written(t: TestContext, size: PopulationSize, seed = 1, like: PolicyDocument = document): string {
  const folder = folderOf(t)
  writePopulation(folder, size, new SyntheticPopulation(like, size, new SeededRandom(seed)), () => {})
  return folder
}

const linesIn = (folder: string, file: string): unknown[] =>
  readFileSync(join(folder, file), 'utf8')
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => JSON.parse(line) as unknown)

const linesOf = (folder: string): Lines =>
  ({
    people: linesIn(folder, populationFiles.people),
    groups: linesIn(folder, populationFiles.groups),
    edges: linesIn(folder, populationFiles.edges),
  }) as unknown as Lines

/** The impact under the names of the reference. */
function sumsOf({ people, groups, exchanges, records, purge, quotas }: Impact): Sums {
  const pairs: [string, number][] = [
    ...people.flatMap(({ zone, ...counts }) => named(`people ${zone}`, counts)),
    ...(['total', 'refusedBefore', 'refusedAfter', 'newlyRefused'] as const).map((name): [string, number] => [
      `groups ${name}`,
      groups[name],
    ]),
    ...groups.changes.map(({ before, after, groups: count }): [string, number] => [`groups ${before} ${after}`, count]),
    ...exchanges.flatMap(({ from, to, ...counts }) => named(`exchanges ${from} ${to}`, counts)),
    ...records.flatMap(({ class: dataClass, form, ...amounts }) =>
      Object.entries(amounts).flatMap(([what, amount]): [string, number][] => [
        [`records ${dataClass} ${form} ${what}`, amount.records],
        [`bytes ${dataClass} ${form} ${what}`, amount.bytes],
      ]),
    ),
    ...purge.flatMap(({ zone, class: dataClass, form, region, ...amount }) =>
      named(`purge ${zone} ${dataClass} ${form} ${region}`, amount),
    ),
    ...quotas.flatMap(({ basis, subjectsBefore, subjectsAfter }) =>
      named(`subjects ${basis}`, { before: subjectsBefore, after: subjectsAfter }),
    ),
  ]
  return Object.fromEntries(pairs.filter(([, count]) => count !== 0))
}

const named = (name: string, counts: Readonly<Record<string, number>>): [string, number][] =>
  Object.entries(counts).map(([what, count]) => [`${name} ${what}`, count])

const without = (rule: string): PolicyDocument => edited({ rules: document.rules.filter(({ id }) => id !== rule) })
const { SG: _, ...withoutSingapore } = document.zones

const homeWithBasis = edited({
  rules: document.rules.map((rule) => (rule.id === 'home' ? { ...rule, basis: 'CONTRACT-USER' } : rule)),
})

const changes: readonly (readonly [string, PolicyDocument, PolicyDocument, number])[] = [
  ['groups between US and SG travel as pointers', document, without('grp-repl'), now],
  ['text between groups of US and SG is copied again', without('grp-repl'), document, now],
  ['CN may send, and may not any more', document, without('cn-out'), now],
  ['CN may send again', without('cn-out'), document, now],
  ['a basis is named where nothing is transferred', without('cn-out'), homeWithBasis, now],
  ['one direction of a movement goes', document, without('cn-in-meta'), now],
  ['the failover of a zone goes', document, without('failover'), now],
  [
    'a guardrail closes a region',
    document,
    edited({ guardrails: [...(document.guardrails ?? []), { id: 'g', toNot: 'home', to: ['us-east'] }] }),
    now,
  ],
  ['a zone is not known any more', document, edited({ zones: withoutSingapore }), now],
  ['nothing changes, but bases have expired', document, document, Date.parse('2030-01-01')],
]

async function assertEqualsReference(
  folder: string,
  [what, before, after, nowMs]: (typeof changes)[number],
): Promise<void> {
  const impact = (await compareImpact({ before, after, nowMs }, folder)).impact()
  const expected = referenceImpact(before, after, linesOf(folder), nowMs)
  // Who compares nothing with nothing compares nothing.
  if (before !== after)
    assert.ok(
      Object.keys(expected).some((name) => /(closed|opened)$/.test(name)),
      what,
    )
  assert.deepEqual(sumsOf(impact), expected, what)
}

test('the count equals a brute force that decides every record by itself, for changes of every kind', async (t) => {
  const folder = written(t, { people: 400, groups: 60, edges: 800 })
  for (const change of changes) await assertEqualsReference(folder, change)
})

test('the count of 10,000 people equals the brute force', async (t) => {
  const after = edited({
    rules: document.rules.filter(({ id }) => id !== 'grp-repl' && id !== 'failover'),
    guardrails: [...(document.guardrails ?? []), { id: 'g-sg-cn', zones: ['SG'], to: ['cn-north'] }],
  })
  const folder = written(t, { people: 10_000, groups: 1_000, edges: 10_000 })
  await assertEqualsReference(folder, ['several at once', document, after, now])
})

test('which groups change is told by number, in order, and as often as it is counted', async (t) => {
  const folder = written(t, { people: 400, groups: 2_000, edges: 0 })
  const count = await compareImpact({ before: document, after: without('grp-repl'), nowMs: now }, folder)
  const changed = [...count.changedGroups()]
  const counted = count.impact().groups.changes.reduce((sum, { groups }) => sum + groups, 0)
  assert.equal(changed.length, counted)
  assert.ok(changed.length > 0)
  assert.ok(changed.every(({ before, after }) => before === 'replicate' && after === 'pointer'))
  assert.deepEqual(
    changed.map(({ group }) => group),
    changed.map(({ group }) => group).toSorted((a, b) => a - b),
  )
})

test('a quota counts people, not records, and says how many are left', async (t) => {
  const folder = folderOf(t)
  const sg = '{"person":0,"zone":"SG","home":"ap-southeast"}\n'
  const cn = [1, 2, 3].map((person) => `{"person":${person},"zone":"CN","home":"cn-north"}\n`).join('')
  const edge = (from: number): string =>
    `{"from":${from},"to":0,"class":"msg.e2ee","form":"e2ee","records":7,"bytes":700}\n`
  populate(folder, `${sg}${cn}`, '', [1, 1, 2].map(edge).join(''), { people: 4, groups: 0, edges: 3 })
  const { quotas } = (await compareImpact({ before: document, after: document, nowMs: now }, folder)).impact()
  const filed = quotas.find(({ basis }) => basis === 'CAC-FILED-2026')
  assert.deepEqual([filed?.subjectsAfter, filed?.left, filed?.state], [2, 99_997, 'free'])
  const tight = edited({
    transferBases: {
      ...document.transferBases,
      'CAC-FILED-2026': {
        ...(document.transferBases?.['CAC-FILED-2026'] as NonNullable<typeof document.transferBases>[string]),
        quota: { countDistinct: 'subject', period: 'calendar-year', warn: 1, stop: 2 },
      },
    },
  })
  const after = (await compareImpact({ before: document, after: tight, nowMs: now }, folder)).impact().quotas
  assert.deepEqual(after.find(({ basis }) => basis === 'CAC-FILED-2026')?.state, 'stop')
})

test('a purge plan has every copy that may not lie where it lies, by region, stores and what forbids it', async (t) => {
  const size = { people: 300, groups: 60, edges: 2_000 }
  const folder = written(t, size, 5)
  const after = edited({ rules: document.rules.filter(({ id }) => id !== 'grp-repl') })
  const count = await compareImpact({ before: document, after, nowMs: now }, folder)
  const { records, purge } = count.impact()
  const { total, regions, policy } = count.purgePlan()
  assert.deepEqual(policy, { id: 'global-chat', version: document.metadata.version })
  const steps = regions.flatMap((one) => one.steps.map((step) => ({ ...step, region: one.region })))
  const lying = records.reduce((sum, one) => sum + one.total.records - one.allowedAfter.records, 0)
  assert.deepEqual([total.records, steps.reduce((sum, step) => sum + step.records, 0)], [lying, lying])
  // What the change closes is part of it; what was never allowed where it lies is, too.
  assert.ok(purge.length > 0)
  for (const closed of purge) {
    const { zone, class: dataClass, form, region } = closed
    const same = steps.filter(
      (step) => step.zone === zone && step.class === dataClass && step.form === form && step.region === region,
    )
    assert.ok(same.reduce((sum, step) => sum + step.records, 0) >= closed.records)
    for (const step of same) assert.deepEqual(step.sinks, document.dataClasses[dataClass]?.sinks)
  }
})

test('a purge plan names the guardrail, or that nobody allows it, and is empty where all lies as it may', async (t) => {
  const folder = folderOf(t)
  const people = [
    '{"person":0,"zone":"EU","home":"eu-central","kept":[{"class":"msg.body","form":"plain","records":9,"bytes":90}]}',
    '{"person":1,"zone":"US","home":"us-east"}',
  ]
  const edges = [
    '{"from":0,"to":1,"class":"msg.body","form":"plain","records":3,"bytes":30}',
    '{"from":0,"to":1,"class":"presence","form":"plain","records":2,"bytes":20}',
  ]
  const lines = (all: readonly string[]): string => all.map((line) => `${line}\n`).join('')
  populate(folder, lines(people), '', lines(edges), { people: 2, groups: 0, edges: 2 })
  const plan = (await compareImpact({ before: document, after: document, nowMs: now }, folder)).purgePlan()
  assert.deepEqual(
    plan.regions.map(({ region, steps }) => [
      region,
      steps.map((step) => [step.class, step.way, step.records, step.because, step.rule]),
    ]),
    [
      [
        'us-east',
        [
          ['msg.body', 'sent', 3, 'guardrail', 'g-body-out'],
          ['presence', 'sent', 2, 'default', ''],
        ],
      ],
    ],
  )
  populate(folder, lines(people), '', '', { people: 2, groups: 0, edges: 0 })
  const clean = await compareImpact({ before: document, after: document, nowMs: now }, folder)
  assert.deepEqual(clean.purgePlan().regions, [])
})

test('one seed is one population, another seed is another', (t) => {
  const size = { people: 50, groups: 5, edges: 100 }
  const texts = [1, 1, 2].map((seed) => readFileSync(join(written(t, size, seed), populationFiles.edges), 'utf8'))
  assert.equal(texts[0], texts[1])
  assert.notEqual(texts[0], texts[2])
})

function populate(folder: string, people: string, groups: string, edges: string, counts: PopulationSize): void {
  writeFileSync(join(folder, populationFiles.people), people)
  writeFileSync(join(folder, populationFiles.groups), groups)
  writeFileSync(join(folder, populationFiles.edges), edges)
  writeFileSync(join(folder, populationFiles.header), JSON.stringify({ schema: 'meridian/population@1', ...counts }))
}

async function refusal(folder: string): Promise<readonly string[]> {
  const reading = compareImpact({ before: document, after: document, nowMs: now }, folder)
  const error = await reading.then(
    () => assert.fail('a broken population was counted'),
    (caught: unknown) => caught,
  )
  assert.ok(error instanceof BrokenPopulation, String(error))
  for (const { fix } of error.places) assert.notEqual(fix, '')
  return error.places.map(({ file, line, message }) => `${file}:${line} ${message}`)
}

const anna = '{"person":0,"zone":"EU","home":"eu-central"}\n'
const group = '{"group":0,"members":[0]}\n'
const edge = '{"from":0,"to":0,"class":"msg.e2ee","form":"e2ee","records":1,"bytes":1}\n'
const one = { people: 1, groups: 1, edges: 1 }

const broken: readonly (readonly [string, string, string, RegExp])[] = [
  ['people', anna.replace('EU', 'UE'), 'people.jsonl:1', /neither policy knows the zone `UE`/],
  ['people', anna.replace('"zone"', '"zome"'), 'people.jsonl:1', /there is no field `zome`|`zone` must be/],
  ['people', anna.replace('eu-central', 'mars'), 'people.jsonl:1', /knows the home `mars`/],
  ['people', anna.replace('0', '1'), 'people.jsonl:1', /`person` is 1, and 0 comes next/],
  ['people', anna.slice(0, 20), 'people.jsonl:1', /not JSON/],
  ['people', `${anna}\n`, 'people.jsonl:2', /the line is empty/],
  ['people', `\ufeff${anna}`, 'people.jsonl:1', /not JSON/],
  ['people', '', 'people.jsonl:0', /has 0 lines, and population.json says 1/],
  ['people', '[]\n', 'people.jsonl:1', /no JSON object/],
  [
    'people',
    anna.replace('}', ',"kept":[{"class":"profile","form":"plain","records":1.5,"bytes":0}]}'),
    'people.jsonl:1',
    /`records` must be a whole number/,
  ],
  ['groups', group.replace('[0]', '[1]'), 'groups.jsonl:1', /`members` names 1/],
  ['groups', group.replace('[0]', '[]'), 'groups.jsonl:1', /`members` is empty/],
  ['groups', group.replace('[0]', '"0"'), 'groups.jsonl:1', /`members` must be a list/],
  ['edges', edge.replace('"to":0', '"to":1'), 'edges.jsonl:1', /`to` names 1/],
  ['edges', edge.replace('"to":0', '"to":0,"group":0'), 'edges.jsonl:1', /to a person or to a group/],
  ['edges', edge.replace('"to":0,', ''), 'edges.jsonl:1', /to a person or to a group/],
  ['edges', edge.replace('"bytes":1', '"bytes":-1'), 'edges.jsonl:1', /`bytes` must be a whole number/],
  ['edges', edge.replace('"records":1', '"records":0'), 'edges.jsonl:1', /`records` is 0/],
  ['edges', edge.replace('"records":1', '"records":1e300'), 'edges.jsonl:1', /`records` must be a whole number/],
  ['edges', edge.replace('msg.e2ee', 'msg.e2e'), 'edges.jsonl:1', /knows the class `msg.e2e`/],
  ['edges', edge.replace('"from":0', '"from":0,"__proto__":{}'), 'edges.jsonl:1', /no field `__proto__`/],
]

test('a line that is not as it must be is told by file and line, with a fix, and nothing is counted', async (t) => {
  const folder = folderOf(t)
  for (const [file, text, place, message] of broken) {
    const of = { people: anna, groups: group, edges: edge, [file]: text }
    populate(folder, of.people, of.groups, of.edges, one)
    const [first = ''] = await refusal(folder)
    assert.ok(first.startsWith(`${place} `), `${first} for ${text}`)
    assert.match(first, message)
  }
})

test('broken lines are told together, twenty at most; a cut file and a missing one are told, too', async (t) => {
  const folder = written(t, { people: 100, groups: 10, edges: 200 })
  const path = join(folder, populationFiles.edges)
  const lines = readFileSync(path, 'utf8').split('\n')
  writeFileSync(path, lines.map((line, at) => (at === 4 || at === 150 ? line.slice(1) : line)).join('\n'))
  assert.deepEqual(
    (await refusal(folder)).map((each) => each.split(' ')[0]),
    ['edges.jsonl:5', 'edges.jsonl:151'],
  )
  writeFileSync(path, lines.map((line) => line.slice(1)).join('\n'))
  assert.equal((await refusal(folder)).length, 20)
  writeFileSync(path, lines.slice(0, 150).join('\n'))
  assert.match((await refusal(folder))[0] ?? '', /edges.jsonl:150 the file has 150 lines, and population.json says 200/)
  writeFileSync(path, 'x'.repeat(3_000_000))
  assert.match((await refusal(folder))[0] ?? '', /^edges.jsonl:1 /)
  rmSync(path)
  assert.match((await refusal(folder))[0] ?? '', /^edges.jsonl:0 /)
  writeFileSync(
    join(folder, populationFiles.header),
    '{"schema":"meridian/population@1","people":-1,"groups":0,"edges":0}',
  )
  assert.match((await refusal(folder))[0] ?? '', /^population.json:1 `people` must be a whole number/)
  appendFileSync(join(folder, populationFiles.header), 'x')
  assert.match((await refusal(folder))[0] ?? '', /^population.json:1 the line is not JSON/)
})
