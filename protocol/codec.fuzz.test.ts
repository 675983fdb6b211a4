/** Every decoder over anything: a value or `frame_invalid`, nothing read outside, nothing kept that was not there. */
import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import * as fc from 'fast-check'
import { codecsUnderTest, type CodecUnderTest } from './codec/codecs-under-test.ts'
import { entriesOf, entryOf, frameFields, type FrameField } from './codec/frame.ts'
import { respelled } from './codec/respell.ts'
import { MeridianError } from './errors.ts'
import { fuzzing } from './fuzz.ts'

type Damage = readonly { kind: 'set' | 'insert' | 'remove' | 'repeat'; at: number; byte: number; length: number }[]

const damage: fc.Arbitrary<Damage> = fc.array(
  fc.record({
    kind: fc.constantFrom('set' as const, 'insert' as const, 'remove' as const, 'repeat' as const),
    at: fc.nat(2_000),
    byte: fc.oneof(fc.constantFrom(0, 0x7f, 0x80, 0xff), fc.nat(255)),
    length: fc.nat(40),
  }),
  { maxLength: 4 },
)
const codec = fc.constantFrom(...codecsUnderTest)
const message = codec.chain((one) =>
  fc
    .tuple(fc.constant(one), one.arbitrary, damage, fc.infiniteStream(fc.nat(1 << 30)))
    .map(([, value, changes, chance]): [CodecUnderTest, Uint8Array] => {
      const bytes = one.encode(value).slice()
      const spelled = (chance.next().value ?? 0) % 2 === 0 ? respelled(bytes, () => chance.next().value ?? 0) : bytes
      return [one, damaged(spelled, changes)]
    }),
)
const noise = fc.tuple(
  codec,
  fc.oneof(fc.uint8Array({ maxLength: 200 }), fc.uint8Array({ maxLength: 5_000, size: 'max' })),
)

describe('fuzz: decoders', () => {
  test('K1 every message decoder is total, stays within its range, and what it read it writes and reads again', () => {
    fc.assert(
      fc.property(fc.oneof(message, noise), fc.nat(20), ([one, bytes], before) => {
        const outcome = read(one, bytes, 0, bytes.length)
        // The same bytes amid others: whoever reads outside of the range reads something else.
        const amid = new Uint8Array(bytes.length + before + 20).fill(0x5a)
        amid.set(bytes, before)
        assert.deepEqual(read(one, amid, before, before + bytes.length), outcome)
        if (outcome === undefined) return
        const again = one.encode(outcome)
        assert.deepEqual(read(one, Uint8Array.from(again), 0, again.length), outcome)
        assert.ok(bytesHeld(outcome) <= bytes.length * 16 + 1_000, 'holds more than it was given')
      }),
      fuzzing(),
    )
  })

  test('K1 frames: entries in order within the frame, and two frames are one', () => {
    const field = fc.constantFrom(...Object.values(frameFields))
    const entries = fc.array(fc.tuple(field, fc.uint8Array({ maxLength: 200 })), { maxLength: 6 })
    fc.assert(
      fc.property(entries, damage, fc.uint8Array({ maxLength: 60 }), (list, changes, random) => {
        const whole = Buffer.concat(list.map(([number, bytes]) => entryOf(number, bytes).slice()))
        assert.deepEqual(
          entriesIn(whole),
          list.map(([number, bytes]) => [number, Buffer.from(bytes)]),
        )
        const broken = damaged(whole, changes)
        const first = entriesIn(broken)
        const second = entriesIn(random)
        if (first === undefined || second === undefined) return
        assert.deepEqual(entriesIn(Buffer.concat([broken, random])), [...first, ...second])
      }),
      fuzzing(),
    )
  })
})

/** Undefined when refused. */
function read(one: CodecUnderTest, bytes: Uint8Array, start: number, end: number): unknown {
  try {
    return plain(one.read(bytes, start, end))
  } catch (caught) {
    assert.ok(caught instanceof MeridianError && caught.code === 'frame_invalid', String(caught))
    return undefined
  }
}

function entriesIn(bytes: Uint8Array): [FrameField, Buffer][] | undefined {
  const seen: [FrameField, Buffer][] = []
  let last = 0
  try {
    entriesOf(bytes, (field, start, end) => {
      assert.ok(last <= start && start <= end && end <= bytes.length)
      last = end
      seen.push([field, Buffer.from(bytes.subarray(start, end))])
    })
  } catch (caught) {
    assert.ok(caught instanceof MeridianError && caught.code === 'frame_invalid', String(caught))
    return undefined
  }
  return seen
}

function damaged(bytes: Uint8Array, changes: Damage): Uint8Array {
  const list = [...bytes]
  for (const { kind, at, byte, length } of changes) {
    const place = list.length === 0 ? 0 : at % list.length
    if (kind === 'set') list[place] = byte
    else if (kind === 'insert') list.splice(place, 0, byte)
    else if (kind === 'remove') list.splice(place, length)
    else list.splice(place, 0, ...list.slice(place, place + length))
  }
  return Uint8Array.from(list)
}

/** Views become copies, so that two values can be compared whatever they were cut from. */
function plain(value: unknown): unknown {
  if (value instanceof Uint8Array) return Uint8Array.from(value)
  if (Array.isArray(value)) return value.map(plain)
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(Object.entries(value).map(([name, inner]) => [name, plain(inner)]))
}

/** Roughly what a value takes. */
function bytesHeld(value: unknown): number {
  if (value instanceof Uint8Array) return value.length
  if (typeof value === 'string') return value.length
  if (Array.isArray(value)) return value.reduce((sum: number, item) => sum + 16 + bytesHeld(item), 0)
  if (typeof value !== 'object' || value === null) return 8
  return Object.values(value).reduce((sum: number, item) => sum + bytesHeld(item), 0)
}
