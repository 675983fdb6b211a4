import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { MeridianError } from '../../protocol/errors.ts'
import { type PasswordHash, preparePassword, queuedPasswordHash } from './password-hash.ts'

/** Hashes that end when told to. */
function heldHashes() {
  const held: (() => void)[] = []
  let atWork = 0
  let mostAtWork = 0
  const inner: PasswordHash = {
    hash: async (password) => {
      mostAtWork = Math.max(mostAtWork, ++atWork)
      await new Promise<void>((resolve) => held.push(resolve))
      atWork--
      if (password === 'broken') throw new Error('no memory')
      return password
    },
    verify: async () => 'wrong',
    canRead: () => true,
  }
  const releaseAll = async () => {
    for (let idle = 0; idle < 20; idle++) {
      if (held.length > 0) idle = 0
      held.shift()?.()
      await undefined
    }
  }
  return { inner, releaseAll, mostAtWork: () => mostAtWork }
}

const overloaded = (thrown: unknown) => thrown instanceof MeridianError && thrown.code === 'overloaded'

describe('queued password hash', () => {
  test('never more at work than allowed, and everyone gets their own answer', async () => {
    const { inner, releaseAll, mostAtWork } = heldHashes()
    const queued = queuedPasswordHash(inner, { atWorkMax: 2, waitingMax: 10 })
    const asked = Array.from({ length: 12 }, (_, at) => queued.hash(`password ${at}`))
    await releaseAll()
    assert.deepEqual(
      await Promise.all(asked),
      Array.from({ length: 12 }, (_, at) => `password ${at}`),
    )
    assert.equal(mostAtWork(), 2)
  })

  test('beyond the queue people are told to wait; later there is room again', async () => {
    const { inner, releaseAll } = heldHashes()
    const queued = queuedPasswordHash(inner, { atWorkMax: 1, waitingMax: 1 })
    const served = [queued.hash('first one'), queued.hash('second one')]
    await assert.rejects(queued.hash('third one'), overloaded)
    await releaseAll()
    await Promise.all(served)
    const again = queued.hash('fourth one')
    await releaseAll()
    assert.equal(await again, 'fourth one')
  })

  test('a hash that fails makes room, too', async () => {
    const { inner, releaseAll } = heldHashes()
    const queued = queuedPasswordHash(inner, { atWorkMax: 1, waitingMax: 1 })
    const broken = assert.rejects(queued.hash('broken'), /no memory/)
    const next = queued.hash('next')
    await releaseAll()
    await broken
    assert.equal(await next, 'next')
  })
})

describe('password', () => {
  test('two spellings of one password are one', () => {
    assert.equal(preparePassword('Zoe\u0308 Zoe\u0308'), preparePassword('Zoë Zoë'))
  })

  test('8 bytes to 1,024 bytes, well-formed; spaces and any script are welcome', () => {
    for (const good of ['12345678', '梅梅梅', ' pass word ', 'a'.repeat(1_024)])
      assert.equal(preparePassword(good), good)
    for (const bad of ['', '1234567', '梅梅', 'a'.repeat(1_025), 'half \ud800 pair']) {
      assert.throws(
        () => preparePassword(bad),
        (thrown) => thrown instanceof MeridianError && thrown.code === 'password_weak',
      )
    }
  })
})
