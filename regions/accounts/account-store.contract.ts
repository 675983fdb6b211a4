/** What every `AccountStore` owes its callers. */
import assert from 'node:assert/strict'
import { describe } from 'node:test'
import { checksOn } from '../../platform/check.contract.ts'
import {
  type DeviceNumber,
  type RegionAlias,
  type SessionId,
  sessionIdOf,
  type UserId,
  userIdOf,
  type Zone,
} from '../../protocol/ids.ts'
import { limits } from '../../protocol/limits.ts'
import type { AccountStore, EndedSession, NewSession, Person, Session } from './account-store.ts'

export interface AccountStoreUnderTest {
  /** Empty. */
  readonly store: AccountStore
  /** The same content as another process of the region sees it at the same time. */
  readonly beside: () => Promise<AccountStore>
  /** The same content as the next start of the process sees it; the first store is closed. */
  readonly reopen: () => Promise<AccountStore>
  readonly dispose: () => Promise<void>
}

const now = Date.UTC(2026, 0, 1)
const day = 86_400_000
const graceMs = 10_000

const user = (fill: number): UserId => userIdOf(new Uint8Array(16).fill(fill))
const session = (fill: number): SessionId => sessionIdOf(new Uint8Array(16).fill(fill))
const number = (value: number) => value as DeviceNumber
const eu = 'eu' as RegionAlias

const anna: Person = {
  user: user(1),
  name: 'Anna',
  nameKey: 'anna',
  alias: eu,
  zone: 'EU' as Zone,
  password: 'hash of a password',
  createdAt: now,
}
const mei: Person = { ...anna, user: user(2), name: 'Mei', nameKey: 'mei', password: undefined }

const phone = { number: undefined, key: 'key of the phone', name: 'Phone' }
const laptop = { number: undefined, key: undefined, name: 'Laptop' }
const opening = (fill: number, more: Partial<NewSession> = {}): NewSession => ({
  session: session(fill),
  user: anna.user,
  device: phone,
  at: now,
  expiresAt: now + 90 * day,
  ...more,
})

async function open(store: AccountStore, wanted: NewSession): Promise<Session> {
  const [outcome] = await store.openSessions([wanted])
  assert.ok(outcome?.type === 'opened', outcome?.type)
  return outcome.session
}

const ids = (ended: readonly EndedSession[] | false) => (ended || []).map((one) => one.session).sort()
const live = async (store: AccountStore, of = anna.user) => (await store.devices(of)).map((one) => Number(one.number))
const presented = (generation: number, more: object = {}) => ({
  generation,
  deviceKey: phone.key as string | undefined,
  at: now + 600_000,
  graceMs,
  ...more,
})

