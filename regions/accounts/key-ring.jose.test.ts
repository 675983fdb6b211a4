import assert from 'node:assert/strict'
import { chmod, mkdtemp, readFile, rm, stat, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, test } from 'node:test'
import { nodeRandom } from '../../platform/random.node.ts'
import { type AccessClaims, accessTokenLifeMs, joseVerifier, trustedKeys } from '../../protocol/access-token.ts'
import { type DeviceNumber, newSessionId, newUserId, type RegionName, type Zone } from '../../protocol/ids.ts'
import type { KeyFile } from './key-file.ts'
import { keyFileAt } from './key-file.node.ts'
import { jwksKeptMs, KeyRing, secretKnownMs } from './key-ring.jose.ts'
import { lifetimes } from './lifetimes.ts'

const region = 'eu-central' as RegionName
const clock = { ms: Date.UTC(2026, 0, 1), now: () => clock.ms, monotonic: () => clock.ms }

/** A file in memory; `failing` makes the next write fail. */
function keyFile() {
  const file = {
    content: undefined as string | undefined,
    failing: false,
    read: async () => file.content,
    write: async (content: string) => {
      if (file.failing) throw new Error('no space')
      file.content = content
    },
  }
  return file satisfies KeyFile
}
const open = (file: KeyFile) => KeyRing.open({ region, file, clock, random: nodeRandom })
const claims = (): AccessClaims => ({
  user: newUserId(nodeRandom),
  device: 1 as DeviceNumber,
  session: newSessionId(nodeRandom),
  zone: 'EU' as Zone,
  home: region,
  epoch: 0,
  issuedAtMs: clock.ms,
  expiresAtMs: clock.ms + accessTokenLifeMs,
})
/** An edge that read the document just now. */
const verifierOf = async (ring: KeyRing) => joseVerifier(await trustedKeys([{ region, jwks: ring.jwks() }]), clock.now)

