import assert from 'node:assert/strict'
import { test } from 'node:test'
import { fail, MeridianError } from '../../protocol/errors.ts'
import type { UserKey } from '../../protocol/ids.ts'
import type { PersonalClass } from '../../residency-policy/flows/data-classes.ts'
import { FlowTable } from '../../residency-policy/flows/flow-table.ts'
import { policyRecordOf } from '../../residency-policy/flows/policy-record.fixture.ts'
import type { HomeHash, StoredHome } from '../directory/directory-store.ts'
import type { FoundHome } from './home-reads.ts'
import { HomesElsewhere } from './homes-elsewhere.ts'

const [eu, us, cn] = [1, 2, 4]
const hashOf = (user: UserKey): HomeHash => `#${user}` as unknown as HomeHash
const ben = 'ben-ben-ben-ben1' as UserKey
const li = 'li-li-li-li-li-1' as UserKey
const homeIn = (region: number): FoundHome => ({ region, part: 3, zone: region, epoch: 0, mayKeep: true })

/** Frankfurt beside Ashburn and Beijing; Anna writes. Whatever crosses besides, people of Ashburn may be looked for. */
function frankfurt(allow: readonly [PersonalClass, from: number, to: number][] = []) {
  let now = 0
  const flows = [['directory.lookup', us, eu], ...allow] as const
  const table = new FlowTable(
    policyRecordOf({
      version: 1,
      allow: flows.map(([dataClass, fromRegion, toRegion]) => ({ dataClass, fromRegion, toRegion })),
    }),
  )
  const asked: string[] = []
  const put: StoredHome[] = []
  const there = new Map<number, Map<HomeHash, FoundHome> | 'away'>([
    [us, new Map([[hashOf(ben), homeIn(us)]])],
    [cn, new Map([[hashOf(li), homeIn(cn)]])],
  ])
  const peer = (region: number) => ({
    home: (hash: HomeHash) => {
      asked.push(`${region} ${hash}`)
      const known = there.get(region)
      return known === 'away' ? Promise.reject(fail('unavailable')) : Promise.resolve(known?.get(hash))
    },
  })
  const homes = new HomesElsewhere({
    region: eu,
    clock: { now: () => now, monotonic: () => now },
    directory: {
      hashOf: (user) => hashOf(user as UserKey),
      entryFor: (hash, entry) => ({ hash, here: false, ...entry }),
      put: (entries) => Promise.resolve(entries.map((entry) => put.push(entry) > 0)),
    },
    peers: new Map([us, cn].map((region) => [region, peer(region)])),
    policy: () => table,
  })
  const find = (user: UserKey, writer = 1) =>
    homes.find(user, { user: 'anna-anna-anna-1' as UserKey, writer, zone: eu }).then(
      (home) => home.region,
      (caught: unknown) => MeridianError.from(caught),
    )
  return { find, asked, put, there, pass: (ms: number) => (now += ms) }
}

const codeOf = (answer: unknown): unknown => (answer instanceof MeridianError ? answer.code : answer)
const everywhere: [PersonalClass, number, number][] = [['directory.lookup', cn, eu]]

test('I7 somebody whom only their home knows is found there, by a hash, and asked for once a minute', async () => {
  const { find, asked, put, pass } = frankfurt()
  assert.deepEqual(await Promise.all([find(ben), find(ben)]), [us, us])
  pass(59_999)
  await find(ben)
  assert.deepEqual(asked, [`${us} ${hashOf(ben)}`])
  pass(1)
  await find(ben)
  assert.equal(asked.length, 2)
  assert.deepEqual(put, [], 'never in the directory where the policy keeps it out')
})

test('I7 an entry that was lost is stored where both sides let it be', async () => {
  const { find, put, there } = frankfurt([['directory.home', us, eu]])
  assert.equal(await find(ben), us)
  assert.deepEqual(put, [{ hash: hashOf(ben), here: false, region: us, part: 3, zone: us, epoch: 0 }])
  const strict = frankfurt([['directory.home', us, eu]])
  strict.there.set(us, new Map([[hashOf(ben), { ...homeIn(us), mayKeep: false }]]))
  assert.equal(await strict.find(ben), us)
  assert.deepEqual(strict.put, [])
  assert.equal(there.size, 2)
})

test('I7 a region whose people may not be spoken of here is not asked, and the sender hears why they cannot write there', async () => {
  const { find, asked } = frankfurt()
  for (const user of [li, 'nobody-nobody-no' as UserKey]) {
    const answer = (await find(user)) as MeridianError
    assert.equal(answer.code, 'policy_denied')
    const { because, action, fromZone, toZone } = answer.detail.denial ?? assert.fail('no reason')
    assert.deepEqual([because, action, fromZone, toZone], ['default', 'find', eu, cn])
  }
  assert.equal(asked.filter((one) => one.startsWith(`${cn}`)).length, 0)
})

test('I7 nobody anywhere is unknown, as long as every region could say so', async () => {
  const { find } = frankfurt(everywhere)
  assert.equal(codeOf(await find('nobody-nobody-no' as UserKey)), 'recipient_unknown')
})

test('I7 a region speaks for its own people only', async () => {
  const { find, there } = frankfurt(everywhere)
  there.set(us, new Map([[hashOf(li), homeIn(cn)]]))
  there.set(cn, new Map())
  assert.equal(codeOf(await find(li)), 'recipient_unknown')
})

test('I7 a region that is away is a reason to wait, unless its people would be known here', async () => {
  const { find, there } = frankfurt(everywhere)
  there.set(us, 'away')
  assert.equal(codeOf(await find(ben)), 'unavailable')
  assert.equal(await find(li), cn, 'who is found elsewhere waits for nobody')
  there.set(us, new Map([[hashOf(ben), homeIn(us)]]))
  assert.equal(await find(ben), us, 'a failure is not kept')
  const known = frankfurt([...everywhere, ['directory.home', us, eu]])
  known.there.set(us, 'away')
  assert.equal(codeOf(await known.find(ben)), 'recipient_unknown')
})

test('I7 a device that tries ids is slowed down, and no other', async () => {
  const { find, asked, pass } = frankfurt()
  const stranger = (n: number): UserKey => `nobody-${n}`.padEnd(16, '-') as UserKey
  for (let n = 0; n < 50; n++) await find(stranger(n))
  assert.equal(codeOf(await find(stranger(50))), 'rate_limited')
  assert.equal(asked.length, 50)
  assert.equal(await find(ben, 2), us)
  pass(200)
  assert.equal(await find(ben), us)
})
