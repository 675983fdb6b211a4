import assert from 'node:assert/strict'
import { test } from 'node:test'
import { type MirrorPlan, planFaults } from './mirror-plan.ts'
import { mirrorConfiguration } from './mirror-properties.ts'
import { mirrorRights } from './mirror-rights.ts'

const eu = { alias: 'eu', brokers: ['10.1.0.1:9093', '10.1.0.2:9093'] }
const us = { alias: 'us', brokers: ['10.2.0.1:9093'] }
const ap = { alias: 'ap', brokers: ['10.3.0.1:9093'] }
const toUs = {
  to: us,
  lanes: ['xr.to-us.chat.g1', 'xr.to-us.chat.g2', 'xr.to-us.control.g1'],
  passwords: { source: 'a'.repeat(20), target: 'd'.repeat(20) },
}
const toAp = { to: ap, lanes: ['xr.to-ap.chat.g1'], passwords: { source: 'b'.repeat(20), target: 'b'.repeat(20) } }
const plan: MirrorPlan = { from: eu, flows: [toUs, toAp], replicas: 3 }

/** As Java reads it. */
const readBack = (properties: string): Map<string, string> =>
  new Map(
    properties
      .trimEnd()
      .split('\n')
      .map((line): [string, string] => {
        const at = line.indexOf(' = ')
        return [line.slice(0, at), line.slice(at + 3).replaceAll('\\\\', '\\')]
      }),
  )

test('lanes are carried by name alone: what looks alike, what came from elsewhere and other generations are not', () => {
  const topics = readBack(mirrorConfiguration(plan).properties).get('eu->us.topics') ?? ''
  // MirrorMaker takes each as a pattern for the whole name.
  const carried = (name: string): boolean => topics.split(',').some((one) => new RegExp(`^(?:${one})$`).test(name))
  for (const lane of toUs.lanes) assert.ok(carried(lane), lane)
  for (const other of ['xr.to-us.chat.g3', 'xr.to-us.chat.g11', 'xr.to-us.group.g1', 'xr.to-ap.chat.g1'])
    assert.ok(!carried(other), other)
  for (const odd of ['us.xr.to-us.chat.g1', 'xr-to-us.chat.g1', 'xrxto-us.chat.g1', 'user', 'heartbeats'])
    assert.ok(!carried(odd), odd)
})

test('every flow drops what has no header for its target, and says nothing of its own', () => {
  const found = readBack(mirrorConfiguration(plan).properties)
  for (const to of ['us', 'ap']) {
    const of = (key: string): string | undefined => found.get(`eu->${to}.${key}`)
    assert.deepEqual(
      [of('transforms'), of('transforms.gate.predicate'), of('transforms.gate.negate')],
      ['gate', 'allowed', 'true'],
    )
    assert.equal(of('predicates.allowed.name'), `rx-${to}`)
    for (const silent of ['emit.heartbeats', 'heartbeats.replication', 'emit.checkpoints', 'emit.offset-syncs'])
      assert.equal(of(`${silent}.enabled`), 'false')
    assert.match(of('source.cluster.sasl.jaas.config') ?? '', new RegExp(`username="mirror-eu-${to}"`))
  }
  assert.equal(found.get('emit.heartbeats.enabled'), 'false')
})

test('keys of a worker have the prefix of its target, without which they are ignored', () => {
  const keys = [...readBack(mirrorConfiguration(plan).properties).keys()]
  for (const bare of [
    'offset.flush.interval.ms',
    'scheduled.rebalance.max.delay.ms',
    'config.storage.topic',
    'producer.compression.type',
  ]) {
    assert.ok(!keys.includes(bare), bare)
    for (const to of ['us', 'ap']) assert.ok(keys.includes(`${to}.${bare}`), bare)
  }
})

