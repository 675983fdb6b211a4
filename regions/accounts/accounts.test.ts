import assert from 'node:assert/strict'
import { describe, test, type TestContext } from 'node:test'
import { nodeMac } from '../../platform/mac.node.ts'
import { nodeRandom } from '../../platform/random.node.ts'
import { accessTokenLifeMs, joseVerifier, trustedKeys } from '../../protocol/access-token.ts'
import { type ErrorCode, MeridianError } from '../../protocol/errors.ts'
import { type UserId, userKeyOf, type Zone } from '../../protocol/ids.ts'
import { limits } from '../../protocol/limits.ts'
import { type Region, standardPlaces } from '../../protocol/places.ts'
import { Directory } from '../directory/directory.ts'
import { openSqliteDirectoryStore } from '../directory/directory-store.sqlite.ts'
import type { AccountEvent } from './account-events.ts'
import type { AccountStore, EndedSession } from './account-store.ts'
import { openSqliteAccountStore } from './account-store.sqlite.ts'
import { Accounts } from './accounts.ts'
import { KeyRing } from './key-ring.jose.ts'
import { type Argon2Cost, argon2PasswordHash } from './password-hash.node.ts'
import type { NewMailbox } from './person-creation.ts'
import type { SignedIn } from './sessions.ts'
import type { SignUpRule } from './sign-up-rule.ts'

const second = 1_000
const [frankfurt, , singapore] = standardPlaces.regions as [Region, Region, Region]
const rule: SignUpRule = {
  zoneOfPop: { fra: 'EU' as Zone, sin: 'SG' as Zone },
  homeOfZone: (zone) => ({ EU: frankfurt.name, SG: singapore.name })[zone as string],
}
const cheap: Argon2Cost = { memoryKiB: 16, passes: 1, lanes: 1 }
const phoneKey = 'key-of-annas-phone-0001'
const anna = {
  name: 'Anna',
  password: 'correct horse',
  pop: 'fra',
  address: 'office',
  device: { key: phoneKey, name: 'Phone' },
}

interface RegionUnderTest {
  readonly accounts: Accounts
  readonly directory: Directory
  readonly store: AccountStore
  readonly clock: { ms: number }
  readonly mailboxes: NewMailbox[]
  readonly events: AccountEvent[]
  readonly ended: EndedSession[]
  /** The claims in an access token, after all checks of an edge. */
  readonly claimsOf: (
    signedIn: SignedIn,
  ) => Promise<{ readonly user: UserId; readonly device: number; readonly zone: string }>
  /** The same region after a restart of its process. */
  readonly restart: (cost?: Argon2Cost) => Promise<Accounts>
}

async function openRegion(t: TestContext, region = frankfurt): Promise<RegionUnderTest> {
  const clock = { ms: Date.UTC(2026, 0, 1), now: () => clock.ms, monotonic: () => clock.ms }
  const store = openSqliteAccountStore(':memory:')
  const homes = openSqliteDirectoryStore({ path: ':memory:' })
  t.after(() => Promise.all([store.close(), homes.close()]))
  const directory = await Directory.open({
    store: homes,
    mac: nodeMac,
    secret: new Uint8Array(32).fill(1),
    region: region.number,
    parts: 4,
    random: nodeRandom,
  })
  const file = { read: async () => undefined, write: async () => {} }
  const signer = await KeyRing.open({ region: region.name, file, clock, random: nodeRandom })
  const mailboxes: NewMailbox[] = []
  const events: AccountEvent[] = []
  const ended: EndedSession[] = []
  const restart = async (cost = cheap) => {
    const accounts = await Accounts.open({
      region,
      places: standardPlaces,
      rule,
      store,
      directory,
      passwords: argon2PasswordHash(nodeRandom, cost),
      signer,
      mac: nodeMac,
      secret: () => signer.secret,
      clock,
      random: nodeRandom,
      openMailboxes: async (people) => {
        mailboxes.push(...people)
      },
      report: (event) => events.push(event),
    })
    accounts.sessions.onEnded((one) => ended.push(one))
    return accounts
  }
  const accounts = await restart()
  const claimsOf = async ({ accessToken }: SignedIn) => {
    const keys = await trustedKeys([{ region: region.name, jwks: signer.jwks() }])
    return joseVerifier(keys, clock.now).verify(accessToken)
  }
  return { accounts, directory, store, clock, mailboxes, events, ended, claimsOf, restart }
}