export const accountStoreContract = (name: string, openFresh: () => Promise<AccountStoreUnderTest>): void => {
  const checkUnder = checksOn(openFresh)
  const check = (
    title: string,
    body: (
      store: AccountStore,
      reopen: () => Promise<AccountStore>,
      beside: () => Promise<AccountStore>,
    ) => Promise<void>,
  ): void => checkUnder(title, ({ store, reopen, beside }) => body(store, reopen, beside))

  describe(`account store contract: ${name}`, () => {
    check('people are found by id and by name, also after a restart; strangers are not', async (store, reopen) => {
      assert.deepEqual(await store.addPeople([anna, mei]), [true, true])
      const again = await reopen()
      assert.deepEqual(await again.person(anna.user), anna)
      assert.deepEqual(await again.personByName(eu, 'mei'), mei)
      assert.equal(await again.person(user(9)), undefined)
      assert.equal(await again.personByName(eu, 'Anna'), undefined)
      assert.equal(await again.personByName('ap' as RegionAlias, 'anna'), undefined)
    })

    check('I7 a name is taken once per sign-up region, also within one import', async (store) => {
      const another = { ...anna, user: user(3) }
      assert.deepEqual(await store.addPeople([anna, another]), [true, false])
      assert.deepEqual(await store.addPeople([another, { ...another, alias: 'ap' as RegionAlias }]), [false, true])
      assert.equal((await store.personByName(eu, 'anna'))?.user, anna.user)
      assert.equal((await store.person(user(3)))?.alias, 'ap')
    })

    check('an import that fails leaves nobody behind', async (store) => {
      await store.addPeople([anna])
      const carl = { ...mei, user: user(4), nameKey: 'carl' }
      await assert.rejects(store.addPeople([carl, { ...carl, user: anna.user, nameKey: 'ben' }]))
      assert.equal(await store.person(carl.user), undefined)
    })

    check('I2 device numbers count from 1 per person and are never given twice', async (store, reopen) => {
      await store.addPeople([anna, mei])
      assert.equal((await open(store, opening(1))).device, 1)
      assert.equal((await open(store, opening(2))).device, 2)
      assert.equal((await open(store, opening(3, { user: mei.user }))).device, 1)
      await store.endSessions(anna.user, { type: 'all' }, 'signed-out', now)
      await store.forget({ ended: now + day, changed: 0 }, 100)
      assert.equal(await store.device(anna.user, number(2)), undefined)
      assert.equal((await open(await reopen(), opening(4))).device, 3)
    })

    check(
      'an install that comes back with its number and key keeps its number; its old session ends',
      async (store) => {
        await store.addPeople([anna])
        const first = await open(store, opening(1))
        const [again] = await store.openSessions([
          opening(2, { device: { ...phone, number: first.device }, at: now + 1 }),
        ])
        assert.ok(again?.type === 'opened')
        assert.equal(again.session.device, first.device)
        assert.deepEqual(again.replaced, {
          session: first.session,
          user: anna.user,
          device: first.device,
          reason: 'replaced',
          at: now + 1,
        })
        assert.deepEqual(await live(store), [1])
        await store.endSessions(anna.user, { type: 'all' }, 'signed-out', now)
        assert.equal((await open(store, opening(3, { device: { ...phone, number: first.device } }))).device, 1)
      },
    )

    check('a number with another key, without a key, or of another person is a new device', async (store) => {
      await store.addPeople([anna, mei])
      await open(store, opening(1))
      await open(store, opening(2, { device: laptop }))
      const claims = [
        { ...phone, number: number(1), key: 'key of a thief' },
        { ...phone, number: number(1), key: undefined },
        { ...laptop, number: number(2) },
        { ...phone, number: number(77) },
      ]
      for (const [at, device] of claims.entries()) {
        assert.equal((await open(store, opening(10 + at, { device }))).device, 3 + at)
      }
      const ofMei = await open(store, opening(20, { user: mei.user, device: { ...phone, number: number(1) } }))
      assert.equal(ofMei.device, 1)
      assert.deepEqual((await live(store)).length, 6)
    })

    check('the 33rd device is refused and ends nobody; a device that signs in anew is none more', async (store) => {
      await store.addPeople([anna])
      const many = Array.from({ length: limits.devicesMax }, (_, at) => opening(1 + at))
      await store.openSessions(many)
      assert.deepEqual(await store.openSessions([opening(99)]), [{ type: 'too-many-devices' }])
      assert.equal((await live(store)).length, limits.devicesMax)
      assert.equal((await open(store, opening(98, { device: { ...phone, number: number(5) } }))).device, 5)
      await store.endSessions(anna.user, { type: 'device', device: number(7) }, 'device-revoked', now)
      assert.equal((await open(store, opening(97))).device, limits.devicesMax + 1)
    })

    check('nobody signs in whose account does not exist', async (store) => {
      assert.deepEqual(await store.openSessions([opening(1)]), [{ type: 'unknown-person' }])
    })

    check('FC-053 ten tabs with one token cause one rotation and hear the same', async (store, reopen) => {
      await store.addPeople([anna])
      await open(store, opening(1))
      const later = now + 100 * day
      const answers = await Promise.all(Array.from({ length: 10 }, () => store.rotate(session(1), presented(1), later)))
      assert.deepEqual(answers.map((answer) => answer.type).sort(), ['rotated', ...new Array<string>(9).fill('same')])
      for (const answer of answers) assert.equal('session' in answer && answer.session.generation, 2)
      const kept = await (await reopen()).session(session(1))
      assert.deepEqual([kept?.generation, kept?.rotatedAt, kept?.expiresAt], [2, now + 600_000, later])
    })

    check('FC-053 a token used again after the grace ends its session for good', async (store) => {
      await store.addPeople([anna])
      await open(store, opening(1))
      await store.rotate(session(1), presented(1), now + 100 * day)
      const reused = await store.rotate(session(1), presented(1, { at: now + 600_000 + graceMs + 1 }), now + 100 * day)
      assert.ok(reused.type === 'reused')
      assert.equal(reused.ended.reason, 'refresh-reused')
      assert.deepEqual(await store.rotate(session(1), presented(2), now + 100 * day), { type: 'ended' })
      assert.equal(await store.session(session(1)), undefined)
    })

    check('FC-053 a token from another device key ends its session', async (store) => {
      await store.addPeople([anna])
      await open(store, opening(1))
      const thief = await store.rotate(session(1), presented(1, { deviceKey: 'key of a thief' }), now + 100 * day)
      assert.equal(thief.type, 'reused')
      assert.deepEqual(await live(store), [])
    })

    check('a refresh of nobody, of the future or too late changes nothing', async (store) => {
      await store.addPeople([anna])
      const opened = await open(store, opening(1))
      assert.deepEqual(await store.rotate(session(9), presented(1), now + 100 * day), { type: 'unknown' })
      assert.deepEqual(await store.rotate(session(1), presented(2), now + 100 * day), { type: 'unknown' })
      const late = presented(1, { at: opened.expiresAt })
      assert.deepEqual(await store.rotate(session(1), late, now + 200 * day), { type: 'expired' })
      assert.deepEqual(await store.session(session(1)), opened)
    })

    check('sessions end by one, by device, all but one, all; twice is as once', async (store) => {
      await store.addPeople([anna, mei])
      for (let at = 1; at <= 5; at++) await open(store, opening(at))
      await open(store, opening(9, { user: mei.user }))
      const end = (choice: Parameters<AccountStore['endSessions']>[1]) =>
        store.endSessions(anna.user, choice, 'signed-out', now + 1)
      assert.deepEqual(ids(await end({ type: 'session', session: session(1) })), [session(1)])
      assert.deepEqual(ids(await end({ type: 'session', session: session(1) })), [])
      assert.deepEqual(ids(await end({ type: 'session', session: session(9) })), [])
      assert.deepEqual(ids(await end({ type: 'device', device: number(2) })), [session(2)])
      assert.deepEqual(ids(await end({ type: 'others', than: session(3) })), [session(4), session(5)].sort())
      assert.deepEqual(await live(store), [3])
      assert.deepEqual(ids(await end({ type: 'all' })), [session(3)])
      assert.deepEqual(await live(store, mei.user), [1])
    })

    check('a new password ends the other sessions in the same step', async (store, reopen) => {
      await store.addPeople([anna])
      for (let at = 1; at <= 3; at++) await open(store, opening(at))
      const ended = await store.setPassword(anna.user, 'new hash', now + 1, session(2))
      assert.deepEqual(ids(ended), [session(1), session(3)].sort())
      const again = await reopen()
      assert.equal((await again.person(anna.user))?.password, 'new hash')
      assert.deepEqual(await live(again), [2])
      assert.deepEqual(ids(await again.setPassword(anna.user, 'newer hash', now + 2)), [session(2)])
      assert.equal(await again.setPassword(user(9), 'hash', now), false)
    })

    check('a dearer form of the same password does not overwrite a new password', async (store) => {
      await store.addPeople([anna])
      await open(store, opening(1))
      await store.restorePassword(anna.user, 'hash of a password', 'dearer hash')
      await store.restorePassword(anna.user, 'hash of a password', 'late hash')
      assert.equal((await store.person(anna.user))?.password, 'dearer hash')
      assert.deepEqual(await live(store), [1])
    })

    check('devices are listed with the one used last first, without those signed out', async (store) => {
      await store.addPeople([anna])
      await open(store, opening(1))
      await open(store, opening(2, { device: laptop, at: now + 1 }))
      await open(store, opening(3, { at: now + 2 }))
      await store.endSessions(anna.user, { type: 'device', device: number(3) }, 'device-revoked', now + 3)
      await store.rotate(session(1), presented(1), now + 100 * day)
      const devices = await store.devices(anna.user)
      assert.deepEqual(
        devices.map((device) => [device.number, device.name, device.key, device.session.session]),
        [
          [1, 'Phone', phone.key, session(1)],
          [2, 'Laptop', undefined, session(2)],
        ],
      )
    })

    check('a device is named by its owner while it is signed in', async (store) => {
      await store.addPeople([anna, mei])
      await open(store, opening(1))
      assert.equal(await store.nameDevice(anna.user, number(1), 'Old phone', now), true)
      assert.equal((await store.device(anna.user, number(1)))?.name, 'Old phone')
      assert.equal(await store.nameDevice(mei.user, number(1), 'Mine', now), false)
      await store.endSessions(anna.user, { type: 'all' }, 'signed-out', now)
      assert.equal(await store.nameDevice(anna.user, number(1), 'Gone', now), false)
      assert.equal((await store.device(anna.user, number(1)))?.name, 'Old phone')
    })

    check('FC-067 each change has a line, and changes only what it names', async (store) => {
      await store.addPeople([anna])
      await open(store, opening(1))
      await open(store, opening(2))
      await store.nameDevice(anna.user, number(1), 'Old phone', now + 1)
      assert.deepEqual(await store.person(anna.user), anna)
      await store.setPassword(anna.user, 'new hash', now + 2, session(1))
      assert.deepEqual(await store.person(anna.user), { ...anna, password: 'new hash' })
      await store.endSessions(anna.user, { type: 'session', session: session(2) }, 'signed-out', now + 3)
      const lines = await store.changes(anna.user, 100)
      assert.deepEqual(
        lines.map(({ what, at, device }) => [what, at - now, device]),
        [
          ['session-password-changed', 2, 2],
          ['password', 2, undefined],
          ['device-name', 1, 1],
          ['session-opened', 0, 2],
          ['session-opened', 0, 1],
          ['created', 0, undefined],
        ],
      )
      assert.deepEqual(await store.changes(anna.user, 2), lines.slice(0, 2))
      assert.deepEqual(await store.changes(mei.user, 100), [])
    })

    check('what ended lately is known after a restart', async (store, reopen) => {
      await store.addPeople([anna])
      for (let at = 1; at <= 3; at++) await open(store, opening(at))
      for (let at = 1; at <= 3; at++) {
        await store.endSessions(anna.user, { type: 'session', session: session(at) }, 'signed-out', now + at)
      }
      const ended = await (await reopen()).endedSince(now + 2)
      assert.deepEqual(
        ended.map((one) => [one.session, one.device, one.reason, one.at - now]),
        [
          [session(2), 2, 'signed-out', 2],
          [session(3), 3, 'signed-out', 3],
        ],
      )
    })

    check('sessions nobody refreshed expire, a bounded number at a time', async (store) => {
      await store.addPeople([anna])
      for (let at = 1; at <= 3; at++) await open(store, opening(at, { expiresAt: now + at * day }))
      assert.deepEqual(ids(await store.expire(now, 10)), [])
      assert.deepEqual(ids(await store.expire(now + 2 * day, 1)), [session(1)])
      assert.deepEqual(ids(await store.expire(now + 2 * day, 10)), [session(2)])
      assert.deepEqual(await live(store), [3])
    })

    check('what ended long ago is forgotten, a bounded number at a time; what lives is not', async (store) => {
      await store.addPeople([anna])
      for (let at = 1; at <= 4; at++) await open(store, opening(at, { at: now + at }))
      await store.endSessions(anna.user, { type: 'others', than: session(4) }, 'signed-out', now + 10)
      assert.equal(await store.forget({ ended: now + 10, changed: now }, 10), 0)
      assert.equal(await store.forget({ ended: now + 11, changed: now }, 2), 2)
      assert.equal(await store.forget({ ended: now + 11, changed: now }, 2), 1)
      assert.equal(await store.forget({ ended: now + day, changed: now + 1 }, 10), 1)
      assert.deepEqual(await live(store), [4])
      assert.notEqual(await store.device(anna.user, number(4)), undefined)
      assert.deepEqual(await store.rotate(session(1), presented(1), now + 100 * day), { type: 'unknown' })
    })

    check('I7 a name that two processes want at once goes to one of them', async (store, _reopen, beside) => {
      const other = await beside()
      const wanting = [store, other].flatMap((one, at) =>
        Array.from({ length: 8 }, (_, turn) => one.addPeople([{ ...anna, user: user(10 + at * 8 + turn) }])),
      )
      const answers = (await Promise.all(wanting)).flat()
      assert.equal(answers.filter((added) => added).length, 1)
      assert.equal((await other.personByName(eu, 'anna'))?.user, user(10 + answers.indexOf(true)))
    })

    check(
      'I2 sign-ins at once in two processes get a number each, and no more than there may be',
      async (store, _reopen, beside) => {
        await store.addPeople([anna])
        const other = await beside()
        const opened = Array.from({ length: limits.devicesMax + 8 }, (_, at) =>
          (at % 2 === 0 ? store : other).openSessions([opening(1 + at)]),
        )
        const outcomes = (await Promise.all(opened)).flat()
        const numbers = outcomes.flatMap((outcome) =>
          outcome.type === 'opened' ? [Number(outcome.session.device)] : [],
        )
        assert.deepEqual(
          numbers.sort((a, b) => a - b),
          Array.from({ length: limits.devicesMax }, (_, at) => at + 1),
        )
        assert.equal(outcomes.filter(({ type }) => type === 'too-many-devices').length, 8)
      },
    )

    check('FC-053 ten tabs over two processes cause one rotation', async (store, _reopen, beside) => {
      await store.addPeople([anna])
      await open(store, opening(1))
      const other = await beside()
      const answers = await Promise.all(
        Array.from({ length: 10 }, (_, at) =>
          (at % 2 === 0 ? store : other).rotate(session(1), presented(1), now + day),
        ),
      )
      assert.deepEqual(answers.map((answer) => answer.type).sort(), ['rotated', ...new Array<string>(9).fill('same')])
    })

    check(
      'a device that signs in twice at once has one live session, and ends are told once',
      async (store, _reopen, beside) => {
        await store.addPeople([anna])
        const first = await open(store, opening(1))
        const other = await beside()
        const again = { device: { ...phone, number: first.device } }
        const outcomes = (
          await Promise.all([store, other, store, other].map((one, at) => one.openSessions([opening(2 + at, again)])))
        ).flat()
        const replaced = outcomes.flatMap((one) =>
          one.type === 'opened' && one.replaced ? [one.replaced.session] : [],
        )
        assert.equal(new Set(replaced).size, 4)
        assert.deepEqual(await live(store), [1])
        const ends = await Promise.all(
          [store, other].map((one) => one.endSessions(anna.user, { type: 'all' }, 'signed-out', now + 1)),
        )
        assert.equal(ends.flat().length, 1)
      },
    )

    check('what one process writes, the next question of any process knows', async (store, _reopen, beside) => {
      const other = await beside()
      for (let at = 1; at <= 10; at++) {
        const person = { ...anna, user: user(at), nameKey: `anna-${at}` }
        await store.addPeople([person])
        assert.deepEqual(await other.personByName(eu, person.nameKey), person)
        await other.openSessions([opening(at, { user: person.user })])
        assert.equal((await store.session(session(at)))?.user, person.user)
        await store.endSessions(person.user, { type: 'all' }, 'signed-out', now)
        assert.equal(await other.session(session(at)), undefined)
        assert.deepEqual(await live(store, person.user), [])
      }
    })

    check('a batch is as many calls, also a whole one', async (store) => {
      const people = Array.from({ length: 256 }, (_, at) => ({ ...anna, user: user(at), nameKey: `anna-${at}` }))
      assert.ok((await store.addPeople(people)).every((added) => added))
      const outcomes = await store.openSessions(people.map((one, at) => opening(at, { user: one.user })))
      assert.ok(outcomes.every(({ type }) => type === 'opened'))
      assert.equal((await store.expire(now + 91 * day, 200)).length, 200)
      assert.equal((await store.expire(now + 91 * day, 200)).length, 56)
    })
  })
}
