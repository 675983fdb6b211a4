/**
 * What must not compile: each line below hands data to a place outside its region without the leave of
 * the decision function. `npm run check` fails where one of them begins to compile.
 */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { CountBy } from '../platform/metrics.ts'
import type { Profile, Typing } from '../protocol/cold-messages.ts'
import type { UserKey } from '../protocol/ids.ts'
import type { HomeReadsService, Roster } from '../regions/people/home-reads.ts'
import type { PeerService, PresencePeer } from '../regions/presence/presence-peer.ts'
import type { Presence } from '../regions/presence/presence-store.ts'
import type { Destination, Turn } from '../regions/fold/turn.ts'
import type { LaneTransport } from '../replication/lane-transport.ts'
import type { Permit } from '../residency-policy/flows/permit.ts'
import { permitTo } from '../residency-policy/flows/permit.fixture.ts'
import { Resident } from '../residency-policy/flows/resident.ts'

const anna = 'anna-anna-anna-1' as UserKey
const profile: Profile = { displayName: 'Anna', avatarColor: 1 }
const labelled = new Resident('profile', [{ zone: 1, counted: [] }], profile)

/** Never run: only its types are looked at. */
export function mustNotCompile(
  turn: Turn,
  way: Omit<Destination, 'permit'>,
  transport: LaneTransport,
  peer: PresencePeer,
  typing: Typing,
  label: CountBy,
  words: Uint8Array,
): unknown[] {
  // A lane: no permit, one that somebody made up, one as a plain object of the same fields.
  // @ts-expect-error no permit
  turn.send(way, words)
  // @ts-expect-error a flag is no permit
  turn.send({ ...way, permit: true }, words)
  // @ts-expect-error a permit that somebody made up
  turn.send({ ...way, permit: { dataClass: 'msg.body', zone: 1, toRegion: 3, rule: 'mine' } }, words)
  // The mirror: bytes that no gate has seen.
  const lane = { to: 'ap', class: 'chat', generation: 1 } as const
  const batch = { from: 'eu', lane, partition: 0, first: 0, records: [words] }
  // @ts-expect-error bytes that no gate has seen
  void transport.deliver(batch)
  // Typing and presence of somebody here, for viewers elsewhere.
  // @ts-expect-error no permit
  peer.typing(anna, typing)
  // @ts-expect-error a permit of another class
  peer.typing(anna, { permit: permitTo('profile', 1, 3), value: typing })
  const tells: PeerService['sourceFor'] = () => ({
    subscribe: ({ tell }) => {
      const presence: Presence = { type: 'online' }
      // @ts-expect-error no permit
      tell(presence)
      return () => {}
    },
  })
  // Names and rosters for another region.
  const names: Pick<HomeReadsService, 'profileFor'> = {
    // @ts-expect-error no permit
    profileFor: () => Promise.resolve(profile),
  }
  const rosters: Pick<HomeReadsService, 'rosterFor'> = {
    // @ts-expect-error no permit
    rosterFor: (): Promise<Roster> => Promise.resolve({ open: true, members: [] }),
  }
  // A permit of another class, and of none.
  // @ts-expect-error a permit of another class
  labelled.release(permitTo('presence', 1, 3))
  // @ts-expect-error none
  labelled.release(undefined)
  const other: Permit<'msg.body'> = permitTo('msg.body', 1, 3)
  // @ts-expect-error a permit of another class
  const mistaken: Permit<'group.body'> = other
  // Sinks that all regions share: a line for an operator, the label of a metric.
  const warn = (line: string): string => line
  // @ts-expect-error a labelled value is no text
  warn(labelled)
  // @ts-expect-error a labelled value is no text
  label.add(labelled)
  return [tells, names, rosters, mistaken]
}

test('a labelled value is released to a permit of its class and zone, and to no other', () => {
  const { value, permit } = labelled.release(permitTo('profile', 1, 3))
  assert.deepEqual([value, permit.dataClass, permit.toRegion], [profile, 'profile', 3])
  assert.throws(() => labelled.release(permitTo('profile', 2, 3)), /for other data/)
})

test('a labelled value shows nothing of itself where it is printed', () => {
  assert.doesNotMatch(JSON.stringify(labelled) + String(labelled), /Anna/)
})
