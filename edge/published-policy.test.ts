import assert from 'node:assert/strict'
import { test } from 'node:test'
import { nodeMac } from '../platform/mac.node.ts'
import { edgeAnswerHeader } from '../protocol/edge-answer.ts'
import { edgeEnvelopeHeader, EnvelopeGate } from '../protocol/edge-envelope.ts'
import type { RegionAlias, RegionName, Zone } from '../protocol/ids.ts'
import { exampleNow, globalChat } from '../residency-policy/document/example-policy.node.ts'
import type { PolicyDocument } from '../residency-policy/document/policy-document.ts'
import { ExampleChain } from '../residency-policy/publish/example-chain.node.ts'
import { nodePolicyCrypto } from '../residency-policy/publish/policy-crypto.node.ts'
import type { Published } from '../residency-policy/publish/accept.ts'
import type { SignedRing } from '../residency-policy/publish/key-rings.ts'
import type { PolicyStand } from '../residency-policy/publish/policy-stand.ts'
import { policyFreshMs, policyStaleMs, PublishedPolicy } from './published-policy.ts'
import type { PolicyKeys } from './region-map.ts'

const [eu, us] = ['eu-central', 'us-east'] as [RegionName, RegionName]
const key = new Uint8Array(32).fill(7)
const chain = new ExampleChain()
const document = (version: number, parts: Partial<PolicyDocument> = {}): PolicyDocument => {
  const { document: example } = globalChat()
  return { ...example, ...parts, metadata: { ...example.metadata, version } }
}
/** US may not fail over any more; then it may again. */
const { zones } = globalChat().document
const noFailover = { zones: { ...zones, US: { home: 'us-east', failover: [] } } }
const v14 = await chain.publish(document(14), exampleNow)
const v15 = await chain.publish(document(15, noFailover), exampleNow + 1_000, ['dpo'])
const v16 = await chain.publish(document(16), exampleNow + 2_000)
const firstKeys = await chain.keys()
const standBy = (version: number, activation: number, ...taken: Published[]): Omit<PolicyStand, 'region'> => ({
  version,
  activation,
  stops: [],
  taken,
  rings: firstKeys.rings,
})

/** Two regions that say what a test says, sealed as they would, and an edge that hears them. */
class Heard {
  ms = 0
  readonly says = new Map<string, Omit<PolicyStand, 'region'>>()
  asked: string[] = []
  /** What becomes of an answer on its way. */
  onTheWay: (body: string, seal: string) => [string, string] = (body, seal) => [body, seal]
  readonly policy: PublishedPolicy
  #envelopes = 0

  /** Signatures that the edge has verified. */
  verified = 0

