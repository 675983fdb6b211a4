/**
 * The questions that a record of a region's log asks of the policy, read from the record alone, so that
 * whoever reads the same offsets asks the same. Each crossing is asked once: a text to a person and a
 * join where they enter the log, with what accept has stamped; what goes to or comes from a group, and
 * what carries no command, in the lane that it leaves by.
 *
 * One question is not in the log: a post whose way to the group's home the active version refuses,
 * since only the fold knows that way. Whoever is refused there was refused the join before.
 */
import type { Part, StoredRecord } from '../../platform/event-log/event-log.ts'
import { readGroupRow } from '../../protocol/codec/group-row.ts'
import { readCommand } from '../../protocol/codec/command.ts'
import { readDerived } from '../../protocol/codec/derived.ts'
import { readLane } from '../../protocol/codec/lane.ts'
import { readGroupFeed } from '../../protocol/cold-messages.ts'
import { recordKinds } from '../../protocol/log-records.ts'
import { kinds, type LaneRecord, laneTargets, toKinds } from '../../protocol/messages.ts'
import { groupClassOf } from '../flows/class-of-kind.ts'
import { readPolicyRecord } from '../flows/policy-record-codec.ts'
import type { PolicyRecord } from '../flows/policy-record.ts'

/** May data of this class, whose author belongs to this zone, go to this region? Numbers of `protocol/places.ts`. */
export interface FlowQuestion {
  readonly zone: number
  readonly dataClass: string
  /** Of the recipient: then the way back counts, too. 0 where it is not one person. */
  readonly toZone: number
  readonly toRegion: number
}

/** A part to read, and where its lane goes; 0 for a part of the region itself. */
export interface Source {
  readonly part: Part
  readonly toRegion: number
}

export type Read =
  | { readonly type: 'question'; readonly question: FlowQuestion }
  /** From here on another policy is in force in this part. */
  | { readonly type: 'policy'; readonly record: PolicyRecord }
  /** Asked of the version with this number. */
  | { readonly type: 'lane-question'; readonly question: FlowQuestion; readonly version: number }
  | { readonly type: 'nothing' }

const nothing: Read = { type: 'nothing' }

/** Throws `frame_invalid` for a record that is none. */
export function questionsOf(source: Source, { kind, payload }: StoredRecord): Read {
  switch (kind) {
    case recordKinds.command:
      return commandQuestion(payload)
    case recordKinds.policy:
      return { type: 'policy', record: readPolicyRecord(payload) }
    case recordKinds.lane:
      return laneQuestion(readLane(payload), source.toRegion)
    default:
      return nothing
  }
}

function commandQuestion(payload: Uint8Array): Read {
  const { kind, zone, toKind, toRegion, toZone, to, user } = readCommand(payload)
  if (toRegion === 0 || to === user) return nothing
  if (toKind === toKinds.group) return asked({ zone, dataClass: groupClassOf(kind), toZone: 0, toRegion })
  const isText = kind === kinds.message || kind === kinds.edit || kind === kinds.react
  return isText ? asked({ zone, dataClass: 'msg.body', toZone, toRegion }) : nothing
}

const asked = (question: FlowQuestion): Read =>
  question.dataClass === 'control' ? nothing : { type: 'question', question }

function laneQuestion(lane: LaneRecord, toRegion: number): Read {
  const inLane = inLaneOf(lane)
  if (inLane === undefined || inLane.dataClass === 'control') return nothing
  return { type: 'lane-question', question: { ...inLane, toZone: 0, toRegion }, version: lane.policyVersion }
}

function inLaneOf({
  recordKind,
  toTopic,
  payload,
  authorZone,
  dataClass,
}: LaneRecord): Pick<FlowQuestion, 'zone' | 'dataClass'> | undefined {
  switch (recordKind) {
    case recordKinds.derived: {
      // To a person it was asked as a command, and so was what a group's link has told the way of.
      if (toTopic !== laneTargets.group) return undefined
      const { kind, zone } = readDerived(payload)
      return kind === kinds.groupJoin || kind === kinds.groupCreate
        ? undefined
        : { zone, dataClass: groupClassOf(kind) }
    }
    case recordKinds.groupFeed: {
      // Of a row that was made blank the class is still known by its kind.
      const { zone, row } = readGroupFeed(payload)
      return { zone, dataClass: groupClassOf(readGroupRow(row).kind) }
    }
    case recordKinds.notice:
    case recordKinds.directory:
      return { zone: authorZone, dataClass }
    default:
      return undefined
  }
}