const failsWith =
  (code: ErrorCode, detail: object = {}) =>
  (thrown: unknown) => {
    assert.ok(thrown instanceof MeridianError, String(thrown))
    assert.equal(thrown.code, code)
    for (const [key, value] of Object.entries(detail)) assert.deepEqual(Reflect.get(thrown.detail, key), value)
    return true
  }
const wrong = { name: 'anna', password: 'wrong horse' }
const right = { name: 'anna', password: anna.password }

describe('sign-up', () => {
  test('I7 Anna in Frankfurt gets home, zone, mailbox, device 1 and tokens that an edge accepts', async (t) => {
    const { accounts, directory, mailboxes, claimsOf, clock } = await openRegion(t)
    const signedIn = await accounts.signUp(anna)
    const home = directory.lookup(userKeyOf(signedIn.user))
    assert.deepEqual(mailboxes, [{ user: signedIn.user, home, displayName: 'Anna' }])
    assert.deepEqual(await claimsOf(signedIn), {
      user: signedIn.user,
      device: 1,
      session: signedIn.session,
      zone: 'EU',
      home: 'eu-central',
      epoch: 0,
      issuedAtMs: clock.ms,
      expiresAtMs: clock.ms + accessTokenLifeMs,
    })
    assert.equal(await accounts.signInNameOf(signedIn.user), 'Anna@eu')
  })

  test('I7 zone and home follow from the point of presence: elsewhere the right region is named', async (t) => {
    const { accounts, mailboxes } = await openRegion(t)
    await assert.rejects(accounts.signUp({ ...anna, pop: 'sin' }), failsWith('home_moved', { home: singapore.name }))
    await assert.rejects(accounts.signUp({ ...anna, pop: 'nrt' }), failsWith('not_allowed'))
    await assert.rejects(accounts.signUp({ ...anna, name: 'anna@ap' }), failsWith('name_invalid'))
    assert.deepEqual(mailboxes, [])
  })

  test('a taken name, in any spelling; of two at one moment one wins', async (t) => {
    const { accounts } = await openRegion(t)
    await accounts.signUp(anna)
    for (const name of ['anna', 'ANNA@eu', 'ａｎｎａ']) {
      await assert.rejects(accounts.signUp({ ...anna, name }), failsWith('name_taken'))
    }
    const both = await Promise.allSettled([1, 2].map(() => accounts.signUp({ ...anna, name: 'ben' })))
    assert.deepEqual(both.map((one) => one.status).sort(), ['fulfilled', 'rejected'])
  })

  test('bad names, passwords and device claims change nothing', async (t) => {
    const { accounts, mailboxes, store } = await openRegion(t)
    const bad: [object, ErrorCode][] = [
      [{ name: 'an na' }, 'name_invalid'],
      [{ name: '' }, 'name_invalid'],
      [{ password: 'short' }, 'password_weak'],
      [{ password: 'x'.repeat(2_000) }, 'password_weak'],
    ]
    for (const [change, code] of bad) await assert.rejects(accounts.signUp({ ...anna, ...change }), failsWith(code))
    assert.deepEqual(mailboxes, [])
    assert.equal(await store.personByName(frankfurt.alias, 'anna'), undefined)
  })

  test('when the mailbox cannot be opened there is no account, and the name is free', async (t) => {
    const { accounts, mailboxes } = await openRegion(t)
    mailboxes.push = () => {
      throw new Error('log failed')
    }
    await assert.rejects(accounts.signUp(anna), /log failed/)
    Reflect.deleteProperty(mailboxes, 'push')
    await accounts.signUp(anna)
    await accounts.logIn(right)
  })
})

