import assert from 'node:assert/strict'
import { test } from 'node:test'
import { eachOf, Gate } from './gate.ts'

/** Work that ends when it is told to, and counts how much of it is under way. */
class Work {
  under = 0
  most = 0
  readonly #ends: (() => void)[] = []

  readonly run = async (): Promise<void> => {
    this.under += 1
    this.most = Math.max(this.most, this.under)
    await new Promise<void>((resolve) => {
      this.#ends.push(resolve)
    })
    this.under -= 1
  }

  async endAll(): Promise<void> {
    for (let turns = 0; turns < 1_000; turns++) {
      this.#ends.shift()?.()
      await undefined
    }
  }
}

test('a gate lets so many through at a time, in order, and refuses whom it cannot keep waiting', async () => {
  const gate = new Gate(2, 3)
  const work = new Work()
  const order: number[] = []
  const passed = [1, 2, 3, 4, 5].map(async (n) => {
    await gate.pass(work.run)
    order.push(n)
  })
  await assert.rejects(gate.pass(work.run), { name: 'EngineError', code: 'overloaded' })
  await work.endAll()
  await Promise.all(passed)
  assert.deepEqual(order, [1, 2, 3, 4, 5])
  assert.equal(work.most, 2)
  await assert.rejects(
    gate.pass(() => Promise.reject(new Error('its own failure'))),
    /its own failure/,
  )
  assert.equal(await gate.pass(() => Promise.resolve('still open')), 'still open')
})

test('each of many is done by a few lanes; after a failure nothing is begun', async () => {
  const done: number[] = []
  await eachOf([1, 2, 3, 4, 5], 2, (n) => {
    done.push(n)
    return Promise.resolve()
  })
  assert.deepEqual(done, [1, 2, 3, 4, 5])
  const begun: number[] = []
  const failing = eachOf([1, 2, 3, 4], 1, (n) => {
    begun.push(n)
    return n === 2 ? Promise.reject(new Error('two')) : Promise.resolve()
  })
  await assert.rejects(failing, /two/)
  assert.deepEqual(begun, [1, 2])
})
