import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { encodeQuotaAsk, readQuotaAsk, readQuotaRoom } from '../../../protocol/cold-messages.ts'
import { errorTable } from '../../../protocol/errors.ts'
import { recordKinds } from '../../../protocol/log-records.ts'
import { kinds } from '../../../protocol/messages.ts'
import { type PersonCell, personCellKey } from '../cells.ts'
import { type Delivery, FoldHarness, type HarnessPerson } from '../fold-harness.ts'
import { allowed, annaAndMei, ap, atMost, cn, codes, eu, messages } from '../fold-stories.ts'

const denied = errorTable.policy_denied.wire
const parts = [0, 1]
const open = (version: number) => allowed([eu, ap], version)

/** People of Frankfurt, in both of its parts; what they write to Mei in Singapore is counted. */
function frankfurt(stop: number) {
  const { world, mei } = annaAndMei()
  const people = Array.from({ length: 12 }, (_, index) => world.person(`person ${index}`, eu, index % 2))
  world.settle()
  world.policy(open(2), atMost(stop))
  world.settle()
  return { world, mei, people }
}

/** The last verdict there is. */
function says(world: FoldHarness, from: HarnessPerson, to: HarnessPerson): number {
  world.send(from, to, 'x')
  world.foldAll()
  return world.verdicts.at(-1)?.code ?? -1
}

const countedIn = (world: FoldHarness): number =>
  parts.reduce((sum, part) => {
    const { quotas, time } = world.part(eu, 'user', part).cell
    const year = `${new Date(time).getUTCFullYear()} `
    return sum + [...quotas].filter(([key]) => key.startsWith(year)).reduce((all, [, { used }]) => all + used, 0)
  }, 0)

test('a quota lets through as many people as it says, each as often as they like', () => {
  const { world, mei, people } = frankfurt(5)
  const through = new Set<HarnessPerson>()
  for (let round = 0; round < 3; round++)
    for (const person of people) {
      if (says(world, person, mei) === 0) through.add(person)
      else assert.ok(!through.has(person), 'who was counted is never refused')
      world.settle()
    }
  assert.equal(through.size, 5)
  assert.equal(countedIn(world), 5)
  assert.equal(messages(world.rowsOf(mei)).length, world.verdicts.filter(({ code }) => code === 0).length)
})

test('the refusal says that it is the quota, by which rule, and is remembered (W4)', () => {
  const { world, mei, people } = frankfurt(0)
  const [first] = people as [HarnessPerson]
  const command = world.send(first, mei, 'x')
  world.settle()
  world.submit(first, command)
  world.settle()
  assert.deepEqual(codes(world), [denied, denied])
  for (const { denial } of world.verdicts) assert.deepEqual([denial?.because, denial?.rule], ['quota', 'listed'])
})

test('W8 a part that was given no room yet lets nobody through', () => {
  const { world, mei } = annaAndMei()
  const ben = world.person('ben', eu)
  world.settle()
  world.policy(open(2), atMost(1_000))
  world.foldAll()
  assert.equal(says(world, ben, mei), denied)
  world.settle()
  assert.equal(says(world, ben, mei), 0)
})

test('room comes in portions that leave most of it to the others, and before it has run out', () => {
  const { world, mei, people } = frankfurt(80)
  const rooms = () => parts.map((part) => [...world.part(eu, 'user', part).cell.quotas.values()][0]?.room ?? 0)
  assert.deepEqual(rooms(), [10, 8])
  for (const person of people) {
    assert.equal(says(world, person, mei), 0)
    world.settle()
  }
  assert.ok(rooms().every((room) => room > 10))
})

test('a receipt is what its sender’s devices tell: it counts them, and without room it is not told', () => {
  for (const [stop, told] of [
    [0, 0],
    [80, 1],
  ] as const) {
    const { world, anna, mei } = annaAndMei()
    world.send(mei, anna, 'hello')
    world.settle()
    world.policy(open(2), atMost(stop))
    world.settle()
    world.submit(anna, world.command(anna, { kind: kinds.read, to: mei.user, target: 1 }))
    world.settle()
    assert.equal(world.rowsOf(mei).filter(({ kind }) => kind === kinds.seen).length, told)
    assert.equal(countedIn(world), told)
  }
})

test('what does not leave the region counts nobody', () => {
  const { world, people } = frankfurt(80)
  const [first, second] = people as [HarnessPerson, HarnessPerson]
  assert.equal(says(world, first, second), 0)
  assert.equal(countedIn(world), 0)
})

/** Texts are on two bases, of which one lets through so many and the other so many. */
const onTwo = (first: number, second: number) =>
  atMost(first, {
    rules: [
      { id: 'home', basis: '', expiresAt: 0, quotas: [] },
      { id: 'listed', basis: 'TEST', expiresAt: 0, quotas: [1, 2] },
    ],
    quotas: [
      { basis: 'TEST', monthly: false, warn: first, stop: first },
      { basis: 'OTHER', monthly: true, warn: second, stop: second },
    ],
  })

