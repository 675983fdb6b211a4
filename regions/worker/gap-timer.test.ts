import assert from 'node:assert/strict'
import { test } from 'node:test'
import { userPart } from '../../protocol/log-records.ts'
import { cellCodec } from '../fold/cell-codec.ts'
import type { CellKey } from '../fold/cells.ts'
import { GapTimer, gapWaitFirstMs, gapWaitMaxMs } from './gap-timer.ts'

const home = { region: 3, part: 5, zone: 3 }
const key = `c${'a'.repeat(16)}${'m'.repeat(16)}` as CellKey

/** Looks every three seconds for `seconds`; answers when it asked. */
function asking(
  timer: GapTimer,
  asked: number[],
  cell: ReturnType<typeof cellCodec.emptyPart>,
  untilMs: number,
  fromMs = 0,
) {
  const times: number[] = []
  for (let now = fromMs; now <= untilMs; now += gapWaitFirstMs) {
    const before = asked.length
    timer.look(cell, now)
    if (asked.length > before) times.push(now)
  }
  return times
}

test('W11 an open gap is asked for again with a growing pause, and soon again once something has come', () => {
  const asked: number[] = []
  const timer = new GapTimer({ ask: () => void asked.push(1) }, 1, userPart(0))
  const cell = cellCodec.emptyPart()
  cell.gaps.set(key, { after: 4, upTo: 900, home })
  const times = asking(timer, asked, cell, 300_000)
  assert.deepEqual(times.slice(0, 4), [3_000, 9_000, 21_000, 45_000])
  const pauses = times.slice(1).map((at, index) => at - (times[index] as number))
  assert.ok(Math.max(...pauses) <= gapWaitMaxMs)
  cell.gaps.set(key, { after: 104, upTo: 900, home })
  assert.deepEqual(asking(timer, asked, cell, 309_000, 303_000), [306_000])
  cell.gaps.delete(key)
  assert.deepEqual(asking(timer, asked, cell, 600_000, 312_000), [])
})

test('W11 of very many gaps each has its turn', () => {
  const asked: number[] = []
  const timer = new GapTimer({ ask: () => void asked.push(1) }, 1, userPart(0))
  const cell = cellCodec.emptyPart()
  for (let i = 0; i < 1_000; i++) {
    cell.gaps.set(`c${'a'.repeat(16)}${String(i).padStart(16, 'm')}` as CellKey, { after: 1, upTo: 2, home })
  }
  asking(timer, asked, cell, 12_000)
  assert.ok(asked.length >= 1_000, `${asked.length} questions`)
})
