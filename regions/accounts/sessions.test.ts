import assert from 'node:assert/strict'
import { mkdtemp, readdir, readFile, rm, stat } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, test, type TestContext } from 'node:test'
import type { Scheduler } from '../../platform/clock.ts'
import { nodeRandom } from '../../platform/random.node.ts'
import { joseVerifier, trustedKeys } from '../../protocol/access-token.ts'
import { type ErrorCode, MeridianError } from '../../protocol/errors.ts'
import type { DeviceNumber, Zone } from '../../protocol/ids.ts'
import { type Region, standardPlaces } from '../../protocol/places.ts'
import type { AccountEvent } from './account-events.ts'
import type { EndedSession } from './account-store.ts'
import { type AccountsOptions, type AccountsService, startAccounts } from './start.ts'
import { openEmbeddedAccounts } from './accounts.embedded.ts'
import { endedMatterMs } from './ended-sessions.ts'
import { secretKnownMs } from './key-ring.jose.ts'
import { lifetimes } from './lifetimes.ts'
import { embeddedResumeTable } from './resume-table.embedded.ts'

const second = 1_000
const minute = 60_000
const day = 24 * 60 * minute
const frankfurt = standardPlaces.regions[0] as Region
const phoneKey = 'key-of-annas-phone-0001'
const phone = { key: phoneKey, name: 'Phone' }
const anna = { name: 'anna', password: 'correct horse', pop: 'fra', address: 'office', device: phone }
const logIn = { name: 'anna', password: 'correct horse' }

/** Runs what is due when told to, once each. */
function chores() {
  const every: (() => void)[] = []
  const scheduler: Scheduler = {
    after: () => ({ cancel: () => {} }),
    every(_, work) {
      every.push(work)
      return { cancel: () => every.splice(every.indexOf(work), 1) }
    },
    soon: (work) => queueMicrotask(work),
  }
  return { scheduler, every }
}

async function openRegion(t: TestContext) {
  const folder = await mkdtemp(join(tmpdir(), 'meridian-sessions-'))
  const clock = { ms: Date.UTC(2026, 0, 1), now: () => clock.ms, monotonic: () => clock.ms }
  const { scheduler, every } = chores()
  const ended: EndedSession[] = []
  const events: AccountEvent[] = []
  const options: AccountsOptions = {
    open: async () => ({ ...(await openEmbeddedAccounts(folder)), resumeTable: embeddedResumeTable(clock) }),
    region: frankfurt,
    places: standardPlaces,
    rule: { zoneOfPop: { fra: 'EU' as Zone }, homeOfZone: () => frankfurt.name },
    parts: 4,
    directorySecret: new Uint8Array(32).fill(1),
    clock,
    scheduler,
    random: nodeRandom,
    openMailboxes: async () => {},
    report: (event) => events.push(event),
    onChoreFailed: (error) => assert.fail(String(error)),
    passwordCost: { memoryKiB: 16, passes: 1, lanes: 1 },
  }
  let open: AccountsService | undefined
  const start = async () => {
    await open?.stop()
    open = await startAccounts(options)
    open.accounts.sessions.onEnded((one) => ended.push(one))
    return open
  }
  t.after(async () => {
    await open?.stop()
    assert.deepEqual(every, [], 'a chore was left running')
    await rm(folder, { recursive: true })
  })
  return { ...(await start()), restart: start, clock, every, ended, events, options, folder }
}

const failsWith = (code: ErrorCode) => (thrown: unknown) => {
  assert.ok(thrown instanceof MeridianError, String(thrown))
  assert.equal(thrown.code, code)
  return true
}
const reasons = (ended: readonly EndedSession[]) => ended.map((one) => [Number(one.device), one.reason])

