/** The accounts of a region run whole over what the simulation puts in place of disk, clock, argon2 and Web Crypto. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { nodeMac } from '../platform/mac.node.ts'
import { accessTokenVerifier } from '../protocol/access-token.ts'
import { MeridianError } from '../protocol/errors.ts'
import type { Zone } from '../protocol/ids.ts'
import { type Region, standardPlaces } from '../protocol/places.ts'
import { Accounts } from '../regions/accounts/accounts.ts'
import { Directory } from '../regions/directory/directory.ts'
import { SimulatedSigner, simulatedSignature } from './access-token.simulated.ts'
import { SimulatedAccountMedium } from './account-store.simulated.ts'
import { SimulatedTime } from './clock.simulated.ts'
import { SimulatedDirectoryMedium } from './directory-store.simulated.ts'
import { simulatedPasswordHash } from './password-hash.simulated.ts'
import { SeededRandom } from '../platform/random.seeded.ts'

const frankfurt = standardPlaces.regions[0] as Region
const anna = {
  name: 'anna',
  password: 'correct horse',
  pop: 'fra',
  address: 'office',
  device: { key: 'key-of-annas-phone-0001' },
}

function world(seed: number) {
  const clock = new SimulatedTime()
  const random = new SeededRandom(seed)
  const media = { accounts: new SimulatedAccountMedium(), directory: new SimulatedDirectoryMedium() }
  const signer = new SimulatedSigner(frankfurt.name, random)
  const edge = accessTokenVerifier({
    findKey: (kid) => (kid === signer.kid ? signer.trusted : undefined),
    now: () => clock.now(),
    checkSignature: simulatedSignature,
  })
  const start = async () =>
    Accounts.open({
      region: frankfurt,
      places: standardPlaces,
      rule: { zoneOfPop: { fra: 'EU' as Zone }, homeOfZone: () => frankfurt.name },
      store: media.accounts.open(),
      directory: await Directory.open({
        store: media.directory.open(),
        mac: nodeMac,
        secret: new Uint8Array(32),
        region: frankfurt.number,
        parts: 4,
        random,
      }),
      passwords: simulatedPasswordHash(random),
      signer,
      mac: nodeMac,
      secret: () => ({ current: new Uint8Array(32).fill(7), previous: undefined }),
      clock,
      random,
      openMailboxes: async () => {},
      report: () => {},
    })
  return { clock, edge, start }
}

const failsWith = (code: string) => (thrown: unknown) => thrown instanceof MeridianError && thrown.code === code

test('T1 sign-up, sign-in, refresh and revocation over a crash, in simulated time', async () => {
  const { clock, edge, start } = world(1)
  const before = await start()
  const phone = await before.signUp(anna)
  assert.equal((await edge.verify(phone.accessToken)).user, phone.user)
  const after = await start()
  await clock.advance(600_000)
  const laptop = await after.logIn({ name: 'anna', password: anna.password })
  assert.deepEqual([laptop.user, laptop.device], [phone.user, 2])
  await assert.rejects(after.logIn({ name: 'anna', password: 'wrong horse' }), failsWith('credentials_wrong'))
  const next = await after.sessions.refresh(phone.refreshToken, anna.device.key)
  await after.sessions.revokeDevice(phone.user, phone.device)
  const again = await start()
  assert.equal(again.sessions.isEnded(phone.session), true)
  await assert.rejects(again.sessions.refresh(next.refreshToken, anna.device.key), failsWith('session_revoked'))
})

test('T1 one seed gives the same ids and tokens, another seed others', async () => {
  const signUp = async (seed: number) => (await world(seed).start()).signUp(anna)
  assert.deepEqual(await signUp(1), await signUp(1))
  assert.notEqual((await signUp(2)).user, (await signUp(1)).user)
})

test('a simulated token that was changed is refused by the real verifier', async () => {
  const { edge, start } = world(1)
  const { accessToken } = await (await start()).signUp(anna)
  const last = accessToken.at(-1) === 'A' ? 'B' : 'A'
  await assert.rejects(edge.verify(accessToken.slice(0, -1) + last), failsWith('token_invalid'))
})
