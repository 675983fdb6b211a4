/**
 * Cells that an earlier build wrote are read by this one, or refused by their layout. `fixtures/cells.json`
 * was written when the layout got its number; after a change of the codec give it the next one, and run
 * this file once with `MERIDIAN_WRITE_CELLS=1`.
 */
import assert from 'node:assert/strict'
import { readFileSync, writeFileSync } from 'node:fs'
import { test } from 'node:test'
import { cellCodec } from './cell-codec.ts'
import type { CellKey } from './cells.ts'
import { busyWorld } from './fold-stories.ts'
import { layout } from './packed-parts.ts'

interface PartFixture {
  readonly part: string
  readonly cells: readonly { readonly key: CellKey; readonly bytes: string }[]
}

const file = new URL('./fixtures/cells.json', import.meta.url)
const hexOf = (bytes: Uint8Array): string => Buffer.from(bytes).toString('hex')
const bytesOf = (hex: string): Uint8Array => Buffer.from(hex, 'hex')

function writeCells(): void {
  const parts: PartFixture[] = [...busyWorld().parts].map(([, { cell, cells }]) => ({
    part: hexOf(cellCodec.encodePart(cell)),
    cells: [...cells].map(([key, value]) => ({ key, bytes: hexOf(cellCodec.encode(value)) })),
  }))
  writeFileSync(file, `${JSON.stringify({ layout, parts }, null, 2)}\n`)
}

if (process.env['MERIDIAN_WRITE_CELLS'] !== undefined) writeCells()

const kept = JSON.parse(readFileSync(file, 'utf8')) as { layout: number; parts: readonly PartFixture[] }

test('L6 cells as they were written when their layout got its number are read and written alike', () => {
  assert.equal(kept.layout, layout, 'a new layout: write its cells')
  const kinds = new Set<string>()
  for (const { part, cells } of kept.parts) {
    assert.equal(hexOf(cellCodec.encodePart(cellCodec.decodePart(bytesOf(part)))), part)
    for (const { key, bytes } of cells) {
      kinds.add(key.slice(0, 1))
      assert.equal(hexOf(cellCodec.encode(cellCodec.decode(key, bytesOf(bytes)))), bytes)
    }
  }
  assert.deepEqual([...kinds].sort(), ['c', 'f', 'g', 'm', 'u'])
})