describe('refresh', () => {
  test('each token gives the next; the session and its device stay the same', async (t) => {
    const { accounts, clock } = await openRegion(t)
    const first = await accounts.signUp(anna)
    let { refreshToken } = first
    for (let turn = 0; turn < 5; turn++) {
      clock.ms += 10 * minute
      const next = await accounts.sessions.refresh(refreshToken, phoneKey)
      assert.deepEqual([next.session, next.device, next.home], [first.session, first.device, frankfurt.name])
      assert.notEqual(next.refreshToken, refreshToken)
      refreshToken = next.refreshToken
    }
  })

  test('the new access token is one that an edge accepts', async (t) => {
    const { accounts, clock, keyRing } = await openRegion(t)
    const first = await accounts.signUp(anna)
    clock.ms += 20 * minute
    const keys = await trustedKeys([{ region: frankfurt.name, jwks: keyRing.jwks() }])
    const edge = joseVerifier(keys, clock.now)
    await assert.rejects(edge.verify(first.accessToken), failsWith('token_expired'))
    const { accessToken } = await accounts.sessions.refresh(first.refreshToken, phoneKey)
    assert.equal((await edge.verify(accessToken)).session, first.session)
  })

  for (const tabs of [2, 10]) {
    test(`FC-053 ${tabs} tabs wake together with one token: one rotation, all stay signed in`, async (t) => {
      const { accounts, clock, ended } = await openRegion(t)
      const first = await accounts.signUp(anna)
      clock.ms += 10 * minute
      const answers = await Promise.all(
        Array.from({ length: tabs }, () => accounts.sessions.refresh(first.refreshToken, phoneKey)),
      )
      assert.equal(new Set(answers.map((answer) => answer.refreshToken)).size, 1)
      clock.ms += 10 * minute
      await accounts.sessions.refresh(answers[0]?.refreshToken ?? '', phoneKey)
      assert.deepEqual(ended, [])
    })
  }

  test('FC-053 one answer is lost, the page reloads in the middle: all within the grace get the same', async (t) => {
    const { accounts, clock, ended, restart } = await openRegion(t)
    const first = await accounts.signUp(anna)
    clock.ms += 10 * minute
    const lost = await accounts.sessions.refresh(first.refreshToken, phoneKey)
    clock.ms += second
    const reloaded = await accounts.sessions.refresh(lost.refreshToken, phoneKey)
    const { accounts: restarted } = await restart()
    clock.ms += lifetimes.refreshGraceMs - second
    const slowTab = await restarted.sessions.refresh(first.refreshToken, phoneKey)
    assert.equal(reloaded.refreshToken, lost.refreshToken)
    assert.equal(slowTab.refreshToken, lost.refreshToken)
    assert.deepEqual(ended, [])
  })

  test('FC-053 reuse after the grace ends the family and is reported', async (t) => {
    const { accounts, clock, ended, events } = await openRegion(t)
    const first = await accounts.signUp(anna)
    clock.ms += 10 * minute
    const next = await accounts.sessions.refresh(first.refreshToken, phoneKey)
    clock.ms += lifetimes.refreshGraceMs + 1
    await assert.rejects(accounts.sessions.refresh(first.refreshToken, phoneKey), failsWith('refresh_reused'))
    assert.deepEqual(reasons(ended), [[1, 'refresh-reused']])
    assert.ok(events.some((event) => event.type === 'session-ended' && event.reason === 'refresh-reused'))
    await assert.rejects(accounts.sessions.refresh(next.refreshToken, phoneKey), failsWith('session_revoked'))
    assert.equal(accounts.sessions.isEnded(first.session), true)
  })

  test('FC-053 another device key ends the family at once, also within the grace', async (t) => {
    for (const key of ['key-of-the-thiefs-phone', undefined]) {
      const { accounts, ended } = await openRegion(t)
      const first = await accounts.signUp(anna)
      await assert.rejects(accounts.sessions.refresh(first.refreshToken, key), failsWith('refresh_reused'))
      assert.deepEqual(reasons(ended), [[1, 'refresh-reused']])
    }
  })

  test('FC-053 other sessions of the person go on', async (t) => {
    const { accounts } = await openRegion(t)
    const stolen = await accounts.signUp(anna)
    const laptop = await accounts.logIn(logIn)
    await assert.rejects(accounts.sessions.refresh(stolen.refreshToken, 'key-of-the-thiefs-phone'))
    await accounts.sessions.refresh(laptop.refreshToken, undefined)
  })

  test('a clock that is set back signs nobody out', async (t) => {
    const { accounts, clock, ended } = await openRegion(t)
    const first = await accounts.signUp(anna)
    const next = await accounts.sessions.refresh(first.refreshToken, phoneKey)
    clock.ms -= 60 * minute
    await accounts.sessions.refresh(first.refreshToken, phoneKey)
    await accounts.sessions.refresh(next.refreshToken, phoneKey)
    assert.deepEqual(ended, [])
  })

  test('changed, cut, foreign or made-up tokens are invalid and end nothing', async (t) => {
    const { accounts, ended } = await openRegion(t)
    const { refreshToken } = await accounts.signUp(anna)
    const other = await openRegion(t)
    const foreign = (await other.accounts.signUp(anna)).refreshToken
    const changed = Array.from(refreshToken, (character, at) =>
      at < 4 ? '' : refreshToken.slice(0, at) + (character === 'A' ? 'B' : 'A') + refreshToken.slice(at + 1),
    ).filter((text, at) => text !== '' && at < refreshToken.length - 1)
    const bad = [
      ...changed,
      '',
      'ref_',
      foreign,
      refreshToken.slice(0, -1),
      `${refreshToken}A`,
      refreshToken.replace('ref', 'res'),
    ]
    for (const text of bad)
      await assert.rejects(accounts.sessions.refresh(text, phoneKey), failsWith('refresh_invalid'))
    assert.deepEqual(ended, [])
    await accounts.sessions.refresh(refreshToken, phoneKey)
  })

  test('tokens outlive a rotation of the secret, once', async (t) => {
    const { accounts, keyRing, clock } = await openRegion(t)
    const first = await accounts.signUp(anna)
    const idle = await accounts.logIn(logIn)
    await keyRing.rotateSecret()
    clock.ms += secretKnownMs
    const next = await accounts.sessions.refresh(first.refreshToken, phoneKey)
    await keyRing.rotateSecret()
    clock.ms += minute
    await accounts.sessions.refresh(next.refreshToken, phoneKey)
    await assert.rejects(accounts.sessions.refresh(idle.refreshToken, undefined), failsWith('refresh_invalid'))
  })

  test('what another process of the region ended and could not tell is refused from the next look on, and told once', async (t) => {
    const { accounts, options } = await openRegion(t)
    const signedIn = await accounts.signUp(anna)
    const missed: EndedSession[] = []
    const { scheduler, every } = chores()
    const other = await startAccounts({ ...options, scheduler, follows: (list) => missed.push(...list) })
    const look = async (): Promise<void> => {
      for (const chore of every) chore()
      await other.accounts.sessions.devices(signedIn.user)
    }
    try {
      await accounts.sessions.signOutEverywhere(signedIn.user)
      assert.equal(other.accounts.sessions.isEnded(signedIn.session), false)
      await look()
      assert.equal(other.accounts.sessions.isEnded(signedIn.session), true)
      await look()
    } finally {
      await other.stop()
    }
    assert.deepEqual(
      missed.map(({ session }) => session),
      [signedIn.session],
    )
  })

  test('a session nobody refreshed for a season is over; one in use is not', async (t) => {
    const { accounts, clock, every, ended } = await openRegion(t)
    const used = await accounts.signUp(anna)
    const drawer = await accounts.logIn(logIn)
    clock.ms += lifetimes.sessionIdleMs - minute
    const { refreshToken } = await accounts.sessions.refresh(used.refreshToken, phoneKey)
    clock.ms += 2 * minute
    await assert.rejects(accounts.sessions.refresh(drawer.refreshToken, undefined), failsWith('refresh_invalid'))
    await accounts.sessions.sweep()
    assert.deepEqual(reasons(ended), [[2, 'expired']])
    await accounts.sessions.refresh(refreshToken, phoneKey)
    assert.equal(every.length, 2)
  })
})

