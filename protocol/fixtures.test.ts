/** The fixtures, which are for everybody, against our codecs and against the reference. */
import assert from 'node:assert/strict'
import { readdirSync, readFileSync } from 'node:fs'
import { describe, test } from 'node:test'
import { nodeMac } from '../platform/mac.node.ts'
import { codecsUnderTest, type CodecUnderTest } from './codec/codecs-under-test.ts'
import { entriesOf, frameFields, type FrameEntry } from './codec/frame.ts'
import { readSend } from './codec/send.ts'
import { MeridianError } from './errors.ts'
import {
  bytesOfClientMessageId,
  bytesOfId,
  clientMessageIdOf,
  groupIdOf,
  parseClientMessageId,
  parseGroupId,
  parseUserId,
  sessionIdOf,
  timeOfClientMessageId,
  userIdOf,
  userKeyOf,
  type GroupId,
  type SessionId,
  type UserId,
} from './ids.ts'
import { idOf, messageIdOf, parseMessageId, partsOf } from './message-id.ts'
import { payloadHash } from './payload-hash.ts'
import { epochOf, epochUnit, placeOf } from './place.ts'
import { syncKeys } from './sync-key.ts'

interface MessageFixture {
  readonly message: string
  readonly cases: readonly { name: string; canonical: boolean; hex: string; json: object }[]
}

const folder = new URL('./fixtures/', import.meta.url)
const load = <T>(path: string): T => JSON.parse(readFileSync(new URL(path, folder), 'utf8')) as T
const bytesOf = (hex: string): Uint8Array => Uint8Array.from(Buffer.from(hex, 'hex'))
const hexOf = (bytes: Uint8Array): string => Buffer.from(bytes).toString('hex')

const codecOf = (message: string): CodecUnderTest =>
  codecsUnderTest.find((codec) => codec.name === message) ?? assert.fail(`no codec for ${message}`)

const refuses = (code: string, work: () => unknown) =>
  assert.throws(work, (thrown) => thrown instanceof MeridianError && thrown.code === code)

/** Bytes of the JSON view, by the reference alone. */
function referenceBytes(codec: CodecUnderTest, json: object): Uint8Array {
  const reference = codec.reference as typeof codec.reference & { fromObject(value: unknown): unknown }
  return Uint8Array.from(reference.encode(reference.fromObject(camelCased(json))).finish())
}

function camelCased(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(camelCased)
  if (typeof value !== 'object' || value === null) return value
  const camel = (name: string) => name.replace(/_([a-z])/g, (_, letter: string) => letter.toUpperCase())
  return Object.fromEntries(Object.entries(value).map(([name, inner]) => [camel(name), camelCased(inner)]))
}

const others = ['frame.json', 'ids.json', 'message-ids.json', 'places.json', 'sync-keys.json', 'payload-hashes.json']
const messageFiles = readdirSync(new URL('valid/', folder)).filter((file) => !others.includes(file))

