/** The cutter over any stream in any pieces: what it cuts does not depend on how the bytes came. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import * as fc from 'fast-check'
import { MeridianError } from '../../protocol/errors.ts'
import { fuzzing } from '../../protocol/fuzz.ts'
import { FrameCutter } from './frame-cutter.ts'

const frameBytesMax = 2_000

interface Cut {
  readonly frames: readonly string[]
  readonly error: string | undefined
}

function cut(pieces: readonly Uint8Array[]): Cut {
  const cutter = new FrameCutter()
  const frames: string[] = []
  try {
    for (const piece of pieces) {
      cutter.add(Buffer.from(piece))
      for (let frame = cutter.next(frameBytesMax); frame !== undefined; frame = cutter.next(frameBytesMax))
        frames.push(Buffer.from(frame).toString('hex'))
    }
    return { frames, error: undefined }
  } catch (caught) {
    assert.ok(caught instanceof MeridianError, String(caught))
    return { frames, error: caught.code }
  }
}

/** `stream` in pieces that end at `ends`. */
function piecesOf(stream: Uint8Array, ends: readonly number[]): Uint8Array[] {
  const cuts = [0, ...new Set(ends.map((end) => end % (stream.length + 1))), stream.length].toSorted((a, b) => a - b)
  return cuts.slice(1).map((end, at) => stream.subarray(cuts[at], end))
}

const behindLength = (frame: Uint8Array): Uint8Array => {
  const bytes = new Uint8Array(4 + frame.length)
  new DataView(bytes.buffer).setUint32(0, frame.length)
  bytes.set(frame, 4)
  return bytes
}
const frames = fc.array(fc.uint8Array({ minLength: 1, maxLength: 400 }), { maxLength: 8 })
const ends = fc.array(fc.nat(4_000), { maxLength: 12 })

test('K1 a stream is cut alike however it comes', () => {
  fc.assert(
    fc.property(frames, fc.uint8Array({ maxLength: 40 }), ends, (list, rest, where) => {
      const stream = Buffer.concat([...list.map(behindLength), rest])
      const whole = cut([stream])
      assert.deepEqual(cut(piecesOf(stream, where)), whole)
      assert.deepEqual(cut([...stream].map((byte) => Uint8Array.of(byte))), whole)
      assert.deepEqual(
        whole.frames.slice(0, list.length),
        list.map((frame) => Buffer.from(frame).toString('hex')),
      )
    }),
    fuzzing(),
  )
})
