/** What tests put into a lane: Anna in Frankfurt writes to Mei, one message a place, and barriers between them. */
import type { NewRecord } from '../platform/event-log/event-log.ts'
import { encodeDerived } from '../protocol/codec/derived.ts'
import { encodeLane } from '../protocol/codec/lane.ts'
import { derivedMessage } from '../protocol/derived.fixture.ts'
import { recordKinds } from '../protocol/log-records.ts'
import { laneTargets } from '../protocol/messages.ts'
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
    payload: encodeDerived(derivedMessage(k, { fromRegion: eu })).slice(),
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
