/**
 * Every codec of ours against the generated one: what we write, it reads as the same; what it writes,
 * we read as the same; any other legal spelling of a message reads as the message; and over arbitrary
 * bytes ours accepts nothing the reference refuses, and refuses more only for the reasons that
 * reader.ts names.
 */
import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import * as fc from 'fast-check'
import { MeridianError } from '../errors.ts'
import { codecsUnderTest, type CodecUnderTest } from './codecs-under-test.ts'
import { respelled } from './respell.ts'

/** Reasons for which ours is stricter than protobuf, all of them. */
const stricter = [
  'an id that has not 16 bytes',
  'a number beyond 2^53',
  'a number beyond its type',
  'an unknown kind of recipient',
  'an id is missing',
  '` is missing',
  'a lane record without',
  'an endless varint',
  'groups nested too deep',
]

describe('codecs against the generated reference', () => {
  for (const codec of codecsUnderTest) {
    test(`K2 ${codec.name}: ours writes what the reference reads, and back`, () => {
      fc.assert(
        fc.property(codec.arbitrary, (value) => {
          const bytes = codec.encode(value)
          const seen = codec.reference.decode(bytes)
          assertSame(codec.name, value, seen)
          assert.deepEqual(codec.read(Uint8Array.from(codec.reference.encode(seen).finish())), value)
        }),
        { numRuns: 200 },
      )
    })

    test(`K1 ${codec.name}: any legal spelling reads as the same message`, () => {
      fc.assert(
        fc.property(codec.arbitrary, fc.infiniteStream(fc.nat(1 << 30)), (value, chance) => {
          const bytes = respelled(codec.encode(value), () => chance.next().value)
          assertSame(codec.name, value, codec.reference.decode(bytes))
          assert.deepEqual(codec.read(bytes), value)
        }),
        { numRuns: 200 },
      )
    })

    test(`K1 ${codec.name}: damaged and random bytes are read as the reference reads them, or refused`, () => {
      const damaged = fc
        .tuple(codec.arbitrary, fc.array(fc.tuple(fc.nat(400), fc.nat(255)), { maxLength: 3 }), fc.nat(400))
        .map(([value, changes, cutAt]) => {
          const bytes = codec.encode(value).slice()
          for (const [at, byte] of changes) if (at < bytes.length) bytes[at] = byte
          return bytes.subarray(0, cutAt % 5 === 0 ? cutAt : bytes.length)
        })
      fc.assert(
        fc.property(fc.oneof(damaged, fc.uint8Array({ maxLength: 60 })), (bytes) => judgeAlike(codec, bytes)),
        { numRuns: 500 },
      )
    })
  }
})

function judgeAlike(codec: CodecUnderTest, bytes: Uint8Array): void {
  let ours: unknown
  try {
    ours = codec.read(bytes)
  } catch (caught) {
    assert.ok(caught instanceof MeridianError && caught.code === 'frame_invalid', String(caught))
    if (stricter.some((reason) => caught.message.includes(reason))) return
    assert.throws(() => codec.reference.decode(bytes), `only ours refuses: ${caught.message}`)
    return
  }
  assertSame(codec.name, ours, codec.reference.decode(bytes))
}

/** Our value says the same as the reference's object, name by name. */
function assertSame(where: string, ours: unknown, theirs: unknown): void {
  if (ours === undefined || ours === 0 || ours === '' || ours === false) {
    return assert.ok(isNothing(theirs), `${where}: ${String(theirs)} is not nothing`)
  }
  if (typeof ours === 'number' && typeof theirs === 'object') return assert.equal(numberOf(theirs), ours, where)
  if (typeof ours === 'string' && theirs instanceof Uint8Array) {
    return assert.equal(Buffer.from(theirs).toString('latin1'), ours, where)
  }
  if (ours instanceof Uint8Array) return assertSameBytes(where, ours, theirs)
  if (Array.isArray(ours)) {
    const list = (theirs ?? []) as unknown[]
    assert.equal(list.length, ours.length, where)
    ours.forEach((item, i) => assertSame(`${where}[${i}]`, item, list[i]))
    return
  }
  if (typeof ours === 'object' && ours !== null) return assertSameObject(where, ours as Record<string, unknown>, theirs)
  assert.equal(theirs, ours, where)
}

function assertSameObject(where: string, ours: Record<string, unknown>, theirs: unknown): void {
  if (isLong(theirs)) return assert.deepEqual(ours, { idHi: theirs.high >>> 0, idLo: theirs.low >>> 0 }, where)
  if (theirs === null || theirs === undefined) {
    return assert.deepEqual(ours, { idHi: 0, idLo: 0 }, where)
  }
  const { idHi, idLo, seenIdHi, seenIdLo, ...rest } = ours
  const reference = theirs as Record<string, unknown>
  if (idHi !== undefined) assertSame(`${where}.id`, { idHi, idLo }, reference['id'])
  if (seenIdHi !== undefined) assertSame(`${where}.seenId`, { idHi: seenIdHi, idLo: seenIdLo }, reference['seenId'])
  for (const [name, value] of Object.entries(rest)) {
    const at = `${where}.${name}`
    if (name === 'rows') assertSameRows(at, value, reference['row'], referenceOf('Row'))
    else if (name === 'groupRows') assertSameRows(at, value, reference['groupRow'], referenceOf('GroupRow'))
    else if (name === 'state')
      assert.equal(['unknown', 'online', 'offline'][Number(reference[name])] ?? 'unknown', value)
    else assertSame(at, value, reference[name])
  }
}

function assertSameBytes(where: string, ours: Uint8Array, theirs: unknown): void {
  if (ours.length === 0 && isNothing(theirs)) return
  assert.deepEqual(Buffer.from(theirs as Uint8Array), Buffer.from(ours), where)
}

/** The reference reads the rows of a page; ours leaves them as they are. */
function assertSameRows(where: string, ours: unknown, theirs: unknown, reference: CodecUnderTest['reference']): void {
  const rows = (ours as Uint8Array[]).map((row) => reference.decode(row))
  assert.deepEqual(rows, theirs, where)
}

const referenceOf = (name: string): CodecUnderTest['reference'] =>
  (codecsUnderTest.find((codec) => codec.name === name) as CodecUnderTest).reference

const isLong = (value: unknown): value is { low: number; high: number } =>
  typeof value === 'object' && value !== null && 'low' in value && 'high' in value

const numberOf = (value: unknown): unknown => (isLong(value) ? (value.high >>> 0) * 2 ** 32 + (value.low >>> 0) : value)

const isNothing = (value: unknown): boolean =>
  value === undefined ||
  value === null ||
  value === 0 ||
  value === '' ||
  value === false ||
  numberOf(value) === 0 ||
  (value instanceof Uint8Array && value.length === 0)
