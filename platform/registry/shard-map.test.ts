import assert from 'node:assert/strict'
import { test } from 'node:test'
import { type ProcessId, processId } from './registry.ts'
import { ShardMap } from './shard-map.ts'

const people = Array.from({ length: 20_000 }, (_, at) => `usr_${at.toString(32).padStart(26, 'q')}`)
const gateway = (number: number, weight = 1, draining = false) => ({
  id: processId(`eu/gateway-${number}`),
  weight,
  draining,
})
const five = [1, 2, 3, 4, 5].map((number) => gateway(number))
const placesOf = (map: ShardMap): (ProcessId | undefined)[] => people.map((person) => map.preferred(person))
const shares = (map: ShardMap): Map<string, number> => {
  const counts = new Map<string, number>()
  for (const id of placesOf(map)) counts.set(id ?? '', (counts.get(id ?? '') ?? 0) + 1 / people.length)
  return counts
}

test('P3 a gateway that goes moves its own people and nobody else, and spreads them over all others', () => {
  const before = placesOf(new ShardMap(five))
  const after = placesOf(new ShardMap(five.filter(({ id }) => id !== 'eu/gateway-3')))
  const movedTo = new Map<string, number>()
  before.forEach((id, at) => {
    if (id !== 'eu/gateway-3') assert.equal(after[at], id)
    else movedTo.set(after[at] ?? '', (movedTo.get(after[at] ?? '') ?? 0) + 1)
  })
  assert.deepEqual([...movedTo.keys()].sort(), ['eu/gateway-1', 'eu/gateway-2', 'eu/gateway-4', 'eu/gateway-5'])
  const total = [...movedTo.values()].reduce((sum, count) => sum + count)
  for (const count of movedTo.values()) assert.ok(Math.abs(count / total - 1 / 4) < 0.03, `${count} of ${total}`)
})

test('P3 shares follow weights', () => {
  const found = shares(new ShardMap([gateway(1, 1), gateway(2, 2), gateway(3, 5)]))
  for (const [id, share] of [
    ['eu/gateway-1', 1 / 8],
    ['eu/gateway-2', 2 / 8],
    ['eu/gateway-3', 5 / 8],
  ] as const)
    assert.ok(Math.abs((found.get(id) ?? 0) - share) < 0.015, `${id} has ${found.get(id)}`)
})

test('P3 who drains is not chosen, nor who is left out; nobody is chosen where nobody is left', () => {
  const map = new ShardMap([gateway(1, 1, true), gateway(2), gateway(3)])
  assert.deepEqual([...shares(map).keys()].sort(), ['eu/gateway-2', 'eu/gateway-3'])
  assert.equal(map.preferred('anna', processId('eu/gateway-2')), 'eu/gateway-3')
  assert.equal(new ShardMap([gateway(1, 1, true)]).preferred('anna'), undefined)
  assert.equal(new ShardMap([gateway(1)]).preferred('anna', processId('eu/gateway-1')), undefined)
})

test('P3 the order of the list means nothing, also where two are named alike', () => {
  assert.deepEqual(placesOf(new ShardMap(five)), placesOf(new ShardMap(five.toReversed())))
  const twins = [
    { ...gateway(1), weight: 1 },
    { ...gateway(1), weight: 1 },
  ]
  assert.equal(new ShardMap(twins).preferred('anna'), 'eu/gateway-1')
})

test('P3 a heavier gateway takes people from others and gives none away', () => {
  const before = placesOf(new ShardMap(five))
  const after = placesOf(new ShardMap(five.map((one) => (one.id === 'eu/gateway-2' ? { ...one, weight: 3 } : one))))
  assert.ok(before.every((id, at) => after[at] === id || after[at] === 'eu/gateway-2'))
  assert.ok(after.filter((id) => id === 'eu/gateway-2').length > before.filter((id) => id === 'eu/gateway-2').length)
})

test('whoever asks in turn begins with the preferred one, and who goes changes nothing about the others', () => {
  const all = new ShardMap(five)
  const without = new ShardMap(five.filter(({ id }) => id !== 'eu/gateway-3'))
  for (const person of people.slice(0, 500)) {
    const order = all.inOrder(person)
    assert.equal(order[0], all.preferred(person))
    assert.equal(new Set(order).size, 5)
    assert.deepEqual(
      without.inOrder(person),
      order.filter((id) => id !== 'eu/gateway-3'),
    )
  }
})
