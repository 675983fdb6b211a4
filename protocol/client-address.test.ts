import assert from 'node:assert/strict'
import { test } from 'node:test'
import { nodeMac } from '../platform/mac.node.ts'
import { addressHash, networkOf } from './client-address.ts'

const networks: [string, string][] = [
  ['192.0.2.7', '192.0.2.7'],
  ['::ffff:192.0.2.7', '192.0.2.7'],
  ['::FFFF:c000:207', '192.0.2.7'],
  ['2001:db8:1:2:3:4:5:6', '2001:db8:1:2::/64'],
  ['2001:0DB8:0001:0002::1', '2001:db8:1:2::/64'],
  ['2001:db8::1', '2001:db8:0:0::/64'],
  ['fe80::1%eth0', 'fe80:0:0:0::/64'],
  ['::', '0:0:0:0::/64'],
  ['1:2:3:4:5:6:7::', '1:2:3:4::/64'],
  ['192.0.2.256', 'unknown'],
  ['1:2:3', 'unknown'],
  ['1::2::3', 'unknown'],
  ['1:2:3:4:5:6:7:8:9', 'unknown'],
  ['::g', 'unknown'],
  ['', 'unknown'],
  ['anna', 'unknown'],
]

for (const [address, network] of networks) {
  test(`FC-055 ${address || 'nothing'} counts as ${network}`, () => assert.equal(networkOf(address), network))
}

test('FC-055 one /64 has one hash, another network or another key another one', async () => {
  const key = new Uint8Array(32).fill(1)
  const hash = await addressHash(nodeMac, key, '2001:db8:1:2::7')
  assert.equal(hash.length, 16)
  assert.equal(await addressHash(nodeMac, key, '2001:db8:1:2:ffff::9'), hash)
  assert.notEqual(await addressHash(nodeMac, key, '2001:db8:1:3::7'), hash)
  assert.notEqual(await addressHash(nodeMac, new Uint8Array(32).fill(2), '2001:db8:1:2::7'), hash)
})