describe('devices', () => {
  test('the list names each, marks the one that asks and tells when it was used', async (t) => {
    const { accounts, clock } = await openRegion(t)
    const signedUp = clock.ms
    const first = await accounts.signUp(anna)
    clock.ms += minute
    const laptop = await accounts.logIn({ ...logIn, device: { name: 'Laptop' } })
    clock.ms += minute
    await accounts.sessions.refresh(first.refreshToken, phoneKey)
    assert.deepEqual(await accounts.sessions.devices(first.user, laptop.session), [
      { number: 1, name: 'Phone', signedInAtMs: signedUp, usedAtMs: signedUp + 2 * minute, current: false },
      { number: 2, name: 'Laptop', signedInAtMs: signedUp + minute, usedAtMs: signedUp + minute, current: true },
    ])
  })

  test('a revoked device is told at once, cannot come back with its access token, and only it', async (t) => {
    const { accounts, ended } = await openRegion(t)
    const first = await accounts.signUp(anna)
    const laptop = await accounts.logIn(logIn)
    const seen: boolean[] = []
    accounts.sessions.onEnded(({ session }) => seen.push(accounts.sessions.isEnded(session)))
    await accounts.sessions.revokeDevice(first.user, laptop.device)
    assert.deepEqual(ended, [
      { session: laptop.session, user: first.user, device: 2, reason: 'device-revoked', at: ended[0]?.at },
    ])
    assert.deepEqual(seen, [true])
    assert.equal(accounts.sessions.isEnded(first.session), false)
    await assert.rejects(accounts.sessions.refresh(laptop.refreshToken, undefined), failsWith('session_revoked'))
    assert.deepEqual(
      (await accounts.sessions.devices(first.user)).map((one) => one.number),
      [1],
    )
  })

  test('a revoked device stays out over a restart, for as long as its access token could pass', async (t) => {
    const { accounts, clock, restart } = await openRegion(t)
    const first = await accounts.signUp(anna)
    await accounts.sessions.revokeDevice(first.user, first.device)
    clock.ms += endedMatterMs - second
    assert.equal((await restart()).accounts.sessions.isEnded(first.session), true)
  })

  test('nobody names or revokes a device of another person, or one that is not signed in', async (t) => {
    const { accounts, ended } = await openRegion(t)
    const first = await accounts.signUp(anna)
    const ben = await accounts.signUp({ ...anna, name: 'ben' })
    await accounts.logIn(logIn)
    const two = 2 as DeviceNumber
    await assert.rejects(accounts.sessions.revokeDevice(ben.user, two), failsWith('not_found'))
    await assert.rejects(accounts.sessions.nameDevice(ben.user, two, 'Mine'), failsWith('not_found'))
    await accounts.sessions.signOut(ben.user, first.session)
    assert.deepEqual(ended, [])
    await accounts.sessions.revokeDevice(first.user, two)
    await assert.rejects(accounts.sessions.revokeDevice(first.user, two), failsWith('not_found'))
  })

  test('FC-045 FC-067 a device name is one readable line, and naming changes nothing else', async (t) => {
    const { accounts } = await openRegion(t)
    const { user, device, session } = await accounts.signUp(anna)
    for (const bad of ['', '  ', 'a\nb', 'a\u202eb', 'a\u2066b', '\u0007', 'x'.repeat(65), 'half \ud800']) {
      await assert.rejects(accounts.sessions.nameDevice(user, device, bad), failsWith('name_invalid'))
    }
    const [before] = await accounts.sessions.devices(user, session)
    await accounts.sessions.nameDevice(user, device, ' Anna’s 📱 ')
    assert.deepEqual(await accounts.sessions.devices(user, session), [{ ...before, name: 'Anna’s 📱' }])
  })

  test('bad claims are refused before anything is stored', async (t) => {
    const { accounts } = await openRegion(t)
    const { user } = await accounts.signUp(anna)
    const bad: [object, ErrorCode][] = [
      [{ key: 'short' }, 'request_invalid'],
      [{ key: 'x'.repeat(129) }, 'request_invalid'],
      [{ key: 'a key with spaces in it' }, 'request_invalid'],
      [{ number: 0 }, 'request_invalid'],
      [{ number: 2 ** 32 }, 'request_invalid'],
      [{ number: 1.5 }, 'request_invalid'],
      [{ name: 'a\nb' }, 'name_invalid'],
    ]
    for (const [device, code] of bad) await assert.rejects(accounts.logIn({ ...logIn, device }), failsWith(code))
    assert.equal((await accounts.sessions.devices(user)).length, 1)
  })

  test('I2 a copied store takes a new writer; the other copy goes on with the old one', async (t) => {
    const { accounts, ended } = await openRegion(t)
    const first = await accounts.signUp(anna)
    const copy = await accounts.sessions.newWriter(first, { key: 'key-the-copy-made-anew', name: 'Copy' })
    assert.deepEqual([copy.user, copy.device], [first.user, 2])
    assert.notEqual(copy.session, first.session)
    assert.deepEqual(ended, [])
    await accounts.sessions.refresh(first.refreshToken, phoneKey)
    await accounts.sessions.refresh(copy.refreshToken, 'key-the-copy-made-anew')
    await accounts.sessions.signOut(first.user, first.session)
    await assert.rejects(accounts.sessions.newWriter(first, {}), failsWith('session_revoked'))
    const ben = await accounts.signUp({ ...anna, name: 'ben' })
    const stolen = { user: ben.user, session: copy.session }
    await assert.rejects(accounts.sessions.newWriter(stolen, {}), failsWith('session_revoked'))
  })
})

