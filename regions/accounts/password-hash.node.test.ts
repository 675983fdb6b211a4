import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { nodeRandom } from '../../platform/random.node.ts'
import { argon2Cost, argon2PasswordHash } from './password-hash.node.ts'

const cheap = { memoryKiB: 64, passes: 1, lanes: 1 }

describe('argon2id', () => {
  const passwords = argon2PasswordHash(nodeRandom, cheap)

  test('the right password is right, any other is wrong, nobody is wrong', async () => {
    const stored = await passwords.hash('correct horse')
    assert.equal(await passwords.verify('correct horse', stored), 'right')
    for (const other of ['Correct horse', 'correct horse ', 'correct', '']) {
      assert.equal(await passwords.verify(other, stored), 'wrong')
    }
    assert.equal(await passwords.verify('correct horse', undefined), 'wrong')
  })

  test('two people with one password have different hashes', async () => {
    assert.notEqual(await passwords.hash('correct horse'), await passwords.hash('correct horse'))
  })

  test('a hash of a lower cost is still right, and said to be cheap', async () => {
    const stored = await argon2PasswordHash(nodeRandom, { ...cheap, memoryKiB: 32 }).hash('correct horse')
    assert.equal(await passwords.verify('correct horse', stored), 'right-but-cheap')
    assert.equal(await passwords.verify('wrong horse', stored), 'wrong')
  })

  test('what another implementation wrote is read here', async () => {
    // From Python's cryptography, salt `sixteen byte slt`. It uses OpenSSL as Node does, but not our text form.
    const written = '$argon2id$v=19$m=64,t=1,p=1$c2l4dGVlbiBieXRlIHNsdA$WIcY5JYqDbrYXAoWCdKCvFtbo6Od0s9n4xtObxiX+5w'
    assert.equal(await passwords.verify('correct horse', written), 'right')
  })

  test('the cost in force is no lower than 19 MiB and two passes', () => {
    assert.ok(argon2Cost.memoryKiB >= 19 * 1024 && argon2Cost.passes >= 2)
  })

  test('a damaged row is an error, not a wrong password', async () => {
    await assert.rejects(passwords.verify('correct horse', '$argon2id$v=19$m=64'), /form/)
    await assert.rejects(passwords.verify('correct horse', 'correct horse'), /form/)
  })
})
