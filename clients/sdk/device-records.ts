/**
 * What a device keeps, as short texts by key: who it is and how far it has come, one record for each
 * group, each send, each row that is held. So a change costs what has changed, not what there is.
 */
import { encodeGroupRow, readGroupRow } from '../../protocol/codec/group-row.ts'
import { encodeRow, readRow } from '../../protocol/codec/row.ts'
import { encodeSend, readSend } from '../../protocol/codec/send.ts'
import { fail } from '../../protocol/errors.ts'
import type { GroupKey } from '../../protocol/ids.ts'
import type { Id64 } from '../../protocol/messages.ts'
import type { Outgoing, OutboxState } from './outbox.ts'
import type { GroupPosition, PositionsState } from './positions.ts'
import type { Arrived } from './shown-gate.ts'

export interface DeviceState {
  /** Whose it is: records of somebody else are not taken. */
  readonly user: string
  readonly device: number
  /** Of the person: a rise means that the region was restored (R10). */
  readonly epoch: number
  /** The highest message id met (I3). */
  readonly seen: Id64
  readonly outbox: OutboxState
  readonly positions: PositionsState
  /** Taken and not shown yet (G6). */
  readonly held: readonly Arrived[]
}

const version = 3

interface StoredDevice {
  readonly version: number
  readonly user: string
  readonly device: number
  readonly epoch: number
  readonly seen: readonly [number, number]
  readonly n: number
  readonly prev: number
  readonly m: number
  readonly syncKey: string
}

const deviceKey = 'device'

export function recordsOf(state: DeviceState): Map<string, string> {
  const { user, device, epoch, seen, outbox, positions, held } = state
  const { n, prev } = outbox
  const { m, syncKey } = positions
  const stored: StoredDevice = { version, user, device, epoch, seen: [seen.idHi, seen.idLo], n, prev, m, syncKey }
  const records = new Map([[deviceKey, JSON.stringify(stored)]])
  for (const [group, { last, wanted }] of positions.groups)
    records.set(`group/${toBase64(latin1(group))}`, JSON.stringify([last, wanted]))
  for (const list of outgoingLists)
    for (const outgoing of outbox[list]) records.set(`${list}/${outgoing.send.n}`, textOfOutgoing(outgoing))
  held.forEach((arrived, index) => records.set(`held/${String(index).padStart(6, '0')}`, textOfArrived(arrived)))
  return records
}

/**
 * Undefined when the store is new. Throws `request_invalid` when it is of another version, and what
 * the codecs throw when it is damaged: starting afresh silently could send messages twice.
 */
export function stateOf(records: ReadonlyMap<string, string>): DeviceState | undefined {
  const text = records.get(deviceKey)
  if (text === undefined) return undefined
  const stored = JSON.parse(text) as StoredDevice
  if (stored.version !== version)
    throw fail('request_invalid', `a device store of version ${stored.version}, this SDK reads ${version}`)
  const { user, device, epoch, seen, n, prev, m, syncKey } = stored
  const [waiting = [], aside = [], accepted = []] = outgoingLists.map((list) =>
    valuesBelow(records, `${list}/`)
      .map(outgoingIn)
      .sort((a, b) => a.send.n - b.send.n),
  )
  return {
    user,
    device,
    epoch,
    seen: { idHi: seen[0], idLo: seen[1] },
    outbox: { n, prev, waiting, aside, accepted },
    positions: { m, syncKey, groups: groupsIn(records) },
    held: valuesBelow(records, 'held/').map(arrivedIn),
  }
}

const outgoingLists = ['waiting', 'aside', 'accepted'] as const

/** In the order of their keys. */
const valuesBelow = (records: ReadonlyMap<string, string>, prefix: string): string[] =>
  [...records]
    .filter(([key]) => key.startsWith(prefix))
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([, value]) => value)

function groupsIn(records: ReadonlyMap<string, string>): Map<GroupKey, GroupPosition> {
  const groups = new Map<GroupKey, GroupPosition>()
  for (const [key, value] of records) {
    if (!key.startsWith('group/')) continue
    const [last, wanted] = JSON.parse(value) as [number, number]
    groups.set(String.fromCharCode(...fromBase64(key.slice('group/'.length))) as GroupKey, { last, wanted })
  }
  return groups
}

/** An entry of the outbox never changes: it is written once, however often it is compared. */
const texts = new WeakMap<Outgoing, string>()

function textOfOutgoing(outgoing: Outgoing): string {
  const known = texts.get(outgoing)
  if (known !== undefined) return known
  const text = JSON.stringify({ at: outgoing.at, send: toBase64(encodeSend(outgoing.send)) })
  texts.set(outgoing, text)
  return text
}

function outgoingIn(text: string): Outgoing {
  const { at, send } = JSON.parse(text) as { at: number; send: string }
  return { at, send: readSend(fromBase64(send)) }
}

const textOfArrived = (arrived: Arrived): string =>
  `${arrived.of} ${toBase64(arrived.of === 'mailbox' ? encodeRow(arrived.row) : encodeGroupRow(arrived.row))}`

function arrivedIn(text: string): Arrived {
  const [of, bytes] = text.split(' ') as [Arrived['of'], string]
  return of === 'mailbox' ? { of, row: readRow(fromBase64(bytes)) } : { of, row: readGroupRow(fromBase64(bytes)) }
}

const latin1 = (text: string): Uint8Array => Uint8Array.from(text, (character) => character.charCodeAt(0))
const fromBase64 = (text: string): Uint8Array => latin1(atob(text))

function toBase64(bytes: Uint8Array): string {
  let text = ''
  for (const byte of bytes) text += String.fromCharCode(byte)
  return btoa(text)
}
