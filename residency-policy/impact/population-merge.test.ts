import assert from 'node:assert/strict'
import { test } from 'node:test'
import { PopulationMerge } from './population-merge.ts'

const merged = (): PopulationMerge => {
  const population = new PopulationMerge()
  population.person('eu-central', { person: 'anna', zone: 'EU' })
  population.person('us-east', { person: 'joe', zone: 'US' })
  // Being moved: both regions tell of her.
  population.person('us-east', { person: 'anna', zone: 'EU' })
  return population
}

test('ties between regions meet, people become numbers in the order in which they were told', () => {
  const population = merged()
  population.tie({ from: 'joe', to: 'anna', records: 4, member: false })
  population.tie({ from: 'joe', group: 'sailing', records: 2, member: true })
  population.tie({ from: 'anna', group: 'sailing', records: 0, member: true })
  assert.deepEqual(population.size(), { people: 2, groups: 1, edges: 2 })
  assert.deepEqual(
    [...population.people()],
    [
      { person: 0, zone: 'EU', home: 'eu-central' },
      {
        person: 1,
        zone: 'US',
        home: 'us-east',
        kept: [
          { class: 'msg.body', form: 'plain', records: 4, bytes: 0 },
          { class: 'group.body', form: 'plain', records: 2, bytes: 0 },
        ],
      },
    ],
  )
  assert.deepEqual([...population.groups()], [{ group: 0, members: [1, 0] }])
  assert.deepEqual(
    [...population.edges()],
    [
      { from: 1, to: 0, class: 'msg.body', form: 'plain', records: 4, bytes: 0 },
      { from: 1, group: 0, class: 'group.body', form: 'plain', records: 2, bytes: 0 },
    ],
  )
})

test('a tie to somebody of no region that was asked is counted as left out, and a group that all have left is none', () => {
  const population = merged()
  population.tie({ from: 'anna', to: 'mei', records: 1, member: false })
  population.tie({ from: 'anna', group: 'gone', records: 9, member: false })
  population.tie({ from: 'nobody', to: 'anna', records: 1, member: false })
  assert.deepEqual(population.size(), { people: 2, groups: 0, edges: 0 })
  assert.deepEqual([[...population.edges()], population.stray], [[], 1])
})