describe('sign-in', () => {
  test('by name with and without region, in any spelling; each new install is a new device', async (t) => {
    const { accounts } = await openRegion(t)
    const { user } = await accounts.signUp(anna)
    for (const [at, name] of ['anna', 'Anna@eu', 'ＡＮＮＡ'].entries()) {
      const signedIn = await accounts.logIn({ ...right, name })
      assert.deepEqual([signedIn.user, signedIn.device], [user, at + 2])
    }
  })

  test('an install that comes back with number and key is the same writer', async (t) => {
    const { accounts, ended } = await openRegion(t)
    const first = await accounts.signUp(anna)
    const again = await accounts.logIn({ ...right, device: { number: first.device, key: phoneKey } })
    assert.equal(again.device, first.device)
    assert.deepEqual(
      ended.map((one) => [one.session, one.reason]),
      [[first.session, 'replaced']],
    )
    const thief = await accounts.logIn({ ...right, device: { number: first.device, key: 'key-of-another-install' } })
    assert.equal(thief.device, 2)
  })

  test('a wrong name, a wrong password and a person without password are one answer', async (t) => {
    const { accounts } = await openRegion(t)
    await accounts.signUp(anna)
    await accounts.importPeople([{ name: 'carl', zone: 'EU' as Zone }])
    const messages = new Set<string>()
    for (const given of [wrong, { ...right, name: 'nobody' }, { ...right, name: 'carl' }, { ...right, password: '' }]) {
      await assert.rejects(accounts.logIn(given), (thrown: Error) => {
        messages.add(thrown.message)
        return failsWith('credentials_wrong')(thrown)
      })
    }
    assert.equal(messages.size, 1)
  })

  test('a name of nobody costs as many hashes as a name of somebody', async (t) => {
    const { store, directory, restart } = await openRegion(t)
    await (await restart()).signUp(anna)
    const verified: (string | undefined)[] = []
    const argon2 = argon2PasswordHash(nodeRandom, cheap)
    const counted = {
      ...argon2,
      verify: (password: string, stored: string | undefined) => (
        verified.push(stored), argon2.verify(password, stored)
      ),
    }
    const file = { read: async () => undefined, write: async () => {} }
    const clock = { now: () => 0, monotonic: () => 0 }
    const signer = await KeyRing.open({ region: frankfurt.name, file, clock, random: nodeRandom })
    const accounts = await Accounts.open({
      region: frankfurt,
      places: standardPlaces,
      rule,
      store,
      directory,
      passwords: counted,
      signer,
      mac: nodeMac,
      secret: () => signer.secret,
      clock,
      random: nodeRandom,
      openMailboxes: async () => {},
      report: () => {},
    })
    await assert.rejects(accounts.logIn(wrong), failsWith('credentials_wrong'))
    await assert.rejects(accounts.logIn({ ...wrong, name: 'nobody' }), failsWith('credentials_wrong'))
    assert.equal(verified.length, 2)
    assert.notEqual(verified[0], undefined)
    assert.equal(verified[1], undefined)
  })

  test('a name of another region is sent there, whoever it is; a region that is none is a bad name', async (t) => {
    const { accounts } = await openRegion(t)
    await assert.rejects(
      accounts.logIn({ ...right, name: 'mei@ap' }),
      failsWith('home_moved', { home: singapore.name }),
    )
    await assert.rejects(accounts.logIn({ ...right, name: 'mei@xx' }), failsWith('name_invalid'))
  })

  test('I7 after a re-home the new home is named, and only to who knows the password', async (t) => {
    const { accounts, directory } = await openRegion(t)
    const { user } = await accounts.signUp(anna)
    const moved = { region: singapore.number, part: 1, zone: 1, epoch: 1 }
    await directory.put([directory.entryFor(directory.hashOf(userKeyOf(user)), moved)])
    await assert.rejects(accounts.logIn(wrong), failsWith('credentials_wrong'))
    await assert.rejects(accounts.logIn(right), failsWith('home_moved', { home: singapore.name }))
  })

  test('FC-055 guessing slows down and says for how long; Anna’s own phone is not locked out', async (t) => {
    const { accounts, clock, events } = await openRegion(t)
    const phone = await accounts.signUp(anna)
    const guess = (at: number) =>
      accounts.logIn({
        name: 'anna',
        password: `guess ${at}`,
        device: { key: `attacker-key-${String(at).padStart(8, '0')}` },
      })
    for (let at = 0; at < limits.signInTriesMax; at++) await assert.rejects(guess(at), failsWith('credentials_wrong'))
    await assert.rejects(guess(99), failsWith('rate_limited', { retryAfterMs: second, limit: 'signInTriesMax' }))
    assert.equal(events.at(-1)?.type, 'sign-in-slowed')
    await accounts.logIn({ ...right, device: { number: phone.device, key: phoneKey } })
    await assert.rejects(accounts.logIn(right), failsWith('rate_limited'))
    clock.ms += second
    await accounts.logIn(right)
  })

  test('FC-055 one install that tries many accounts slows down; the accounts do not', async (t) => {
    const { accounts } = await openRegion(t)
    await accounts.signUp(anna)
    const device = { key: 'key-of-the-attacker' }
    for (let at = 0; at < limits.signInTriesMax; at++) {
      await assert.rejects(
        accounts.logIn({ name: `name${at}`, password: 'password', device }),
        failsWith('credentials_wrong'),
      )
    }
    await assert.rejects(accounts.logIn({ ...right, device }), failsWith('rate_limited'))
    await accounts.logIn(right)
  })

  test('FC-055 a thousand people who sign in at one moment all get in', async (t) => {
    const { accounts, store } = await openRegion(t)
    const passwordHash = await argon2PasswordHash(nodeRandom, cheap).hash('correct horse')
    const people = Array.from({ length: 1_000 }, (_, at) => ({ name: `p${at}`, zone: 'EU' as Zone, passwordHash }))
    await accounts.importPeople(people)
    const signedIn = await Promise.all(people.map(({ name }) => accounts.logIn({ name, password: 'correct horse' })))
    assert.equal(new Set(signedIn.map((one) => one.user)).size, 1_000)
    assert.ok(await store.session((signedIn[999] as SignedIn).session))
  })

  test('a password stored at a lower cost still works and is stored anew', async (t) => {
    const { accounts, store, restart } = await openRegion(t)
    const { user } = await accounts.signUp(anna)
    const dearer = await restart({ ...cheap, memoryKiB: 32 })
    await dearer.logIn(right)
    assert.match((await store.person(user))?.password ?? '', /m=32,/)
    await dearer.logIn(right)
    await assert.rejects(dearer.logIn(wrong), failsWith('credentials_wrong'))
  })

  test('the 33rd device is refused with the limit, and gets in when another has signed out', async (t) => {
    const { accounts } = await openRegion(t)
    const first = await accounts.signUp(anna)
    for (let at = 1; at < limits.devicesMax; at++) await accounts.logIn(right)
    await assert.rejects(accounts.logIn(right), failsWith('limit_reached', { limit: 'devicesMax' }))
    await accounts.sessions.signOut(first.user, first.session)
    assert.equal((await accounts.logIn(right)).device, limits.devicesMax + 1)
  })
})