describe('signing out', () => {
  test('one device, or everywhere; twice is as once', async (t) => {
    const { accounts, ended } = await openRegion(t)
    const first = await accounts.signUp(anna)
    const others = [await accounts.logIn(logIn), await accounts.logIn(logIn)]
    await accounts.sessions.signOut(first.user, first.session)
    await accounts.sessions.signOut(first.user, first.session)
    assert.deepEqual(reasons(ended), [[1, 'signed-out']])
    await accounts.sessions.signOutEverywhere(first.user)
    assert.deepEqual(reasons(ended).sort(), [
      [1, 'signed-out'],
      [2, 'signed-out-everywhere'],
      [3, 'signed-out-everywhere'],
    ])
    for (const { refreshToken } of others) {
      await assert.rejects(accounts.sessions.refresh(refreshToken, undefined), failsWith('session_revoked'))
    }
  })

  test('I6 an old resume ticket ends its session; ended sessions have no good ticket', async (t) => {
    const { accounts, resumeTickets, ended } = await openRegion(t)
    const first = await accounts.signUp(anna)
    const laptop = await accounts.logIn(logIn)
    const old = await resumeTickets.start(first)
    const next = await resumeTickets.resume(first, old.bytes)
    assert.ok(next.type === 'resumed')
    await resumeTickets.confirm(first.session, next.ticket.generation)
    assert.equal((await resumeTickets.resume(first, old.bytes)).type, 'reused')
    assert.deepEqual(reasons(ended), [[1, 'resume-reused']])
    await assert.rejects(accounts.sessions.refresh(first.refreshToken, phoneKey), failsWith('session_revoked'))
    const ticket = await resumeTickets.start(laptop)
    await accounts.sessions.revokeDevice(laptop.user, laptop.device)
    assert.equal((await resumeTickets.resume(laptop, ticket.bytes)).type, 'unknown')
  })

  test('a listener that was taken away hears nothing', async (t) => {
    const { accounts } = await openRegion(t)
    const first = await accounts.signUp(anna)
    let heard = 0
    accounts.sessions.onEnded(() => heard++)()
    await accounts.sessions.signOutEverywhere(first.user)
    assert.equal(heard, 0)
  })
})

