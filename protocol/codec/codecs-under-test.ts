/** Every message type with our codec, the generated reference and random values. Test support. */
import type * as fc from 'fast-check'
import * as cold from '../cold-messages.ts'
import { meridian as frames } from '../generated/frames.js'
import { meridian as logs } from '../generated/log.js'
import * as some from './arbitrary-messages.ts'
import { encodeCommand, readCommand } from './command.ts'
import { encodeDenial, readDenial } from './denial.ts'
import { encodeDerived, readDerived } from './derived.ts'
import { encodeGroupRow, readGroupRow } from './group-row.ts'
import { encodeLane, readLane } from './lane.ts'
import { encodeRow, readRow } from './row.ts'
import { encodeSend, readSend } from './send.ts'
import { encodeVerdict, readVerdict } from './verdict.ts'

interface Reference {
  decode(bytes: Uint8Array): unknown
  encode(value: never): { finish(): Uint8Array }
}

export interface CodecUnderTest {
  readonly name: string
  read(bytes: Uint8Array, start?: number, end?: number): unknown
  encode(value: unknown): Uint8Array
  readonly arbitrary: fc.Arbitrary<unknown>
  readonly reference: { decode(bytes: Uint8Array): unknown; encode(value: unknown): { finish(): Uint8Array } }
}

const codec = <T>(
  name: string,
  read: (bytes: Uint8Array, start?: number, end?: number) => T,
  encode: (value: T) => Uint8Array,
  arbitrary: fc.Arbitrary<T>,
  reference: Reference,
): CodecUnderTest => ({
  name,
  read,
  encode: encode as (value: unknown) => Uint8Array,
  arbitrary,
  reference: reference as CodecUnderTest['reference'],
})

const { v1 } = frames
const { v1: log } = logs.log

export const codecsUnderTest: readonly CodecUnderTest[] = [
  codec('Send', readSend, encodeSend, some.arbitrarySend, v1.Send),
  codec('Verdict', readVerdict, encodeVerdict, some.arbitraryVerdict, v1.Verdict),
  codec('Denial', readDenial, encodeDenial, some.arbitraryDenial, v1.Denial),
  codec('Row', readRow, encodeRow, some.arbitraryRow, v1.Row),
  codec('GroupRow', readGroupRow, encodeGroupRow, some.arbitraryGroupRow, v1.GroupRow),
  codec('Command', readCommand, encodeCommand, some.arbitraryCommand, log.Command),
  codec('Derived', readDerived, encodeDerived, some.arbitraryDerived, log.Derived),
  codec('Lane', readLane, encodeLane, some.arbitraryLane, log.Lane),
  codec('Hello', cold.readHello, cold.encodeHello, some.arbitraryHello, v1.Hello),
  codec('Welcome', cold.readWelcome, cold.encodeWelcome, some.arbitraryWelcome, v1.Welcome),
  codec('Sync', cold.readSync, cold.encodeSync, some.arbitrarySync, v1.Sync),
  codec('Page', readPageAndRows, cold.encodePage, some.arbitraryPage, v1.Page),
  codec('Ack', cold.readAck, cold.encodeAck, some.arbitraryAck, v1.Ack),
  codec('Ping', cold.readPing, cold.encodePing, some.arbitraryPing, v1.Ping),
  codec('Pong', cold.readPong, cold.encodePong, some.arbitraryPong, v1.Pong),
  codec('Typing', cold.readTyping, cold.encodeTyping, some.arbitraryTyping, v1.Typing),
  codec('Watch', cold.readWatch, cold.encodeWatch, some.arbitraryWatch, v1.Watch),
  codec('Presence', cold.readPresence, cold.encodePresence, some.arbitraryPresence, v1.Presence),
  codec('GoAway', cold.readGoAway, cold.encodeGoAway, some.arbitraryGoAway, v1.GoAway),
  codec('Error', cold.readError, cold.encodeError, some.arbitraryError, v1.Error),
  codec('Request', cold.readRequest, cold.encodeRequest, some.arbitraryRequest, v1.Request),
  codec('Response', cold.readResponse, cold.encodeResponse, some.arbitraryResponse, v1.Response),
  codec('Profile', cold.readProfile, cold.encodeProfile, some.arbitraryProfile, v1.Profile),
  codec('GroupProfile', cold.readGroupProfile, cold.encodeGroupProfile, some.arbitraryGroupProfile, v1.GroupProfile),
  codec(
    'GroupInvitation',
    cold.readGroupInvitation,
    cold.encodeGroupInvitation,
    some.arbitraryGroupInvitation,
    v1.GroupInvitation,
  ),
  codec('Notice', cold.readNotice, cold.encodeNotice, some.arbitraryNotice, log.Notice),
  codec('Repair', cold.readRepair, cold.encodeRepair, some.arbitraryRepair, log.Repair),
  codec('Unpark', cold.readUnpark, cold.encodeUnpark, some.arbitraryUnpark, log.Unpark),
  codec('Home', cold.readHome, cold.encodeHome, some.arbitraryHome, log.Home),
  codec(
    'DirectoryEntry',
    cold.readDirectoryEntry,
    cold.encodeDirectoryEntry,
    some.arbitraryDirectoryEntry,
    log.DirectoryEntry,
  ),
  codec('Policy', cold.readPolicy, cold.encodePolicy, some.arbitraryPolicy, log.Policy),
  codec('Counted', cold.readCounted, cold.encodeCounted, some.arbitraryCounted, log.Counted),
  codec('QuotaAsk', cold.readQuotaAsk, cold.encodeQuotaAsk, some.arbitraryQuotaAsk, log.QuotaAsk),
  codec('QuotaRoom', cold.readQuotaRoom, cold.encodeQuotaRoom, some.arbitraryQuotaRoom, log.QuotaRoom),
  codec('Code', cold.readCode, cold.encodeCode, some.arbitraryCode, log.Code),
  codec('GroupFeed', cold.readGroupFeed, cold.encodeGroupFeed, some.arbitraryGroupFeed, log.GroupFeed),
  codec('GroupRepair', cold.readGroupRepair, cold.encodeGroupRepair, some.arbitraryGroupRepair, log.GroupRepair),
  codec('Tick', cold.readTick, cold.encodeTick, some.arbitraryTick, log.Tick),
  codec('Canary', cold.readCanary, cold.encodeCanary, some.arbitraryCanary, log.Canary),
  codec('LaneGap', cold.readLaneGap, cold.encodeLaneGap, some.arbitraryLaneGap, log.LaneGap),
]

function readPageAndRows(bytes: Uint8Array, start?: number, end?: number): cold.Page {
  const page = cold.readPage(bytes, start, end)
  for (const row of page.rows) readRow(row)
  for (const row of page.groupRows) readGroupRow(row)
  return page
}