describe('change of password', () => {
  test('the old one is void, the new one works, other sessions end and this one goes on', async (t) => {
    const { accounts, ended } = await openRegion(t)
    const phone = await accounts.signUp(anna)
    const laptop = await accounts.logIn(right)
    await accounts.changePassword(laptop, anna.password, 'better battery')
    assert.deepEqual(
      ended.map((one) => [one.session, one.reason]),
      [[phone.session, 'password-changed']],
    )
    assert.equal(accounts.sessions.isEnded(phone.session), true)
    await accounts.sessions.refresh(laptop.refreshToken, undefined)
    await assert.rejects(accounts.sessions.refresh(phone.refreshToken, phoneKey), failsWith('session_revoked'))
    await assert.rejects(accounts.logIn(right), failsWith('credentials_wrong'))
    await accounts.logIn({ ...right, password: 'better battery' })
  })

  test('a wrong old or a weak new one changes nothing; guessing the old one slows down', async (t) => {
    const { accounts, ended } = await openRegion(t)
    const phone = await accounts.signUp(anna)
    await assert.rejects(accounts.changePassword(phone, anna.password, 'short'), failsWith('password_weak'))
    for (let at = 0; at < limits.signInTriesMax; at++) {
      await assert.rejects(
        accounts.changePassword(phone, `guess ${at}`, 'better battery'),
        failsWith('credentials_wrong'),
      )
    }
    await assert.rejects(accounts.changePassword(phone, anna.password, 'better battery'), failsWith('rate_limited'))
    assert.deepEqual(ended, [])
    await accounts.logIn(right)
  })
})