describe('valid fixtures', () => {
  test('there is a file for every message', () => {
    const messages = messageFiles.map((file) => load<MessageFixture>(`valid/${file}`).message)
    assert.deepEqual(messages.sort(), codecsUnderTest.map((codec) => codec.name).sort())
  })

  for (const file of messageFiles) {
    const { message, cases } = load<MessageFixture>(`valid/${file}`)
    const codec = codecOf(message)
    for (const { name, canonical, hex, json } of cases) {
      test(`K1 ${message}: ${name}`, () => {
        const value = codec.read(bytesOf(hex))
        assert.deepEqual(value, codec.read(referenceBytes(codec, json)))
        if (canonical) assert.equal(hexOf(codec.encode(value)), hex)
        else assert.notEqual(hexOf(codec.encode(value)), hex)
      })
    }
  }

  interface FrameFixture {
    readonly cases: readonly { name: string; hex: string; entries: readonly Record<string, object>[] }[]
  }
  for (const { name, hex, entries } of load<FrameFixture>('valid/frame.json').cases) {
    test(`K1 Frame: ${name}`, () => {
      const bytes = bytesOf(hex)
      const seen: unknown[] = []
      entriesOf(bytes, (field, start, end) => seen.push([field, codecOf(messageOf(field)).read(bytes, start, end)]))
      const wanted = entries.map((entry) => {
        const [kind, json] = Object.entries(entry)[0] as [FrameEntry, object]
        const codec = codecOf(messageOf(frameFields[kind]))
        return [frameFields[kind], codec.read(referenceBytes(codec, json))]
      })
      assert.deepEqual(seen, wanted)
    })
  }

  interface IdFixture {
    readonly text: string
    readonly hex: string
    readonly time?: number | null
  }
  const ids = load<Record<'user' | 'group' | 'session' | 'client_msg_id', IdFixture[]>>('valid/ids.json')
  test('I1 ids of people, groups and sessions', () => {
    for (const { text, hex } of ids.user) assert.equal(hexOf(bytesOfId(parseUserId(text))), hex)
    for (const { text, hex } of ids.user) assert.equal(userIdOf(bytesOf(hex)), text)
    for (const { text, hex } of ids.group) assert.equal(hexOf(bytesOfId(parseGroupId(text) as GroupId)), hex)
    for (const { text, hex } of ids.group) assert.equal(groupIdOf(bytesOf(hex)), text)
    for (const { text, hex } of ids.session) assert.equal(sessionIdOf(bytesOf(hex)), text as SessionId)
  })

  test('W5 client_msg_id and its time', () => {
    for (const { text, hex, time } of ids.client_msg_id) {
      assert.equal(hexOf(bytesOfClientMessageId(parseClientMessageId(text))), hex)
      assert.equal(clientMessageIdOf(bytesOf(hex)), text)
      assert.equal(timeOfClientMessageId(bytesOf(hex)) ?? null, time)
    }
  })

  interface MessageIdFixture {
    readonly text: string
    readonly fixed64: string
    readonly time: number
    readonly region: number
    readonly node: number
    readonly counter: number
  }
  test('I3 message ids', () => {
    for (const { text, fixed64, ...parts } of load<MessageIdFixture[]>('valid/message-ids.json')) {
      const id = parseMessageId(text)
      assert.deepEqual(id, idOf(parts))
      assert.deepEqual(partsOf(id), parts)
      assert.equal(messageIdOf(id), text)
      const view = new DataView(bytesOf(fixed64).buffer)
      assert.deepEqual(id, { idHi: view.getUint32(4, true), idLo: view.getUint32(0, true) })
    }
  })

  test('W11 places', () => {
    for (const { epoch, k, number } of load<{ epoch: number; k: number; number: string }[]>('valid/places.json')) {
      assert.equal(String(placeOf(epoch, k)), number)
      assert.deepEqual([epochOf(Number(number)), Number(number) - epoch * epochUnit], [epoch, k])
    }
  })

  test('S1 sync keys', () => {
    const { secret, cases } = load<{
      secret: string
      cases: { user: UserId; region: number; m: string; t: string; text: string }[]
    }>('valid/sync-keys.json')
    const keys = syncKeys(nodeMac, bytesOf(secret))
    for (const { user, region, m, t, text } of cases) {
      assert.deepEqual(keys.read(userKeyOf(user), text), { region, m: Number(m), t: Number(t) })
      assert.equal(keys.write(userKeyOf(user), { region, m: Number(m), t: Number(t) }), text)
    }
  })

  test('W4 payload hashes', () => {
    for (const { send, hash } of load<{ send: string; hash: number }[]>('valid/payload-hashes.json')) {
      assert.equal(payloadHash(readSend(bytesOf(send))), hash)
    }
  })
})

describe('invalid fixtures', () => {
  interface InvalidMessage {
    readonly name: string
    readonly message: string
    readonly hex: string
    readonly error: string
  }
  for (const { name, message, hex, error } of load<InvalidMessage[]>('invalid/messages.json')) {
    test(`${message}: ${name} is refused`, () => {
      const bytes = bytesOf(hex)
      refuses(error, () => (message === 'Frame' ? entriesOf(bytes, () => {}) : codecOf(message).read(bytes)))
    })
  }

  interface InvalidId {
    readonly name: string
    readonly kind: 'user' | 'group' | 'client_msg_id' | 'message' | 'sync_key'
    readonly text: string
    readonly error: string
  }
  const { secret, cases } = load<{ secret: string; cases: { user: UserId }[] }>('valid/sync-keys.json')
  const keys = syncKeys(nodeMac, bytesOf(secret))
  const owner = userKeyOf((cases[0] as { user: UserId }).user)
  const parsers = {
    user: parseUserId,
    group: parseGroupId,
    client_msg_id: parseClientMessageId,
    message: parseMessageId,
    sync_key: (text: string) => keys.read(owner, text),
  }
  for (const { name, kind, text, error } of load<InvalidId[]>('invalid/ids.json')) {
    test(`${kind}: ${name} is refused`, () => refuses(error, () => parsers[kind](text)))
  }
})

function messageOf(field: number): string {
  const [name] = Object.entries(frameFields).find(([, number]) => number === field) as [string, number]
  return name.replace(/^[a-z]/, (letter) => letter.toUpperCase())
}
