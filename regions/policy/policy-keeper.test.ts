import assert from 'node:assert/strict'
import { mkdtemp } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { test } from 'node:test'
import { nodeScheduler } from '../../platform/clock.node.ts'
import { openDisk } from '../../platform/disk.node.ts'
import { keptOnDisk } from '../../platform/kept-files.disk.ts'
import { MeridianError } from '../../protocol/errors.ts'
import { standardPlaces } from '../../protocol/places.ts'
import { threeRegions } from '../../residency-policy/document/example-policy.node.ts'
import type { Guardrail, PolicyDocument } from '../../residency-policy/document/policy-document.ts'
import type { PolicyRecord } from '../../residency-policy/flows/policy-record.ts'
import type { Published } from '../../residency-policy/publish/accept.ts'
import { base64 } from '../../residency-policy/publish/base64.ts'
import { consistencyProof, inclusionProof, leafHash, rootOf } from '../../residency-policy/publish/merkle.ts'
import { generateKey, nodePolicyCrypto as crypto, signerOf } from '../../residency-policy/publish/policy-crypto.node.ts'
import { canonicalBytes } from '../../residency-policy/publish/canonical.ts'
import { nextRing, type SignedRing } from '../../residency-policy/publish/key-rings.ts'
import { makeStatement, type Release } from '../../residency-policy/publish/release.ts'
import { approve } from '../../residency-policy/publish/ring-key.ts'
import { checkpointText, signNote } from '../../residency-policy/publish/signed-note.ts'
import { PolicyKeeper } from './policy-keeper.ts'

const [eu] = standardPlaces.regions as [(typeof standardPlaces.regions)[0]]
const origin = 'meridian.test/policy'
const now = Date.parse('2026-11-30T00:00:00Z')
const keys = new Map(['dpo', 'counsel', 'log'].map((name) => [name, generateKey()]))
const ring = [...keys].map(([name, { publicKey }]) => ({
  name,
  role: name === 'log' ? ('log' as const) : ('approver' as const),
  publicKey: base64(publicKey),
  from: 0,
}))
const signer = (name: string) => signerOf(name, keys.get(name)?.privatePem ?? '')
const empty = { origin, size: 0, root: await rootOf(crypto, []) }
const first = await nextRing(crypto, [], empty, ring, 0)
const rings: SignedRing[] = [{ statement: first, approvals: [await approve(first, signer('log'))] }]
const noBodyToUs: Guardrail = { id: 'g-test', zones: ['EU'], classes: ['msg.body'], to: ['us-east'] }

/** Publishes documents one after the other, each as a node that took the one before would need it. */
async function published(documents: readonly PolicyDocument[]): Promise<Published[]> {
  const releases: Release[] = []
  for (const document of documents) {
    const statement = await makeStatement(crypto, document, releases.at(-1)?.statement, now)
    const approvals = await Promise.all(['dpo', 'counsel'].map((name) => approve(statement, signer(name))))
    releases.push({ document, statement, approvals })
  }
  const leaves = await Promise.all(releases.map(({ statement }) => leafHash(crypto, canonicalBytes(statement))))
  return Promise.all(
    releases.map(async (release, index) => {
      const grown = leaves.slice(0, index + 1)
      const text = checkpointText({ origin, size: grown.length, root: await rootOf(crypto, grown) })
      const logKey = keys.get('log')?.publicKey as Uint8Array
      return {
        release,
        index,
        checkpoint: await signNote(crypto, text, signer('log'), logKey),
        inclusion: (await inclusionProof(crypto, grown, index)).map(base64),
        consistency: (await consistencyProof(crypto, grown, index)).map(base64),
      }
    }),
  )
}

const { document: standard } = threeRegions()
const versioned = (version: number, more: Partial<PolicyDocument> = {}): PolicyDocument => ({
  ...standard,
  ...more,
  metadata: { ...standard.metadata, version, ...more.metadata },
})
const narrow = (version: number) => versioned(version, { guardrails: [...(standard.guardrails ?? []), noBodyToUs] })