describe('finding people (I7)', () => {
  test('by exact name here; elsewhere the region is named; nobody is unknown', async (t) => {
    const { accounts } = await openRegion(t)
    const { user } = await accounts.signUp(anna)
    const by = (await accounts.signUp({ ...anna, name: 'ben' })).user
    assert.deepEqual(await accounts.find(by, 'ANNA@eu'), { type: 'here', user })
    assert.deepEqual(await accounts.find(by, 'mei@ap'), { type: 'elsewhere', region: singapore })
    for (const name of ['ann', 'nobody', 'anna@zz'])
      assert.deepEqual(await accounts.find(by, name), { type: 'unknown' })
  })

  test('nobody walks the directory: thirty a minute, per person', async (t) => {
    const { accounts, clock } = await openRegion(t)
    const carl = (await accounts.signUp({ ...anna, name: 'carl' })).user
    const omar = (await accounts.signUp({ ...anna, name: 'omar' })).user
    for (let at = 0; at < limits.lookupsPerMinute; at++) await accounts.find(carl, `p${at}`)
    await assert.rejects(accounts.find(carl, 'anna'), failsWith('rate_limited', { retryAfterMs: 2 * second }))
    await accounts.find(omar, 'anna')
    clock.ms += 2 * second
    await accounts.find(carl, 'anna')
    await assert.rejects(accounts.find(carl, 'anna'), failsWith('rate_limited'))
  })
})

test('I5 FC-055 a hundred sign up from one network in an hour, no more; guessed names count, other networks do not', async (t) => {
  const { accounts, clock } = await openRegion(t)
  const one = (at: number, more: object = {}) => accounts.signUp({ ...anna, name: `p${at}`, ...more })
  await one(0)
  for (let at = 1; at < limits.signUpsPerHour; at++) await assert.rejects(one(0), failsWith('name_taken'))
  const wait = { limit: 'signUpsPerHour', retryAfterMs: 36 * second }
  await assert.rejects(one(1), failsWith('rate_limited', wait))
  await assert.rejects(one(0), failsWith('rate_limited', wait))
  await one(2, { address: 'home' })
  // What is refused for its form costs nothing, and says nothing about names.
  await assert.rejects(one(1, { password: 'short' }), failsWith('password_weak'))
  clock.ms += 36 * second
  await one(1)
  await assert.rejects(one(3), failsWith('rate_limited'))
})

