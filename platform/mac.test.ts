import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Mac } from './mac.ts'
import { nodeMac } from './mac.node.ts'
import { webCryptoMac } from './mac.webcrypto.ts'

const bytes = (text: string) => new TextEncoder().encode(text)
const hex = (data: Uint8Array) => Buffer.from(data).toString('hex')

for (const [name, mac] of [
  ['node', nodeMac],
  ['web crypto', webCryptoMac(crypto.subtle)],
] as const satisfies [string, Mac][]) {
  test(`${name}: the known answer of RFC 4231, case 1`, async () => {
    const signed = await mac.sign(new Uint8Array(20).fill(0x0b), bytes('Hi There'))
    assert.equal(hex(signed), 'b0344c61d8db38535ca8afceaf0bf12b881dc200c9833da726e9376c2e32cff7')
  })

  test(`${name}: the known answer of RFC 4231, case 6, whose key is longer than a block`, async () => {
    const key = new Uint8Array(131).fill(0xaa)
    const signed = await mac.sign(key, bytes('Test Using Larger Than Block-Size Key - Hash Key First'))
    assert.equal(hex(signed), '60e431591ee0b67f0d8a26aacbf5b77f8e0bc6213728c5140546040f0ee37f54')
  })

  test(`${name}: another key, another text, a shortened or an empty mac is wrong`, async () => {
    const key = new Uint8Array(32).fill(1)
    const signed = await mac.sign(key, bytes('Anna'))
    assert.equal(await mac.verify(key, bytes('Anna'), signed), true)
    assert.equal(await mac.verify(new Uint8Array(32).fill(2), bytes('Anna'), signed), false)
    assert.equal(await mac.verify(key, bytes('Ann'), signed), false)
    assert.equal(await mac.verify(key, bytes('Anna'), signed.subarray(0, 16)), false)
    assert.equal(await mac.verify(key, bytes('Anna'), new Uint8Array(0)), false)
  })
}