const usedOf = (world: FoldHarness, basis: string): number =>
  parts.reduce((sum, part) => {
    const { quotas } = world.part(eu, 'user', part).cell
    return sum + [...quotas].filter(([key]) => key.endsWith(` ${basis}`)).reduce((all, [, { used }]) => all + used, 0)
  }, 0)

test('property: a text that needs two bases with quotas counts its author under both or under none', () => {
  const stops = fc.tuple(fc.nat(8), fc.nat(8))
  fc.assert(
    fc.property(stops, fc.array(fc.nat(11), { maxLength: 40 }), ([first, second], senders) => {
      const { world, mei, people } = frankfurt(0)
      world.policy(open(3), onTwo(first, second))
      world.settle()
      const through = new Set<number>()
      for (const sender of senders) {
        if (says(world, people[sender] as HarnessPerson, mei) === 0) through.add(sender)
        world.settle()
      }
      assert.ok(through.size <= Math.min(first, second))
      assert.deepEqual([usedOf(world, 'TEST'), usedOf(world, 'OTHER')], [through.size, through.size])
    }),
    { numRuns: 60 },
  )
})

const newYear = Date.parse('2028-01-01T00:00:00Z')

test('a new year counts everybody anew, and has its room before it begins', () => {
  const { world, mei, people } = frankfurt(80)
  const [first, second] = people as [HarnessPerson, HarnessPerson]
  world.time = newYear - 3_600_000
  assert.equal(says(world, first, mei), 0)
  world.settle()
  world.time = newYear
  assert.equal(says(world, first, mei), 0)
  assert.equal(countedIn(world), 1)
  const { counted } = world.part(eu, 'user', 0).cells.get(personCellKey(first.user)) as PersonCell
  assert.deepEqual(counted, [{ basis: 'TEST', period: '2028' }])
  // Nothing has been sent from the other part lately: its first has to try twice.
  assert.equal(says(world, second, mei), denied)
  world.settle()
  assert.equal(says(world, second, mei), 0)
})

test('a late copy of an ask for a year that is over gives nothing', () => {
  const { world } = frankfurt(80)
  world.time = newYear
  world.policy(open(3), atMost(80))
  world.settle()
  const ask = { basis: 'TEST', period: '2027', part: 1, term: 2, room: 0, refused: true }
  world.append({ region: eu, topic: 'user', partition: 0, kind: recordKinds.quotaAsk, payload: encodeQuotaAsk(ask) })
  world.foldAll()
  assert.deepEqual(world.waiting, [])
})

test('R7 a lower quota takes back what nobody has used, keeps who was counted, and gives no more than it says', () => {
  const { world, mei, people } = frankfurt(80)
  for (const person of people.slice(0, 4)) assert.equal(says(world, person, mei), 0)
  world.settle()
  world.policy(open(3), atMost(5))
  world.settle()
  const through = people.filter((person) => {
    const [first, second] = [says(world, person, mei), (world.settle(), says(world, person, mei))]
    world.settle()
    return first === 0 || second === 0
  })
  assert.deepEqual(through.slice(0, 4), people.slice(0, 4))
  assert.equal(through.length, 5)
})

test('W2 a late copy of an ask is told what was given, and gives nothing', () => {
  const { world, mei, people } = frankfurt(80)
  const { log, cell } = world.part(eu, 'user', 0)
  const shares = () => [...(cell.quotaShares.get('2027 TEST') ?? [])].map(([part, { room }]) => [part, room])
  const [ask] = log.filter(({ kind, payload }) => kind === recordKinds.quotaAsk && readQuotaAsk(payload).part === 1)
  for (const person of people) {
    assert.equal(says(world, person, mei), 0)
    world.settle()
  }
  const before = shares()
  world.append({
    region: eu,
    topic: 'user',
    partition: 0,
    kind: recordKinds.quotaAsk,
    payload: ask?.payload as Uint8Array,
  })
  world.foldAll()
  assert.deepEqual(shares(), before)
  assert.deepEqual(
    world.waiting.map(({ kind, payload }) => kind === recordKinds.quotaRoom && readQuotaRoom(payload).room),
    [before.find(([part]) => part === 1)?.[1]],
  )
})

test('R7 a part that hears of a lower quota first waits until the counting part has', () => {
  const { world, mei, people } = frankfurt(80)
  const [, early] = people as [HarnessPerson, HarnessPerson]
  world.policy(open(3), atMost(2), (name) => name === `${eu}/user/1`)
  world.settle()
  for (let time = 0; time < 2; time++) {
    assert.equal(says(world, early, mei), denied)
    world.settle()
  }
  world.policy(open(3), atMost(2))
  world.settle()
  const through = people.filter((person) => {
    says(world, person, mei)
    world.settle()
    return says(world, person, mei) === 0
  })
  assert.equal(through.length, 2)
})