describe('import', () => {
  const p = (at: number) => ({ name: `p${String(at).padStart(4, '0')}`, zone: 'EU' as Zone })

  test('4,339 people without passwords, then their sessions', async (t) => {
    const { accounts, directory, mailboxes } = await openRegion(t)
    const outcomes = await accounts.importPeople(Array.from({ length: 4_339 }, (_, at) => p(at)))
    assert.ok(outcomes.every((outcome) => outcome.type === 'added'))
    const users = outcomes.flatMap((outcome) => (outcome.type === 'added' ? [outcome.user] : []))
    assert.equal(new Set(users).size, 4_339)
    assert.deepEqual(
      mailboxes.map((mailbox) => mailbox.user),
      users,
    )
    assert.ok(Math.max(...directory.loads) - Math.min(...directory.loads) <= 1)
    const signedIn = await accounts.sessions.startMany(users.slice(0, 600), { name: 'Import' })
    assert.deepEqual(
      signedIn.map((one) => one.user),
      users.slice(0, 600),
    )
    assert.ok(signedIn.every((one) => one.device === 1))
  })

  test('a second run changes nothing and tells the same ids; new rows are added', async (t) => {
    const { accounts, mailboxes } = await openRegion(t)
    const first = await accounts.importPeople([p(1), p(2)])
    const again = await accounts.importPeople([p(1), p(3), p(2)])
    const idOf = (outcome: (typeof first)[number] | undefined) =>
      outcome !== undefined && 'user' in outcome && outcome.user
    assert.deepEqual(
      again.map((outcome) => outcome.type),
      ['exists', 'added', 'exists'],
    )
    assert.deepEqual([idOf(again[0]), idOf(again[2])], [idOf(first[0]), idOf(first[1])])
    assert.equal(mailboxes.length, 3)
  })

  test('one bad row is refused alone, with its reason', async (t) => {
    const { accounts } = await openRegion(t)
    const outcomes = await accounts.importPeople([
      p(1),
      { ...p(2), name: 'p 2' },
      { ...p(3), zone: 'SG' as Zone },
      { ...p(4), zone: 'XX' as Zone },
      { ...p(5), password: 'short' },
      { ...p(6), passwordHash: 'md5' },
      { ...p(7), name: 'p7@ap' },
      p(1),
      p(8),
    ])
    assert.deepEqual(
      outcomes.map((outcome) => ('code' in outcome ? outcome.code : outcome.type)),
      [
        'added',
        'name_invalid',
        'not_allowed',
        'not_allowed',
        'password_weak',
        'request_invalid',
        'name_invalid',
        'name_taken',
        'added',
      ],
    )
  })

  test('people may bring a password or its hash', async (t) => {
    const { accounts } = await openRegion(t)
    const passwordHash = await argon2PasswordHash(nodeRandom, cheap).hash('correct horse')
    await accounts.importPeople([
      { ...p(1), password: 'battery staple' },
      { ...p(2), passwordHash },
    ])
    await accounts.logIn({ name: 'p0001', password: 'battery staple' })
    await accounts.logIn({ name: 'p0002', password: 'correct horse' })
  })
})

test('FC-071 no event carries a name, an id, a password or a token', async (t) => {
  const { accounts, events } = await openRegion(t)
  const signedIn = await accounts.signUp(anna)
  await assert.rejects(accounts.logIn(wrong))
  await accounts.changePassword(signedIn, anna.password, 'better battery')
  await accounts.sessions.signOutEverywhere(signedIn.user)
  const types = events.map((event) => event.type)
  assert.deepEqual(types, ['signed-up', 'sign-in-refused', 'password-changed', 'session-ended'])
  const canaries = [
    signedIn.user,
    signedIn.session,
    signedIn.accessToken,
    signedIn.refreshToken,
    'anna',
    'horse',
    'battery',
    phoneKey,
  ]
  const text = JSON.stringify(events).toLowerCase()
  for (const canary of canaries) assert.equal(text.includes(canary.toLowerCase()), false, canary)
})
