import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Profile } from '../../protocol/cold-messages.ts'
import type { GroupKey, UserKey } from '../../protocol/ids.ts'
import type { HomeHash } from '../directory/directory-store.ts'
import { permitTo } from '../../residency-policy/flows/permit.fixture.ts'
import { Resident } from '../../residency-policy/flows/resident.ts'
import type { HomeReads, Roster } from './home-reads.ts'
import { RegionPeople } from './region-people.ts'

const of = (zone: number) => ({ zone, counted: [] })
const anna = 'anna-anna-anna-1' as UserKey
const mei = 'mei-mei-mei-mei1' as UserKey
const hashOfAnna = 'hash-of-anna-1-2' as HomeHash
const hashOfMei = 'hash-of-mei-1-2-' as HomeHash
const hiking = 'hiking-hiking-hi' as GroupKey
const [eu, ap] = [1, 3]

/** Two regions, each reading at the other; `allowed` is the list both follow. */
function twoRegions() {
  let now = 0
  const allowed = new Set(['profile', 'group.roster'])
  const asked: string[] = []
  const profiles = new Map<UserKey, Profile>([
    [anna, { displayName: 'Anna', avatarColor: 1 }],
    [mei, { displayName: '美', avatarColor: 2 }],
  ])
  const homes = new Map([
    [anna, eu],
    [mei, ap],
  ])
  /** In Singapore's directory, and both of them in any other. */
  const stored = new Map([
    [hashOfMei, { region: ap, part: 1, zone: ap, epoch: 0 }],
    [hashOfAnna, { region: eu, part: 2, zone: eu, epoch: 0 }],
  ])
  const roster: Roster = { open: false, members: [{ user: anna, role: 'owner', region: eu }] }
  const region = (number: number, peers: ReadonlyMap<number, HomeReads>): RegionPeople =>
    new RegionPeople({
      region: number,
      clock: { monotonic: () => now },
      peers,
      regionOf: (alias) => ({ eu, ap })[alias],
      homeOf: (user) => Promise.resolve(homes.get(user)),
      homeAt: (hash) => stored.get(hash),
      profile: (user) => {
        const profile = profiles.get(user)
        return Promise.resolve(profile && new Resident('profile', [of(homes.get(user) ?? 0)], profile))
      },
      roster: (group) => Promise.resolve(group === hiking ? new Resident('group.roster', [of(eu)], roster) : undefined),
      mayAsk: (home, dataClass) => home !== number && allowed.has(dataClass),
      permit: ({ dataClass, about }, to) =>
        to === number || allowed.has(dataClass) ? permitTo(dataClass, about[0]?.zone ?? 0, to) : undefined,
    })
  const singapore = region(ap, new Map())
  const frankfurt = region(
    eu,
    new Map([
      [
        ap,
        {
          profile: (user: UserKey) => {
            asked.push('profile')
            return singapore.profileFor('eu', user).then((found) => found?.value)
          },
          roster: (group: GroupKey) => {
            asked.push('roster')
            return singapore.rosterFor('eu', group).then((found) => found?.value)
          },
          home: (hash: HomeHash) => singapore.homeFor('eu', hash).then((found) => found?.value),
        },
      ],
    ]),
  )
  return { frankfurt, singapore, allowed, asked, profiles, pass: (ms: number) => (now += ms) }
}

test('a name is read at its owner’s home, kept for a minute and then read anew', async () => {
  const { frankfurt, asked, profiles, pass } = twoRegions()
  assert.equal((await frankfurt.profileOf(anna))?.displayName, 'Anna')
  assert.deepEqual(asked, [])
  const both = await Promise.all([frankfurt.profileOf(mei), frankfurt.profileOf(mei)])
  assert.deepEqual(
    both.map((profile) => profile?.displayName),
    ['美', '美'],
  )
  profiles.set(mei, { displayName: 'Mei', avatarColor: 2 })
  pass(59_999)
  assert.equal((await frankfurt.profileOf(mei))?.displayName, '美')
  pass(1)
  assert.equal((await frankfurt.profileOf(mei))?.displayName, 'Mei')
  assert.equal(asked.length, 2)
})

test('what the policy shuts in is neither asked nor told, and looks like nobody', async () => {
  const { frankfurt, singapore, allowed, asked } = twoRegions()
  allowed.delete('profile')
  assert.equal(await frankfurt.profileOf(mei), undefined)
  assert.deepEqual(asked, [])
  assert.equal(await singapore.profileFor('eu', mei), undefined)
  allowed.add('profile')
  assert.equal(await singapore.profileFor('eu', anna), undefined, 'a home speaks for its own people only')
  assert.equal(await singapore.profileFor('us', mei), undefined, 'a region it does not know')
  assert.equal(await frankfurt.profileOf('nobody-nobody-no' as UserKey), undefined)
})

test('a roster is told to a region in which a member lives, and to no other', async () => {
  const { frankfurt, singapore } = twoRegions()
  assert.equal((await frankfurt.rosterOf(hiking, ap))?.members[0]?.role, 'owner')
  assert.equal(await singapore.rosterFor('us', hiking), undefined)
  assert.equal(await singapore.rosterFor('eu', 'another-another-' as GroupKey), undefined)
})

test('where somebody lives is told by their home alone, as far as their zone lets it go, and whether it may be kept', async () => {
  const { singapore, allowed } = twoRegions()
  assert.equal((await singapore.homeFor('eu', hashOfMei))?.value, undefined)
  allowed.add('directory.lookup')
  const home = { region: ap, part: 1, zone: ap, epoch: 0 }
  assert.deepEqual((await singapore.homeFor('eu', hashOfMei))?.value, { ...home, mayKeep: false })
  assert.equal((await singapore.homeFor('eu', hashOfAnna))?.value, undefined, 'an entry of another region')
  assert.equal((await singapore.homeFor('us', hashOfMei))?.value, undefined, 'a region it does not know')
  allowed.add('directory.home')
  assert.deepEqual((await singapore.homeFor('eu', hashOfMei))?.value, { ...home, mayKeep: true })
})