  constructor(keys: PolicyKeys = firstKeys) {
    const clock = { now: () => exampleNow + 10_000 + this.ms, monotonic: () => this.ms }
    const gates = new Map(
      [eu, us].map((region) => [
        region as string,
        new EnvelopeGate({ region, keysOf: () => ({ current: key }), mac: nodeMac, clock }),
      ]),
    )
    const fetcher = async (url: string, { headers }: { headers: Record<string, string> }): Promise<Response> => {
      const { host, pathname, search } = new URL(url)
      this.asked.push(`${host}${search}`)
      const says = this.says.get(host)
      const gate = gates.get(host)
      if (says === undefined || gate === undefined) throw new Error('nobody answers')
      const envelope = headers[edgeEnvelopeHeader] ?? ''
      await gate.open(envelope, `GET ${pathname}${search}`)
      const after = Number(new URLSearchParams(search).get('after'))
      const taken = says.taken.filter(({ release }) => release.statement.version > after)
      const body = JSON.stringify({ ...says, region: host, taken })
      const [sent, seal] = this.onTheWay(body, await gate.sealAnswer(envelope, body))
      return new Response(sent, { headers: { [edgeAnswerHeader]: seal } })
    }
    this.policy = new PublishedPolicy({
      fetch: fetcher as unknown as typeof fetch,
      clock,
      crypto: {
        ...nodePolicyCrypto,
        verify: (...words) => {
          this.verified += 1
          return nodePolicyCrypto.verify(...words)
        },
      },
      after: (delayMs, work) => {
        const timer = setTimeout(work, delayMs)
        return { cancel: () => clearTimeout(timer) }
      },
      random: {
        bytes: (size) => new Uint8Array(size).fill((this.#envelopes += 1)),
        fraction: () => 0.5,
        integer: () => 0,
      },
      mac: nodeMac,
      keyFor: () => key,
      pop: 'fra',
      map: {
        version: 1,
        regions: [eu, us].map((name) => ({
          name,
          alias: name.slice(0, 2) as RegionAlias,
          gateways: [],
          apis: [`http://${name}`],
        })),
        pops: {},
        policyKeys: keys,
        origins: [],
      },
    })
  }

  /** What the edge makes of it, once it is due again. */
  async look(): Promise<(string | undefined)[]> {
    this.ms += policyFreshMs
    await this.policy.freshen()
    return this.policy.heard().map(({ version, refused }) => refused ?? String(version))
  }
}

const mayFailOver = ({ policy }: Heard): boolean | undefined =>
  policy
    .current()
    ?.failoverOf('US' as Zone)
    .includes(eu)

test('R7 releases that prove themselves are taken from every region, and asked for from the newest on', async () => {
  const heard = new Heard()
  heard.says.set(eu, standBy(14, 1, v14)).set(us, standBy(14, 1, v14))
  assert.equal(heard.policy.current(), undefined)
  assert.deepEqual(await heard.look(), ['14', '14'])
  assert.equal(mayFailOver(heard), true)
  await heard.look()
  assert.deepEqual(heard.asked.slice(2), ['eu-central?after=14&ring=1', 'us-east?after=14&ring=1'])
})

test('R7 while regions differ the strictest counts: narrower with the first that stands by it, wider with the last', async () => {
  const heard = new Heard()
  const seen: (boolean | undefined)[] = []
  for (const [inEu, inUs] of [
    [14, 14],
    [15, 14],
    [15, 15],
    [16, 15],
    [16, 16],
  ] as const) {
    heard.says.set(eu, standBy(inEu, inEu, v14, v15, v16)).set(us, standBy(inUs, inUs, v14, v15, v16))
    assert.deepEqual(await heard.look(), [String(inEu), String(inUs)])
    seen.push(mayFailOver(heard))
  }
  assert.deepEqual(seen, [true, false, false, false, true])
})

test('an emergency stop is heard without a new version', async () => {
  const heard = new Heard()
  heard.says.set(eu, standBy(14, 1, v14)).set(us, standBy(14, 1, v14))
  await heard.look()
  assert.equal(mayFailOver(heard), true)
  heard.says.set(us, { ...standBy(14, 2, v14), stops: [{ fromZone: 2, toZone: 1 }] })
  await heard.look()
  assert.equal(mayFailOver(heard), false)
})

test('unsigned, forked, changed, skipped and rolled back is not believed, and what was known stays', async () => {
  const stranger = new ExampleChain(50)
  const forked = new ExampleChain()
  const ahead = new ExampleChain()
  await ahead.publish(document(14), exampleNow)
  const bad: [string, Omit<PolicyStand, 'region'>][] = [
    ['checkpoint-unsigned', standBy(15, 2, await stranger.publish(document(15), exampleNow))],
    ['log-forked', standBy(15, 2, await forked.publish(document(15), exampleNow))],
    ['document-changed', standBy(15, 2, { ...v15, release: { ...v15.release, document: document(15) } })],
    ['too-few-approvals', standBy(15, 2, { ...v15, release: { ...v15.release, approvals: [] } })],
    ['log-forked', standBy(16, 2, v16)],
    ['unknown-version', standBy(17, 2, v14)],
    ['rolled-back', standBy(14, 0)],
    ['from-the-future', standBy(15, 2, await ahead.publish(document(15), exampleNow + 86_400_000))],
  ]
  for (const [why, stand] of bad) {
    const heard = new Heard()
    heard.says.set(eu, standBy(14, 1, v14)).set(us, standBy(14, 1, v14))
    await heard.look()
    heard.says.set(us, stand)
    const [inEu, inUs] = await heard.look()
    assert.deepEqual([inEu, inUs], ['14', why])
    assert.deepEqual(
      heard.policy.heard().map(({ version }) => version),
      [14, 14],
    )
  }
})

test('of two releases of one version, signed by the same keys, the second is refused', async () => {
  const heard = new Heard()
  const other = await new ExampleChain().publish(document(14, noFailover), exampleNow)
  heard.says.set(eu, standBy(14, 1, v14))
  await heard.look()
  heard.says.set(us, standBy(14, 1, other))
  assert.deepEqual(await heard.look(), ['14', 'log-forked'])
})

test('a release that is not in force yet and cannot be believed takes nothing from the one that is', async () => {
  const heard = new Heard()
  heard.says.set(eu, standBy(14, 1, v14))
  await heard.look()
  heard.says.set(eu, standBy(14, 1, v14, { ...v15, release: { ...v15.release, approvals: [] } }))
  heard.ms += policyStaleMs
  assert.equal((await heard.look())[0], 'too-few-approvals')
  assert.equal(heard.policy.heard()[0]?.heardSecondsAgo, 0)
})

/** `counsel` and `log` are retired after version 14; `dpo` and `log-2` publish 15. */
async function rotated() {
  const log = new ExampleChain()
  const keys = await log.keys()
  const first = await log.publish(document(14), exampleNow)
  const retired = await log.changeRing({ retire: ['counsel', 'log'], add: ['log-2', 'auditor'] }, exampleNow + 500)
  return { log, keys, first, retired }
}

test('keys rotate and retire while an edge runs: it follows rings that the keys before them have signed', async () => {
  const { log, keys, first, retired } = await rotated()
  const heard = new Heard(keys)
  const before = { ...standBy(14, 1, first), rings: keys.rings }
  heard.says.set(eu, before).set(us, before)
  assert.deepEqual(await heard.look(), ['14', '14'])
  const next = await log.publish(document(15), exampleNow + 1_000, ['dpo', 'auditor'], 'log-2')
  // The keys it has know neither the new key of the log nor the new approver.
  heard.says.set(us, { ...standBy(15, 2, first, next), rings: keys.rings })
  assert.deepEqual(await heard.look(), ['14', 'checkpoint-unsigned'])
  const after = { ...standBy(15, 2, first, next), rings: [...keys.rings, retired] }
  heard.says.set(eu, after)
  assert.equal((await heard.look())[0], '15')
  assert.deepEqual(await heard.look(), ['15', '15'], 'what one region has shown is known of all')
  assert.equal(heard.asked.at(-1), 'us-east?after=15&ring=2')
})

test('a signature by a retired key is refused at the edge, however it is dated', async () => {
  for (const [by, key, at, why] of [
    [['dpo', 'counsel'], 'log-2', exampleNow + 1_000, 'too-few-approvals'],
    [['dpo', 'counsel'], 'log-2', exampleNow, 'too-few-approvals'],
    [['dpo', 'auditor'], 'log', exampleNow + 1_000, 'checkpoint-unsigned'],
  ] as const) {
    const { log, keys, first, retired } = await rotated()
    const heard = new Heard(keys)
    const wider = document(15, { rules: globalChat().document.rules.map(({ when: _, ...rule }) => rule) })
    const bad = await log.publish(wider, at, by, key)
    heard.says.set(eu, { ...standBy(15, 2, first, bad), rings: [...keys.rings, retired] })
    assert.equal((await heard.look())[0], why)
    assert.equal(heard.policy.heard()[0]?.version, undefined)
  }
})

test('a ring that the keys before it have not signed, or that is another than the one known, is not believed', async () => {
  const { keys, first, retired } = await rotated()
  const alone = async (by: readonly string[], change: Parameters<ExampleChain['changeRing']>[0]) => {
    const log = new ExampleChain()
    await log.publish(document(14), exampleNow)
    return log.changeRing(change, exampleNow + 500, by)
  }
  const stranger = new ExampleChain(50)
  await stranger.publish(document(14), exampleNow)
  const forged: readonly (readonly [SignedRing, string])[] = [
    [await alone(['log'], { add: ['mallory'] }), 'ring-unsigned'],
    [await alone(['dpo', 'counsel'], { add: ['mallory'] }), 'ring-unsigned'],
    [await stranger.changeRing({ add: ['mallory'] }, exampleNow + 500), 'ring-not-next'],
    [{ ...retired, statement: { ...retired.statement, size: 0 } }, 'ring-unsigned'],
    [await alone(['log', 'dpo'], { retire: ['log'] }), 'ring-unlike'],
  ]
  for (const [ring, why] of forged) {
    const heard = new Heard(keys)
    heard.says.set(eu, standBy(14, 1, first)).set(us, { ...standBy(14, 1, first), rings: [...keys.rings, ring] })
    assert.deepEqual(await heard.look(), ['14', why])
    const { says } = heard
    says.set(us, { ...standBy(14, 1, first), rings: [...keys.rings, retired] })
    assert.deepEqual(await heard.look(), ['14', '14'], 'the good one is')
    const forked = await alone(['log', 'dpo'], { retire: ['dpo'] })
    says.set(us, { ...standBy(14, 1, first), rings: [...keys.rings, forked] })
    assert.deepEqual(await heard.look(), ['14', 'ring-forked'])
  }
})

/** Versions 14 to 53, every second one narrower, and where an edge begins whose map was signed at version 50. */
async function longChain() {
  const log = new ExampleChain()
  const all: Published[] = []
  for (let version = 14; version < 54; version++)
    all.push(await log.publish(document(version, version % 2 === 0 ? {} : noFailover), exampleNow + version))
  const of = (version: number): Published => all[version - 14] as Published
  return { log, all, of, keys: { ...(await log.keys()), point: await log.pointAt(of(50)) } }
}

test('an edge goes on from where its region map was signed: a long chain before it is neither asked for nor verified', async () => {
  const { all, of, keys } = await longChain()
  const heard = new Heard(keys)
  heard.says.set(eu, standBy(50, 1, ...all.slice(0, 37))).set(us, standBy(51, 1, ...all.slice(0, 38)))
  assert.deepEqual(await heard.look(), ['50', '51'])
  assert.deepEqual(heard.asked, ['eu-central?after=50&ring=1', 'us-east?after=50&ring=1'])
  // One ring, and version 51: its checkpoint and at most two approvals.
  assert.ok(heard.verified <= 4, `${heard.verified} signatures`)
  assert.equal(mayFailOver(heard), false, 'the documents are there')
  heard.says.set(eu, standBy(53, 2, ...all)).set(us, standBy(53, 2, ...all))
  assert.deepEqual(await heard.look(), ['53', '53'])
  assert.ok(heard.verified <= 16, `${heard.verified} signatures`)
  assert.ok(of(53))
})

test('a region may stand by a version before that: it is known by its hash, and a forged one in the middle is refused', async () => {
  const { log, all, of, keys } = await longChain()
  const heard = new Heard(keys)
  heard.says.set(eu, standBy(49, 1, ...all.slice(0, 36))).set(us, standBy(50, 1, ...all.slice(0, 37)))
  assert.deepEqual(await heard.look(), ['49', '50'])
  assert.equal(mayFailOver(heard), false, 'it is judged by version 49, too')
  assert.deepEqual(
    heard.asked.filter((each) => each.includes('eu')),
    ['eu-central?after=50&ring=1', 'eu-central?after=48&ring=1'],
  )

  // Signed by the same keys, and not the version that the log has.
  const other = await log.publish(document(49), exampleNow + 49)
  const forged: readonly (readonly [Published, string])[] = [
    [other, 'log-forked'],
    [{ ...of(49), release: { ...of(49).release, document: document(49) } }, 'document-changed'],
    [of(48), 'unknown-version'],
  ]
  for (const [bad, why] of forged) {
    const again = new Heard(keys)
    again.says.set(eu, standBy(49, 1, ...all.slice(0, 35), bad)).set(us, standBy(50, 1, ...all.slice(0, 37)))
    assert.deepEqual(await again.look(), [why, '50'])
  }
  const withoutOne = { ...keys, point: { ...keys.point, recent: keys.point.recent.slice(-1) } }
  const tooOld = new Heard(withoutOne)
  tooOld.says.set(eu, standBy(49, 1, ...all.slice(0, 36)))
  assert.equal((await tooOld.look())[0], 'log-forked')
})

test('what follows the point must follow it: another version 51, or one that leaves one out, is refused', async () => {
  const { all, of, keys } = await longChain()
  const fork = new ExampleChain()
  for (let version = 14; version < 51; version++) await fork.publish(document(version), exampleNow + version)
  const other = await fork.publish(document(51), exampleNow + 51)
  for (const [taken, version, why] of [
    [[other], 51, 'log-forked'],
    [[of(52)], 52, 'log-forked'],
    [[{ ...of(51), release: { ...of(51).release, approvals: [] } }], 51, 'too-few-approvals'],
  ] as const) {
    const heard = new Heard(keys)
    heard.says.set(eu, standBy(50, 1, ...all.slice(0, 37)))
    await heard.look()
    heard.says.set(eu, standBy(version, 2, ...all.slice(0, 37), ...taken))
    assert.equal((await heard.look())[0], why)
    assert.equal(heard.policy.heard()[0]?.version, 50)
  }
})

test('I5 an answer that is changed, replayed or sealed by nobody is not the region’s', async () => {
  const heard = new Heard()
  heard.says.set(eu, standBy(14, 1, v14)).set(us, standBy(14, 1, v14))
  let replayed: [string, string] | undefined
  heard.onTheWay = (body, seal) => (replayed ??= [body, seal])
  await heard.look()
  heard.ms += policyFreshMs
  for (const onTheWay of [
    () => replayed as [string, string],
    (body: string, seal: string): [string, string] => [body.replace('"stops":[]', '"stops":[0]'), seal],
    (body: string): [string, string] => [body, ''],
    (body: string): [string, string] => [body, 'AAAA'],
  ]) {
    heard.onTheWay = onTheWay
    assert.deepEqual(await heard.look(), ['not-sealed', 'not-sealed'])
  }
})

test('what was not heard for ten minutes does not count; a region that is silent does not keep the others', async () => {
  const heard = new Heard()
  heard.says.set(eu, standBy(14, 1, v14)).set(us, standBy(15, 1, v14, v15))
  await heard.look()
  assert.equal(mayFailOver(heard), false)
  heard.says.delete(us)
  heard.ms += policyStaleMs + 1
  assert.equal(heard.policy.current(), undefined)
  assert.deepEqual(await heard.look(), ['14', 'no-answer'])
  assert.equal(mayFailOver(heard), true)
  heard.says.clear()
  heard.ms += policyStaleMs + 1
  assert.deepEqual(await heard.look(), ['no-answer', 'no-answer'])
  assert.equal(heard.policy.current(), undefined)
})

test('regions are asked at most every ten seconds, by whoever comes, and by nobody twice at once', async () => {
  const heard = new Heard()
  heard.says.set(eu, standBy(14, 1, v14)).set(us, standBy(14, 1, v14))
  const [first, second] = [heard.policy.freshen(), heard.policy.freshen()]
  assert.ok(first)
  assert.equal(second, undefined)
  assert.ok((await heard.policy.known()) !== undefined)
  heard.ms += policyFreshMs - 1
  assert.equal(heard.policy.freshen(), undefined)
  heard.ms += 1
  await heard.policy.freshen()
  assert.equal(heard.asked.length, 4)
})
