import assert from 'node:assert/strict'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { test } from 'node:test'
import { exportJWK, generateKeyPair } from 'jose'
import { openRegionMap } from '../../edge/region-map.ts'
import { runCommand } from '../ci/command.ts'

test('a map that is built is signed into one that an edge opens', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'meridian-map-'))
  try {
    const { privateKey, publicKey } = await generateKeyPair('EdDSA', { extractable: true })
    const regions = [{ name: 'eu-central', alias: 'eu', gateways: ['https://gateway-0.eu.example.org'], apis: [] }]
    const pops = { fra: { zone: 'EU', region: 'eu-central' } }
    const policy = { origin: 'example.org/policy', rings: [], published: [] }
    const files = { map: { regions, pops }, policy, key: await exportJWK(privateKey) }
    const words: string[] = []
    for (const [name, value] of Object.entries(files)) {
      const file = join(folder, `${name}.json`)
      await writeFile(file, JSON.stringify(value), { mode: 0o600 })
      words.push(`--${name}`, file)
    }
    const signed = await runCommand([
      'operations/infra/sign-region-map.ts',
      ...words,
      '--origins',
      'https://chat.example.org',
    ])
    assert.ok(signed.ok, signed.output)
    const { version, ...map } = await openRegionMap(signed.output.trim(), await exportJWK(publicKey))
    assert.ok(version > 0)
    assert.deepEqual(map, {
      regions,
      pops,
      policyKeys: { origin: policy.origin, rings: [] },
      origins: ['https://chat.example.org'],
    })
  } finally {
    await rm(folder, { recursive: true })
  }
})