describe('embedded accounts', () => {
  test('keys, hashes and names are for the owner of the process alone', async (t) => {
    const { accounts, folder } = await openRegion(t)
    await accounts.signUp(anna)
    assert.equal((await stat(folder)).mode & 0o077, 0)
    for (const file of await readdir(folder)) {
      assert.equal((await stat(join(folder, file))).mode & 0o077, 0, file)
    }
  })

  test('no password, device key or token stands in any file', async (t) => {
    const { accounts, folder, restart } = await openRegion(t)
    const first = await accounts.signUp(anna)
    const next = await accounts.sessions.refresh(first.refreshToken, phoneKey)
    await restart()
    const secrets = [anna.password, phoneKey, first.refreshToken, next.refreshToken, next.accessToken]
    for (const file of await readdir(folder)) {
      const content = await readFile(join(folder, file), 'latin1')
      for (const secret of secrets) assert.equal(content.includes(secret), false, file)
    }
  })

  test('a sign-up rule that does not fit is refused at start', async (t) => {
    const { options } = await openRegion(t)
    const rule = { ...options.rule, zoneOfPop: { fra: 'XX' as Zone } }
    await assert.rejects(startAccounts({ ...options, rule }), /fra has zone XX/)
  })

  test('the chores keep sessions and keys fresh', async (t) => {
    const { accounts, keyRing, clock, every, ended } = await openRegion(t)
    await accounts.signUp(anna)
    const [key] = keyRing.jwks().keys
    clock.ms += lifetimes.sessionIdleMs + day
    for (const chore of [...every]) chore()
    while (ended.length === 0 || keyRing.jwks().keys[0]?.kid === key?.kid) await new Promise(setImmediate)
    assert.deepEqual(reasons(ended), [[1, 'expired']])
  })
})
