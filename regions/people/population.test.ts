import assert from 'node:assert/strict'
import { test } from 'node:test'
import { nodeMac } from '../../platform/mac.node.ts'
import type { Part } from '../../platform/event-log/event-log.ts'
import { MeridianError } from '../../protocol/errors.ts'
import type { GroupKey, UserKey } from '../../protocol/ids.ts'
import { standardPlaces } from '../../protocol/places.ts'
import { toKinds } from '../../protocol/messages.ts'
import { populationPageCells } from '../../residency-policy/impact/population-pages.ts'
import { cellCodec } from '../fold/cell-codec.ts'
import { type CellKey, conversationCellKey, personCellKey } from '../fold/cells.ts'
import { RegionPopulation } from './population.ts'

const salt = new Uint8Array(32).fill(9)
const key = (number: number): UserKey => String(number).padStart(16, '\u00ff') as UserKey

/** Two parts with more cells than a page has; as the row store lists them. */
const stored = new Map<number, { key: CellKey; bytes: Uint8Array }[]>([
  [0, []],
  [1, []],
])
for (let number = 0; number < populationPageCells * 2 + 5; number++) {
  const cell = cellCodec.empty(personCellKey(key(number)))
  assert.ok(cell.type === 'person')
  const opened = { ...cell, opened: number !== 3, zone: (number % 3) + 1, displayName: 'Anna' }
  stored.get(number % 2)?.push({ key: personCellKey(key(number)), bytes: cellCodec.encode(opened) })
}
const group = 'g'.repeat(16) as GroupKey
for (const [peer, out, membership] of [
  [key(1), 7, 'none'],
  [key(2), 0, 'none'],
  [group, 0, 'member'],
] as const) {
  const cell = cellCodec.empty(conversationCellKey(key(0), peer))
  assert.ok(cell.type === 'conversation')
  const toKind = peer === group ? toKinds.group : toKinds.person
  const bytes = cellCodec.encode({ ...cell, toKind, out, membership })
  stored.get(0)?.push({ key: conversationCellKey(key(0), peer), bytes })
}
for (const cells of stored.values()) cells.sort((a, b) => (a.key < b.key ? -1 : 1))

const population = new RegionPopulation({
  store: {
    scan: ({ partition }: Part, prefix: string, limit: number, after?: CellKey) =>
      Promise.resolve(
        (stored.get(partition) ?? [])
          .filter((cell) => cell.key.startsWith(prefix) && (after === undefined || cell.key > after))
          .slice(0, limit),
      ),
  },
  codec: cellCodec,
  places: standardPlaces,
  userParts: 2,
  mac: nodeMac,
})

async function all(kind: 'people' | 'ties'): Promise<object[]> {
  const items: object[] = []
  let after: string | undefined
  do {
    const page = await population[kind]({ salt, after })
    assert.ok(page.items.length <= populationPageCells)
    items.push(...page.items)
    after = page.next
  } while (after !== undefined)
  return items
}

test('everybody is told once, page by page and always in the same order, with zone and nothing that names them', async () => {
  const people = (await all('people')) as { person: string; zone: string }[]
  assert.equal(people.length, populationPageCells * 2 + 4, 'one has not been opened')
  assert.equal(new Set(people.map(({ person }) => person)).size, people.length)
  assert.deepEqual(await all('people'), people)
  assert.deepEqual(Object.keys(people[0] ?? {}), ['person', 'zone'])
  assert.deepEqual([...new Set(people.map(({ zone }) => zone))].sort(), ['EU', 'SG', 'US'])
  assert.doesNotMatch(JSON.stringify(people), /Anna|usr_/)
})

test('ties are what was sent and the groups somebody is in; who was only written to is in none', async () => {
  const people = (await all('people')) as { person: string }[]
  const ties = (await all('ties')) as { from: string; to?: string; group?: string; records: number; member: boolean }[]
  assert.deepEqual(
    ties
      .map(({ to, group: named, records, member }) => [to !== undefined, named !== undefined, records, member])
      .sort(),
    [
      [false, true, 0, true],
      [true, false, 7, false],
    ],
  )
  const known = new Set(people.map(({ person }) => person))
  assert.ok(ties.every(({ from, to }) => known.has(from) && (to === undefined || known.has(to))))
  const salted = await population.ties({ salt: new Uint8Array(32).fill(1), after: undefined })
  assert.notEqual(salted.items[0]?.from, ties[0]?.from, 'another salt, other hashes')
})

test('a cursor that no page has told is refused', async () => {
  for (const after of ['', '2.', 'x.y', '-1.'])
    await assert.rejects(
      async () => population.people({ salt, after }),
      (caught: unknown) => caught instanceof MeridianError && caught.code === 'request_invalid',
    )
})
