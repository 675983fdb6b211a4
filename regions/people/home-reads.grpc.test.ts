import assert from 'node:assert/strict'
import { test, type TestContext } from 'node:test'
import * as grpc from '@grpc/grpc-js'
import type { GroupKey, UserKey } from '../../protocol/ids.ts'
import type { HomeHash } from '../directory/directory-store.ts'
import { permitTo } from '../../residency-policy/flows/permit.fixture.ts'
import { GrpcHomeReads, serveHomeReads } from './home-reads.grpc.ts'
import type { HomeReadsService, Roster } from './home-reads.ts'

const mei = 'mei-mei-mei-mei1' as UserKey
/** All kinds of bytes. */
const meisHash = String.fromCharCode(0, 255, 128, ...new Array<number>(13).fill(7)) as HomeHash
const meisHome = { region: 3, part: 5, zone: 3, epoch: 0, mayKeep: true }
const hiking = 'hiking-hiking-hi' as GroupKey
const roster: Roster = {
  open: true,
  members: [
    { user: mei, role: 'owner', region: 3 },
    { user: 'anna-anna-anna-1' as UserKey, role: 'member', region: 1 },
  ],
}

/** Another region; a name without anything in it is still a name that was found. */
const home: HomeReadsService = {
  profileFor: (alias, user) =>
    Promise.resolve(
      alias === 'eu' && user === mei
        ? { permit: permitTo('profile', 3, 1), value: { displayName: '', avatarColor: 0 } }
        : undefined,
    ),
  homeFor: (_alias, hash) =>
    Promise.resolve(hash === meisHash ? { permit: permitTo('directory.lookup', 3, 1), value: meisHome } : undefined),
  rosterFor: (_alias, group) =>
    group === hiking
      ? Promise.resolve({ permit: permitTo('group.roster', 3, 1), value: roster })
      : Promise.reject(new Error('broken')),
}

async function served(t: TestContext): Promise<string> {
  const server = new grpc.Server()
  serveHomeReads(server, (alias) => (alias === 'eu' ? 'secret' : undefined), home)
  t.after(() => server.forceShutdown())
  return new Promise((resolve, reject) => {
    server.bindAsync('127.0.0.1:0', grpc.ServerCredentials.createInsecure(), (error, port) =>
      error ? reject(error) : resolve(`127.0.0.1:${port}`),
    )
  })
}

test('names, rosters and homes cross between regions that share a secret; everything else is `unavailable`', async (t) => {
  const address = await served(t)
  const reads = new GrpcHomeReads({ address, fromAlias: 'eu', secret: 'secret' })
  const stranger = new GrpcHomeReads({ address, fromAlias: 'eu', secret: 'guessed' })
  t.after(() => Promise.all([reads.stop(), stranger.stop()]))
  assert.deepEqual(await reads.profile(mei), { displayName: '', avatarColor: 0 })
  assert.equal(await reads.profile('nobody-nobody-no' as UserKey), undefined)
  assert.deepEqual(await reads.roster(hiking), roster)
  assert.deepEqual(await reads.home(meisHash), meisHome)
  assert.equal(await reads.home('another-another-' as HomeHash), undefined)
  await assert.rejects(reads.roster('another-another-' as GroupKey), { code: 'unavailable' })
  await assert.rejects(stranger.profile(mei), { code: 'unavailable' })
  reads.cut()
  await assert.rejects(reads.profile(mei), { code: 'unavailable' })
  reads.heal()
  assert.deepEqual(await reads.roster(hiking), roster)
})