async function keeperIn(folder: string, carried: PolicyRecord[] = [], used = crypto): Promise<PolicyKeeper> {
  const keeper = await PolicyKeeper.open({
    region: eu,
    places: standardPlaces,
    files: keptOnDisk(await openDisk(folder)),
    clock: { now: () => now },
    crypto: used,
  })
  await keeper.takeRings(rings)
  keeper.carriedBy(
    {
      activate: (record) => {
        carried.push(record)
        return Promise.resolve()
      },
      partsOn: () => ({ of: 24, on: 24 }),
      barriers: () => ({ of: 3, through: 2 }),
      quotas: () => [],
    },
    noTimers,
  )
  return keeper
}

const noTimers = { ...nodeScheduler, every: () => ({ cancel: () => undefined }) }

const folder = () => mkdtemp(join(tmpdir(), 'policy-keeper-'))
const refusedWith = (because: string) => (caught: unknown) => {
  assert.ok(caught instanceof MeridianError)
  assert.deepEqual([caught.code, caught.detail.because], ['policy_refused', because])
  return true
}

test('R7 a version is taken, activated and carried; a narrower one opens the next lane generation, a wider one does not', async () => {
  const carried: PolicyRecord[] = []
  const keeper = await keeperIn(await folder(), carried)
  for (const one of await published([versioned(1), narrow(2), versioned(3)])) await keeper.take(one)
  for (const version of [1, 2, 3]) await keeper.activate(version, 'test')
  assert.deepEqual(
    carried.map(({ version, activation, generation }) => [version, activation, generation]),
    [
      [1, 1, 1],
      [2, 2, 2],
      [3, 3, 2],
    ],
  )
  const { active, inForce, known } = keeper.status()
  assert.deepEqual([active.version, inForce, known.length], [3, false, 3], 'one barrier is not through')
})

test('R7 what is in force survives a restart, with its stops and its audit', async () => {
  const place = await folder()
  const keeper = await keeperIn(place)
  for (const one of await published([versioned(1), narrow(2)])) await keeper.take(one)
  await keeper.activate(1, 'first')
  await keeper.stop({ from: 'EU', to: 'SG' }, 'a leak is looked into')
  const again = await keeperIn(place)
  assert.deepEqual(again.record, keeper.record)
  assert.deepEqual(again.status().active.stops, [{ from: 'EU', to: 'SG' }])
  assert.deepEqual(
    again.audit().map(({ did, reason }) => [did, reason]),
    [
      ['keys', ''],
      ['take', ''],
      ['take', ''],
      ['activate', 'first'],
      ['stop', 'a leak is looked into'],
    ],
  )
})

test('an emergency stop closes the gates of parts that have not heard of it, and a resume opens them', async () => {
  const keeper = await keeperIn(await folder())
  for (const one of await published([versioned(1)])) await keeper.take(one)
  await keeper.activate(1, '')
  const before = keeper.table
  await keeper.stop({ to: 'SG' }, '')
  assert.equal(keeper.atGate(before).judge(1, 'msg.body', 3, now).allow, false)
  assert.equal(keeper.atGate(before).judge(1, 'msg.body', 2, now).allow, true)
  assert.equal(keeper.record.generation, 2, 'a stop narrows')
  await keeper.resume({ to: 'SG' }, '')
  assert.equal(keeper.atGate(before).judge(1, 'msg.body', 3, now).allow, true)
  assert.equal(keeper.record.generation, 2)
  await assert.rejects(keeper.stop({ to: 'XX' }, ''), /no zone/)
})

test('what may not come into force does not, and the active version stays', async () => {
  const keeper = await keeperIn(await folder())
  const later = versioned(3, { metadata: { ...standard.metadata, version: 3, effectiveFrom: '2027-06-01T00:00:00Z' } })
  const closed = versioned(4, {
    guardrails: [
      ...(standard.guardrails ?? []),
      { id: 'g-bricks', zones: ['EU'], classes: ['msg.body'], to: ['eu-central'] },
    ],
  })
  const [one, two, three, four] = (await published([versioned(1), narrow(2), later, closed])) as [
    Published,
    Published,
    Published,
    Published,
  ]
  await keeper.take(one)
  await assert.rejects(keeper.take(three), refusedWith('not-next'))
  await assert.rejects(keeper.activate(2, ''), refusedWith('unknown-version'))
  await keeper.take(two)
  await keeper.activate(2, '')
  await assert.rejects(keeper.activate(1, ''), refusedWith('not-newer'))
  await assert.rejects(keeper.take(one), refusedWith('not-newer'))
  await keeper.take(three)
  await keeper.take(four)
  await assert.rejects(keeper.activate(3, ''), refusedWith('too-early'))
  await assert.rejects(keeper.activate(4, ''), refusedWith('closes-home'))
  const unsigned = { ...four, release: { ...four.release, approvals: [] } }
  await assert.rejects((await keeperIn(await folder())).take({ ...unsigned, index: 0 }), MeridianError)
  assert.equal(keeper.record.version, 2)
  await keeper.activate(3, 'the regulator agrees', true)
  assert.equal(keeper.record.version, 3)
})