test('a worker never finds an older gate: its topic of configurations follows from the configuration', () => {
  const { hash, properties } = mirrorConfiguration(plan)
  assert.equal(readBack(properties).get('us.config.storage.topic'), `mm2-configs.eu.${hash}.internal`)
  const looser = mirrorConfiguration({
    ...plan,
    flows: [{ ...toUs, lanes: [...toUs.lanes, 'xr.to-us.group.g1'] }, toAp],
  })
  assert.notEqual(looser.hash, hash)
  const otherPassword = mirrorConfiguration({
    ...plan,
    flows: [{ ...toUs, passwords: { source: 'c'.repeat(20), target: 'c'.repeat(20) } }, toAp],
  })
  assert.equal(otherPassword.hash, hash)
  assert.deepEqual(mirrorConfiguration(plan), mirrorConfiguration(plan))
})

test('the user of a flow may read its lanes at the source and write their copies at the target, each by name', () => {
  const rights = mirrorRights(plan)
  const ofUs = rights.filter(({ user }) => user === 'mirror-eu-us')
  assert.deepEqual(
    ofUs.filter(({ at }) => at === 'eu').map(({ name, operations }) => [name, operations.join(' ')]),
    toUs.lanes.map((lane) => [lane, 'read describe describe-configs']),
  )
  const atTarget = ofUs.filter(({ at, operations }) => at === 'us' && operations.includes('write'))
  const { hash } = mirrorConfiguration(plan)
  assert.deepEqual(
    atTarget.map(({ name }) => name),
    [
      ...toUs.lanes.map((lane) => `eu.${lane}`),
      ...[`mm2-configs.eu.${hash}.internal`, 'mm2-offsets.eu.internal', 'mm2-status.eu.internal'],
    ],
  )
  assert.ok(rights.every(({ user, at }) => (user === 'mirror-eu-us' ? at !== 'ap' : at !== 'us')))
})

test('FC-084 a plan that would copy copies, go in a circle or mistake one region for another is refused by name', () => {
  const faultsWith = (change: Partial<MirrorPlan>): string => planFaults({ ...plan, ...change }).join('\n')
  assert.equal(faultsWith({}), '')
  const cases: readonly (readonly [Partial<MirrorPlan>, RegExp])[] = [
    [{ flows: [{ ...toUs, lanes: ['us.xr.to-us.chat.g1'] }] }, /`us\.xr\.to-us\.chat\.g1` is the copy of a lane/],
    [
      { flows: [{ ...toUs, lanes: ['xr.to-ap.chat.g1'] }] },
      /is for `ap` and cannot go from eu to us: are the aliases swapped\?/,
    ],
    [{ flows: [{ ...toUs, lanes: ['xr.to-us.*'] }] }, /`xr\.to-us\.\*` is no lane/],
    [{ flows: [{ ...toUs, lanes: ['user'] }] }, /`user` is no lane/],
    [{ flows: [{ ...toUs, to: { ...us, brokers: eu.brokers } }] }, /has a broker at both ends/],
    [{ from: us }, /would copy a region into itself/],
    [{ from: { ...eu, alias: 'chat' } }, /cannot have the alias `chat`: it is a word of lane names/],
    [{ from: { ...eu, alias: 'eu.x' } }, /is no alias of a region/],
    [{ flows: [toUs, { ...toUs, lanes: ['xr.to-us.group.g1'] }] }, /two flows to `us`/],
    [{ flows: [{ ...toUs, lanes: [...toUs.lanes, 'xr.to-us.chat.g1'] }] }, /is twice among the lanes/],
    [{ flows: [{ ...toUs, lanes: [] }] }, /has no lanes: leave it out/],
    [
      { flows: [{ ...toUs, passwords: { ...toUs.passwords, source: 'x"; evil="y\nus.topics = .*' } }] },
      /the passwords of the flow/,
    ],
    [{ from: { ...eu, brokers: ['a:1\nx = y'] } }, /is no `host:port`/],
    [{ replicas: 0 }, /no number of copies/],
  ]
  for (const [change, sentence] of cases) {
    assert.match(faultsWith(change), sentence)
    assert.throws(() => mirrorConfiguration({ ...plan, ...change }), sentence)
    assert.throws(() => mirrorRights({ ...plan, ...change }), sentence)
  }
})
