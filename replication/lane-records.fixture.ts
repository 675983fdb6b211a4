/** What tests put into a lane: Anna in Frankfurt writes to Mei, one message a place, and barriers between them. */
import type { NewRecord } from '../platform/event-log/event-log.ts'
import { encodeDerived } from '../protocol/codec/derived.ts'
import { encodeLane } from '../protocol/codec/lane.ts'
import type { UserKey } from '../protocol/ids.ts'
import { recordKinds } from '../protocol/log-records.ts'
import { type Derived, kinds, laneTargets, none } from '../protocol/messages.ts'
import { regionByAlias, standardPlaces } from '../protocol/places.ts'
import { encodePolicyRecord } from '../residency-policy/flows/policy-record-codec.ts'
import type { PolicyRecord } from '../residency-policy/flows/policy-record.ts'

const eu = regionByAlias(standardPlaces, 'eu')?.number ?? 0

export const logged = (payload: Uint8Array): NewRecord => ({ kind: recordKinds.lane, flags: 0, at: 1, payload })

/** Message `k`, which is also its counter, for the user part `toPart` of the destination. */
export const messageInLane = (k: number, toPart: number): Uint8Array =>
  encodeLane({
    counter: k,
    policyVersion: 1,
    authorRegion: eu,
    authorZone: 1,
    toTopic: laneTargets.user,
    toPart,
    recordKind: recordKinds.derived,
    at: 1,
    dataClass: 'msg.body',
    payload: encodeDerived(message(k)).slice(),
  }).slice()

/** Behind it `policy` holds. */
export const barrierInLane = (counter: number, policy: PolicyRecord): Uint8Array =>
  encodeLane({
    counter,
    policyVersion: 1,
    authorRegion: eu,
    authorZone: 0,
    toTopic: laneTargets.control,
    toPart: 0,
    recordKind: recordKinds.barrier,
    at: 1,
    dataClass: 'control',
    payload: encodePolicyRecord(policy),
  }).slice()

const message = (k: number): Derived => ({
  place: k,
  prevPlace: k - 1,
  sentAt: 1,
  target: 0,
  kind: kinds.message,
  flags: 0,
  zone: 1,
  fromRegion: eu,
  fromPart: 3,
  writer: 1,
  n: k,
  error: 0,
  denial: undefined,
  counted: undefined,
  from: 'anna-anna-anna-1' as UserKey,
  to: 'mei-mei-mei-mei1' as UserKey,
  idHi: 1,
  idLo: k,
  targetAuthor: undefined,
  subject: undefined,
  parents: none,
  mentions: none,
  bodies: none,
  body: Buffer.from(`hello ${k}`),
  subjectRegion: 0,
  subjectPart: 0,
  subjectZone: 0,
})