test('R7 N2 a part that has missed versions, stops and resumptions asks and is given like the others', () => {
  const { world, mei, people } = frankfurt(40)
  const onlyFirst = (name: string): boolean => name === `${eu}/user/0`
  world.policy(open(3), atMost(2), onlyFirst)
  world.policy(open(3), atMost(2, { activation: 4, stops: [{ fromZone: 0, toZone: 0 }] }), onlyFirst)
  world.policy(open(3), atMost(2, { activation: 5 }), onlyFirst)
  world.settle()
  world.policy(open(6), atMost(40))
  world.settle()
  for (const person of people) {
    assert.equal(says(world, person, mei), 0)
    world.settle()
  }
})

test('a stop and a resumption leave room and people as they are', () => {
  const { world, mei, people } = frankfurt(80)
  const cells = () => JSON.stringify(parts.map((part) => [...world.part(eu, 'user', part).cell.quotas]))
  const before = cells()
  world.policy(open(2), atMost(80, { activation: 3, stops: [{ fromZone: 0, toZone: 0 }] }))
  world.settle()
  assert.equal(says(world, people[0] as HarnessPerson, mei), denied)
  assert.equal(world.verdicts.at(-1)?.denial?.because, 'stopped')
  assert.equal(cells(), before)
  world.policy(open(2), atMost(80, { activation: 4 }))
  world.settle()
  assert.equal(cells(), before)
  assert.equal(says(world, people[0] as HarnessPerson, mei), 0)
})

const acts = fc.array(
  fc.record({
    what: fc.constantFrom('send', 'send', 'send', 'send', 'send', 'policy', 'hear', 'restart', 'year'),
    who: fc.nat(11),
    stop: fc.nat(12),
    way: fc.constantFrom('now', 'now', 'late', 'twice'),
  }),
  { minLength: 5, maxLength: 60 },
)

test('property: whatever comes late, twice or before the policy, no more people cross than the quota says, and who has crossed may', () => {
  fc.assert(
    fc.property(acts, (list) => {
      const { world, mei, people } = frankfurt(4)
      const late: Delivery[] = []
      const passOn = (way: string): void => {
        while (world.foldAll() || world.waiting.length > 0)
          for (const delivery of world.waiting.splice(0)) {
            const isQuota = delivery.kind === recordKinds.quotaAsk || delivery.kind === recordKinds.quotaRoom
            if (isQuota && way !== 'now') late.push(delivery)
            if (!isQuota || way !== 'late') world.append(delivery)
          }
      }
      /** By year: people who crossed. */
      const crossed = new Map<string, Set<HarnessPerson>>()
      let [version, base] = [2, 0]
      let stands = [4, 4]
      for (const { what, who, stop, way } of list) {
        const person = people[who] as HarnessPerson
        const year = new Date(world.time).toISOString().slice(0, 4)
        const before = crossed.get(year) ?? new Set()
        crossed.set(year, before)
        if (what === 'year') {
          world.time = Date.UTC(Number(year) + 1, 0, 1)
          base = 0
        } else if (what === 'restart') world.part(eu, 'user', who % 2).restart()
        else if (what === 'policy') {
          version += 1
          // One of the two parts hears of it at once, the other with the next 'hear' or policy.
          const heard = who % 2
          stands = stands.map((known, part) => (part === heard ? stop : known))
          world.policy(open(version), atMost(stop), (name) => name === `${eu}/user/${heard}`)
          base = before.size
        } else if (what === 'hear') {
          version += 1
          stands = stands.map(() => stop)
          world.policy(open(version), atMost(stop))
          base = before.size
        } else {
          const limit = Math.max(base, ...stands)
          const isAllowed = says(world, person, mei) === 0
          if (before.has(person)) assert.ok(isAllowed, 'who was counted is refused')
          if (isAllowed) before.add(person)
          assert.ok(before.size <= limit, `${before.size} people of ${limit}`)
        }
        passOn(way)
        if (way === 'now') for (const delivery of late.splice(0)) world.append(delivery)
      }
    }),
    { numRuns: 200 },
  )
})

test('W8 W9 property: whoever folds the records of a quota, from any checkpoint, says the same and holds the same', () => {
  const { world, mei, people } = frankfurt(7)
  for (const person of [...people, ...people]) says(world, person, mei)
  world.policy(open(3), atMost(9))
  world.settle()
  for (const person of people) {
    says(world, person, mei)
    world.settle()
  }
  const plain = (value: unknown): string =>
    JSON.stringify(value, (_key, part: unknown) =>
      part instanceof Uint8Array ? Buffer.from(part).toString('hex') : part,
    )
  for (const every of [1, 2, 5]) {
    const [one, other] = [new FoldHarness([eu, ap, cn]), new FoldHarness([eu, ap, cn])]
    for (const part of parts) {
      const [straight, restarted] = [one.part(eu, 'user', part), other.part(eu, 'user', part)]
      for (const record of world.part(eu, 'user', part).log) {
        assert.equal(plain(straight.foldOne(record)), plain(restarted.foldOne(record)))
        if (record.offset % every === 0) restarted.restart()
      }
      assert.equal(straight.bytes(), restarted.bytes())
    }
  }
})
