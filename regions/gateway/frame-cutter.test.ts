import assert from 'node:assert/strict'
import { test } from 'node:test'
import { FrameCutter } from './frame-cutter.ts'

const framed = (...texts: string[]): Buffer =>
  Buffer.concat(
    texts.map((text) => {
      const frame = Buffer.alloc(4 + Buffer.byteLength(text))
      frame.writeUInt32BE(frame.length - 4)
      frame.write(text, 4)
      return frame
    }),
  )

/** What comes out when the bytes arrive in pieces of this size. */
function cut(bytes: Buffer, pieceBytes: number): string[] {
  const cutter = new FrameCutter()
  const frames: string[] = []
  for (let at = 0; at < bytes.length; at += pieceBytes) {
    cutter.add(bytes.subarray(at, at + pieceBytes))
    for (let frame = cutter.next(1_000_000); frame !== undefined; frame = cutter.next(1_000_000)) {
      frames.push(Buffer.from(frame).toString())
    }
  }
  assert.equal(cutter.waiting, 0)
  return frames
}

test('frames come out whole and in order, whatever pieces the stream arrives in', () => {
  const texts = ['Guten Morgen', 'x', '明天见'.repeat(2_000), 'y'.repeat(1_019), 'z']
  const bytes = framed(...texts)
  for (const pieceBytes of [1, 2, 3, 5, 1_023, 1_024, 4_096, bytes.length])
    assert.deepEqual(cut(bytes, pieceBytes), texts)
})

test('a truncated frame waits; a length beyond the limit or of nothing is refused before its bytes come', () => {
  const cutter = new FrameCutter()
  cutter.add(framed('hello').subarray(0, 7))
  assert.equal(cutter.next(100), undefined)
  assert.equal(cutter.waiting, 7)
  const large = new FrameCutter()
  large.add(Buffer.from([0, 0, 0, 101]))
  assert.throws(() => large.next(100), { code: 'frame_too_large' })
  const empty = new FrameCutter()
  empty.add(Buffer.from([0, 0, 0, 0]))
  assert.throws(() => empty.next(100), { code: 'frame_invalid' })
})

test('the limit may fall between two frames of one chunk', () => {
  const cutter = new FrameCutter()
  cutter.add(framed('short', 'a longer one'))
  assert.equal(Buffer.from(cutter.next(5) ?? []).toString(), 'short')
  assert.throws(() => cutter.next(5), { code: 'frame_too_large' })
})