test('a region that starts again goes on from the version it has taken last: none before it is verified again', async () => {
  const place = await folder()
  const all = await published([versioned(1), narrow(2), versioned(3), narrow(4)])
  const [last] = all.splice(-1) as [Published]
  const keeper = await keeperIn(place)
  for (const one of all) await keeper.take(one)
  let verified = 0
  const counting: typeof crypto = {
    ...crypto,
    verify: (...words) => {
      verified += 1
      return crypto.verify(...words)
    },
  }
  const again = await keeperIn(place, [], counting)
  await again.activate(3, '')
  assert.equal(verified, 0)
  await again.take(last)
  assert.equal(verified, 3, 'its checkpoint and two approvals')
  // One that has none begins with the first: nobody else has verified what comes before.
  await assert.rejects((await keeperIn(await folder())).take(last), refusedWith('not-next'))
})

test('keys change by rings that the keys before them have signed; a retired one counts no more, and a restart forgets nothing', async () => {
  const place = await folder()
  const keeper = await keeperIn(place)
  const [one, two] = (await published([versioned(1), narrow(2)])) as [Published, Published]
  await keeper.take(one)
  const log = { origin, size: 1, root: await rootOf(crypto, []) }
  const keysAfter = ring.map((key) => (key.name === 'log' ? key : { ...key, until: now }))
  const signed = async (by: readonly string[]): Promise<SignedRing> => {
    const statement = await nextRing(crypto, [first], log, keysAfter, now)
    return { statement, approvals: await Promise.all(by.map((name) => approve(statement, signer(name)))) }
  }
  await assert.rejects(keeper.takeRings([await signed(['log'])]), refusedWith('ring-unsigned'))
  await assert.rejects(keeper.takeRings([await signed(['dpo', 'counsel'])]), refusedWith('ring-unsigned'))
  const { ring: newest } = await keeper.takeRings([...rings, await signed(['log', 'dpo'])])
  const again = await keeperIn(place)
  assert.deepEqual([newest, again.status().ring, again.stand({ after: 1, ring: 1 }).rings.length], [2, 2, 1])
  await assert.rejects(again.take(two), refusedWith('too-few-approvals'))
  const other = await nextRing(crypto, [first], log, [...keysAfter].reverse(), now)
  const fork = [{ statement: other, approvals: [] }]
  await assert.rejects(again.takeRings(fork), refusedWith('ring-forked'))
})

test('R7 parts that could not be told are told again, by whoever looks every two seconds', async () => {
  const keeper = await keeperIn(await folder())
  for (const one of await published([versioned(1)])) await keeper.take(one)
  let [tries, on] = [0, 0]
  let remind = (): void => undefined
  const carriers = {
    activate: () => {
      tries += 1
      if (tries === 1) return Promise.reject(new Error('the disk is full'))
      on = 24
      return Promise.resolve()
    },
    partsOn: () => ({ of: 24, on }),
    barriers: () => ({ of: 0, through: 0 }),
    quotas: () => [],
  }
  keeper.carriedBy(carriers, {
    ...noTimers,
    every: (_ms, work) => {
      remind = work
      return { cancel: () => undefined }
    },
  })
  await assert.rejects(keeper.activate(1, ''), /full/)
  assert.deepEqual([keeper.record.version, keeper.status().inForce], [1, false])
  for (let second = 0; second < 3; second++) {
    remind()
    await keeper.stop({}, '').catch(() => undefined)
    await keeper.resume({}, '').catch(() => undefined)
  }
  assert.equal(keeper.status().inForce, true)
})
