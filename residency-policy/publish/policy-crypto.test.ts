import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { PolicyCrypto } from './crypto.ts'
import { policyCryptoFaults } from './policy-crypto.contract.ts'
import { nodePolicyCrypto } from './policy-crypto.node.ts'
import { webPolicyCrypto } from './policy-crypto.webcrypto.ts'

for (const [name, crypto] of [
  ['node', nodePolicyCrypto],
  ['web crypto', webPolicyCrypto(globalThis.crypto.subtle)],
] as const satisfies [string, PolicyCrypto][]) {
  test(`${name}: hashes and signatures as the standards have them, and nothing else passes`, async () => {
    assert.deepEqual(await policyCryptoFaults(crypto), [])
  })
}

test('an adapter that takes everything, or nothing, is found out', async () => {
  const { sha256 } = nodePolicyCrypto
  for (const answer of [true, false])
    assert.notDeepEqual(await policyCryptoFaults({ sha256, verify: () => Promise.resolve(answer) }), [])
})
