import assert from 'node:assert/strict'
import { Writable } from 'node:stream'
import { test } from 'node:test'
import { FrameWriter } from './frame-writer.ts'

/** A socket that takes everything at once. */
class Taking extends Writable {
  readonly taken: string[] = []
  override _write(chunk: Buffer, _encoding: string, done: () => void): void {
    this.taken.push(chunk.toString())
    done()
  }
}

/** Frames without a header, counted. */
function counting() {
  const counts = { framings: 0 }
  const writer = new FrameWriter((into, entries) => {
    counts.framings += 1
    let at = 0
    for (const entry of entries) {
      into.set(entry, at)
      at += entry.length
    }
    return at
  })
  return { counts, writer }
}

test('a list for many sockets is framed once for the first and once for all the others', () => {
  const { counts, writer } = counting()
  const row = [Buffer.from('明天见')]
  const sockets = Array.from({ length: 50 }, () => new Taking())
  for (const socket of sockets) writer.write(socket, row, (row[0] as Buffer).length)
  assert.equal(counts.framings, 2)
  assert.ok(sockets.every(({ taken }) => taken.join() === '明天见'))
})

test('what a socket has not taken yet is not written over by the next frame', async () => {
  const { writer } = counting()
  const waiting: (() => void)[] = []
  const chunks: Buffer[] = []
  const slow = new Writable({
    write: (chunk: Buffer, _encoding, done) => {
      chunks.push(chunk)
      waiting.push(done)
    },
  })
  writer.write(slow, [Buffer.from('first')], 5)
  writer.write(slow, [Buffer.from('SECOND')], 6)
  writer.write(new Taking(), [Buffer.from('other!')], 6)
  waiting.shift()?.()
  await new Promise((resolve) => setImmediate(resolve))
  assert.deepEqual(
    chunks.map((chunk) => chunk.toString()),
    ['first', 'SECOND'],
  )
})

test('FC-033 small frames for a socket that does not read lie side by side: they hold little more than their bytes', () => {
  const { writer } = counting()
  const chunks: Buffer[] = []
  const deaf = new Writable({ highWaterMark: 1, write: (chunk: Buffer) => void chunks.push(chunk) })
  const sent = 2_000
  const kept: Buffer[] = []
  const write = deaf.write.bind(deaf)
  deaf.write = (chunk: Buffer) => {
    kept.push(chunk)
    return write(chunk)
  }
  for (let i = 0; i < sent; i++) writer.write(deaf, [Buffer.from(`${i}`.padStart(200, '.'))], 200)
  const arenas = new Set(kept.map(({ buffer }) => buffer))
  assert.ok([...arenas].reduce((sum, { byteLength }) => sum + byteLength, 0) < 3 * 200 * sent)
  assert.deepEqual(
    kept.map((chunk) => Number(chunk.toString().replaceAll('.', ''))),
    Array.from({ length: sent }, (_, i) => i),
  )
})
