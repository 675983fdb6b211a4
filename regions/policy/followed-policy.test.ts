import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Scheduler } from '../../platform/clock.ts'
import type { PolicyRecord } from '../../residency-policy/flows/policy-record.ts'
import { followPolicy } from './followed-policy.ts'

test('R7 a process without parts takes each activation of its keeper once, also one that it could not be told at first', async () => {
  let look = (): void => assert.fail('nobody looks')
  const scheduler: Pick<Scheduler, 'every'> = {
    every: (_, work) => {
      look = work
      return { cancel: () => {} }
    },
  }
  let said: number | undefined
  let away = false
  let asked = 0
  const told = [1]
  followPolicy(
    {
      activation: () => said,
      policy: async () => {
        asked += 1
        if (away) throw new Error('the keeper is away')
        return { activation: said } as PolicyRecord
      },
      told: () => told.at(-1) ?? 0,
      tell: ({ activation }) => told.push(activation),
    },
    scheduler as Scheduler,
  )
  const looks = async (): Promise<void> => {
    look()
    look()
    await new Promise((resolve) => setImmediate(resolve))
  }
  await looks()
  said = 1
  await looks()
  assert.equal(asked, 0, 'it knows that one')
  said = 2
  away = true
  await looks()
  assert.deepEqual([asked, told], [1, [1]])
  away = false
  await looks()
  await looks()
  assert.deepEqual([asked, told], [2, [1, 2]])
})