describe('key ring', () => {
  test('what it signs, the verifier of the edge reads', async () => {
    const ring = await open(keyFile())
    const wanted = claims()
    assert.deepEqual(await (await verifierOf(ring)).verify(await ring.sign(wanted)), wanted)
  })

  test('tokens and secret outlive a restart', async () => {
    const file = keyFile()
    const first = await open(file)
    const token = await first.sign(claims())
    const again = await open(file)
    assert.deepEqual(again.jwks(), first.jwks())
    assert.deepEqual(again.secret, first.secret)
    await (await verifierOf(again)).verify(token)
  })

  test('a published document never holds a private part', async () => {
    const ring = await open(keyFile())
    clock.ms += jwksKeptMs
    await ring.rotateSigningKey()
    for (const key of ring.jwks().keys) {
      assert.deepEqual(Object.keys(key).sort(), ['alg', 'crv', 'kid', 'kty', 'use', 'x'])
    }
  })

  test('an edge that read the keys before a rotation reads tokens signed after it', async () => {
    const ring = await open(keyFile())
    const edge = await verifierOf(ring)
    const before = await ring.sign(claims())
    clock.ms += jwksKeptMs
    await ring.rotateSigningKey()
    const after = await ring.sign(claims())
    await edge.verify(after)
    const fresh = await verifierOf(ring)
    await fresh.verify(before)
    await fresh.verify(after)
  })

  test('a second rotation waits until every edge knows the next key', async () => {
    const ring = await open(keyFile())
    clock.ms += jwksKeptMs
    await ring.rotateSigningKey()
    await assert.rejects(ring.rotateSigningKey(), /not known at every edge/)
    clock.ms += jwksKeptMs
    await ring.rotateSigningKey()
  })

  test('retired keys are published until their last token has run out, and no longer', async () => {
    const ring = await open(keyFile())
    clock.ms += jwksKeptMs
    const [first] = ring.jwks().keys
    await ring.rotateSigningKey()
    const holds = () => ring.jwks().keys.some((key) => key.kid === first?.kid)
    clock.ms += accessTokenLifeMs + 60_000
    await ring.rotateSigningKey()
    assert.equal(holds(), true)
    clock.ms += 3_600_000
    await ring.rotateSigningKey()
    assert.equal(holds(), false)
    assert.ok(ring.jwks().keys.length <= 4)
  })

  test('a rotation that could not be stored did not happen', async () => {
    const file = keyFile()
    const ring = await open(file)
    const before = ring.jwks()
    clock.ms += jwksKeptMs
    file.failing = true
    await assert.rejects(ring.rotateSigningKey(), /no space/)
    assert.deepEqual(ring.jwks(), before)
    const token = await ring.sign(claims())
    file.failing = false
    await (await verifierOf(await open(file))).verify(token)
  })

  test('the daily check rotates when keys are old, and not before', async () => {
    const ring = await open(keyFile())
    const [first] = ring.jwks().keys
    const secret = ring.secret.current
    clock.ms += lifetimes.signingKeyMs - 1
    await ring.rotateWhenDue()
    assert.deepEqual(ring.jwks().keys[0], first)
    clock.ms += 1
    await ring.rotateWhenDue()
    assert.notDeepEqual(ring.jwks().keys[0], first)
    assert.deepEqual(ring.secret.current, secret)
    clock.ms += lifetimes.secretMs
    await ring.rotateWhenDue()
    const [made, accepted] = [ring.secret.current, ring.secret.previous]
    assert.deepEqual(made, secret)
    assert.notDeepEqual(accepted, secret)
    await assert.rejects(ring.rotateSecret(), /not in use yet/)
    clock.ms += secretKnownMs
    assert.deepEqual(ring.secret, { current: accepted, previous: made })
  })

  test('processes that follow sign, publish and accept as the one that rotates, and what they do not know yet harms nobody', async () => {
    const file = keyFile()
    const keeper = await open(file)
    const other = await open(file)
    clock.ms += jwksKeptMs
    await keeper.rotateSigningKey()
    await keeper.rotateSecret()
    // Until it has looked: who asked the other for the keys reads what the keeper signs, and the other way round.
    await (await verifierOf(other)).verify(await keeper.sign(claims()))
    await (await verifierOf(keeper)).verify(await other.sign(claims()))
    assert.deepEqual(other.secret.current, keeper.secret.current)
    await other.follow()
    assert.deepEqual(other.jwks(), keeper.jwks())
    assert.deepEqual(other.secret, keeper.secret)
    await (await verifierOf(keeper)).verify(await other.sign(claims()))
    clock.ms += secretKnownMs
    assert.deepEqual(other.secret, keeper.secret)
    assert.ok(other.secret.previous)
  })

  test('it signs for nobody at home elsewhere, and reads no file of another region', async () => {
    const file = keyFile()
    const ring = await open(file)
    await assert.rejects(ring.sign({ ...claims(), home: 'ap-southeast' as RegionName }), /at home/)
    const elsewhere = KeyRing.open({ region: 'ap-southeast' as RegionName, file, clock, random: nodeRandom })
    await assert.rejects(elsewhere, /belongs to eu-central/)
  })
})

describe('key file', () => {
  const inFolder = async (body: (path: string) => Promise<void>) => {
    const folder = await mkdtemp(join(tmpdir(), 'meridian-keys-'))
    try {
      await body(join(folder, 'keys.json'))
    } finally {
      await rm(folder, { recursive: true })
    }
  }

  test('written for its owner alone, also over a file that was open to all', () =>
    inFolder(async (path) => {
      const file = keyFileAt(path)
      assert.equal(await file.read(), undefined)
      await writeFile(`${path}.new`, 'left by a crash', { mode: 0o644 })
      await file.write('keys')
      assert.equal((await stat(path)).mode & 0o777, 0o600)
      assert.equal(await file.read(), 'keys')
      await file.write('newer keys')
      assert.equal(await readFile(path, 'utf8'), 'newer keys')
    }))

  test('one that others can read is refused', () =>
    inFolder(async (path) => {
      await keyFileAt(path).write('keys')
      await chmod(path, 0o640)
      await assert.rejects(keyFileAt(path).read(), /chmod 600/)
    }))
})
