/** What every row store must do, whatever is behind it (duties in `row-store.ts`). */
import assert from 'node:assert/strict'
import { describe } from 'node:test'
import { checksOn } from '../../platform/check.contract.ts'
import type { UserKey } from '../../protocol/ids.ts'
import { feedPart, groupPart, userPart } from '../../protocol/log-records.ts'
import type { CellKey } from '../fold/cells.ts'
import { anna, batchOf, hikers, many, mei, numbers } from './row-fixtures.ts'
import type { RowStore, StoreBatch, StoredGroupRow, StoredRow } from './row-store.ts'

export interface StoreUnderTest {
  readonly store: RowStore
  /** Closes it and opens it again on the same content. */
  reopen(): Promise<StoreUnderTest>
  dispose(): Promise<void>
}

const part = userPart(3)

const row = (user: UserKey, seq: number, given: Partial<StoredRow> = {}): StoredRow => ({
  user,
  seq,
  peer: user === anna ? mei : anna,
  convN: seq,
  author: anna,
  place: seq,
  bytes: Buffer.from(`${user.slice(0, 4)} ${seq}`),
  offset: seq,
  ...given,
})

const groupRow = (gseq: number): StoredGroupRow => ({
  group: hikers,
  gseq,
  author: anna,
  place: gseq,
  bytes: Buffer.from(`g ${gseq}`),
  offset: gseq,
})

const checkpoint = (offset: number, text: string): StoreBatch['checkpoint'] => ({
  offset,
  cells: [{ key: `u${anna}` as CellKey, bytes: Buffer.from(text) }],
  partCell: Buffer.from(`part ${text}`),
})

const texts = (rows: readonly (Uint8Array | undefined)[]): (string | undefined)[] =>
  rows.map((bytes) => (bytes === undefined ? undefined : Buffer.from(bytes).toString()))

export function rowStoreContract(name: string, openFresh: () => Promise<StoreUnderTest>): void {
  const on = checksOn(openFresh)

  void describe(`row store: ${name}`, () => {
    on('bytes of rows are the caller’s again once they are written', async ({ store }) => {
      const bytes = Buffer.from('anna 1')
      await store.write(batchOf({ rows: [row(anna, 1, { bytes })] }))
      bytes.fill('x')
      assert.deepEqual(texts(await store.rowsAt(anna, [1])), ['anna 1'])
    })

    on('rows come back in order between two seqs, by count and by size', async ({ store }) => {
      for (const [from, to] of [
        [1, 4],
        [5, 5],
        [6, 20],
      ] as const) {
        await store.write(batchOf({ rows: [...numbers(from, to).map((seq) => row(anna, seq)), row(mei, from)] }))
      }
      assert.deepEqual(texts(await store.rowsAfter(anna, 3, 8, 100, many)), [
        'anna 4',
        'anna 5',
        'anna 6',
        'anna 7',
        'anna 8',
      ])
      assert.equal((await store.rowsAfter(anna, 0, many, 7, many)).length, 7)
      assert.equal((await store.rowsAfter(anna, 0, many, 100, 12)).length, 2)
      assert.deepEqual(texts(await store.rowsAfter(anna, 20, many, 100, many)), [])
      assert.deepEqual(texts(await store.rowsAt(anna, [5, 21, 1])), ['anna 5', undefined, 'anna 1'])
    })

    on('W10 a flush that is replayed, cut elsewhere, adds nothing and loses nothing', async ({ store }) => {
      await store.write(batchOf({ rows: numbers(1, 10).map((seq) => row(anna, seq)) }))
      await store.write(batchOf({ rows: numbers(4, 7).map((seq) => row(anna, seq)) }))
      await store.write(batchOf({ rows: numbers(8, 15).map((seq) => row(anna, seq)) }))
      const expected = numbers(1, 15).map((seq) => `anna ${seq}`)
      assert.deepEqual(texts(await store.rowsAfter(anna, 0, many, 100, many)), expected)
      assert.deepEqual(texts(await store.rowsAt(anna, numbers(1, 15))), expected)
      assert.deepEqual(texts(await store.conversationBefore(anna, mei, many, 100, many)), expected.toReversed())
      assert.deepEqual(texts(await store.sentAfter(anna, mei, 0, 100)), expected)
    })

    on(
      'W10 what a restart folds again, from a checkpoint amid a flush, adds nothing and loses nothing',
      async (opened) => {
        const rows = numbers(1, 12).map((seq) => row(anna, seq))
        const groupRows = numbers(1, 12).map(groupRow)
        const some = (from: number, to: number) => ({
          rows: rows.slice(from - 1, to),
          groupRows: groupRows.slice(from - 1, to),
        })
        await opened.store.write(batchOf({ ...some(1, 10), checkpoint: checkpoint(6, 'six') }))
        const { store } = await opened.reopen()
        await store.write(batchOf(some(6, 8)))
        await store.write(batchOf(some(9, 10)))
        await store.write(batchOf(some(11, 12)))
        assert.deepEqual(
          texts(await store.rowsAfter(anna, 0, many, 100, many)),
          numbers(1, 12).map((seq) => `anna ${seq}`),
        )
        assert.deepEqual(
          texts(await store.groupRowsAfter(hikers, 0, many, 100, many)),
          numbers(1, 12).map((gseq) => `g ${gseq}`),
        )
      },
    )

    on('W14 rows of many people in one flush stay apart, and a long flush is whole', async ({ store }) => {
      const rows = numbers(1, 600).map((seq) => row(seq % 3 === 0 ? mei : anna, seq, { convN: 0 }))
      await store.write(batchOf({ rows }))
      const ofMei = numbers(1, 200).map((n) => `mei- ${n * 3}`)
      assert.deepEqual(texts(await store.rowsAfter(mei, 0, many, 1_000, many)), ofMei)
      assert.equal((await store.rowsAfter(anna, 0, many, 1_000, many)).length, 400)
      assert.deepEqual(texts(await store.rowsAt(mei, [600, 3, 301, 300])), [
        'mei- 600',
        'mei- 3',
        undefined,
        'mei- 300',
      ])
    })

    on('L9 a conversation is read backwards, page by page, apart from all others', async ({ store }) => {
      const ben = 'ben-ben-ben-ben1' as UserKey
      const rows = numbers(1, 150).map((seq) =>
        row(anna, seq, seq % 3 === 0 ? { peer: ben, convN: seq / 3 } : { convN: seq - Math.floor(seq / 3) }),
      )
      for (let i = 0; i < rows.length; i += 40) await store.write(batchOf({ rows: rows.slice(i, i + 40) }))
      const first = await store.conversationBefore(anna, ben, many, 20, many)
      assert.deepEqual(
        texts(first),
        numbers(31, 50)
          .map((n) => `anna ${n * 3}`)
          .toReversed(),
      )
      assert.deepEqual(
        texts(await store.conversationBefore(anna, ben, 31, 100, many)),
        numbers(1, 30)
          .map((n) => `anna ${n * 3}`)
          .toReversed(),
      )
      assert.deepEqual(texts(await store.conversationBefore(anna, 'nobody-nobody-no' as UserKey, many, 10, many)), [])
    })

    on('W11 what was sent in a chain comes back by place, others’ rows do not', async ({ store }) => {
      const theirs = row(anna, 3, { author: mei, place: 9 })
      await store.write(batchOf({ rows: [row(anna, 1), row(anna, 2), theirs, row(anna, 4, { place: 3 })] }))
      assert.deepEqual(texts(await store.sentAfter(anna, mei, 1, 100)), ['anna 2', 'anna 4'])
      assert.equal((await store.sentAfter(anna, mei, 0, 2)).length, 2)
    })

    on('W11 a repair begins anywhere in a long chain', async ({ store }) => {
      // Every third row is Anna's; her places are dense.
      const rows = numbers(1, 900).map((seq) =>
        seq % 3 === 0 ? row(anna, seq, { place: seq / 3 }) : row(anna, seq, { author: mei, place: seq }),
      )
      for (let from = 0; from < rows.length; from += 70)
        await store.write(batchOf({ rows: rows.slice(from, from + 70) }))
      for (const after of [0, 1, 150, 298, 299]) {
        const expected = numbers(after + 1, Math.min(300, after + 5)).map((place) => `anna ${place * 3}`)
        assert.deepEqual(texts(await store.sentAfter(anna, mei, after, 5)), expected)
      }
      assert.deepEqual(texts(await store.sentAfter(anna, mei, 300, 5)), [])
    })

    on('rows of a group by gseq, both ways', async ({ store }) => {
      await store.write(batchOf({ part: feedPart(0), groupRows: numbers(1, 30).map(groupRow) }))
      await store.write(batchOf({ part: feedPart(0), groupRows: numbers(31, 33).map(groupRow) }))
      assert.deepEqual(texts(await store.groupRowsAfter(hikers, 29, 32, 100, many)), ['g 30', 'g 31', 'g 32'])
      assert.deepEqual(texts(await store.groupRowsBefore(hikers, 32, 1, 3, many)), ['g 31', 'g 30', 'g 29'])
      assert.deepEqual(texts(await store.groupRowsBefore(hikers, 32, 30, 9, many)), ['g 31', 'g 30'])
      assert.deepEqual(texts(await store.groupRowsBefore(hikers, 32, 1, 9, 6)), ['g 31', 'g 30'])
    })

    on('G2 rows of a group that two parts bring, each its share, are read as one', async ({ store }) => {
      await store.write(batchOf({ part: groupPart(0), groupRows: [3, 7].map(groupRow) }))
      await store.write(batchOf({ part: feedPart(0), groupRows: [4, 5, 6].map(groupRow) }))
      await store.write(batchOf({ part: feedPart(0), groupRows: [5, 6, 8].map(groupRow) }))
      const expected = numbers(3, 8).map((gseq) => `g ${gseq}`)
      assert.deepEqual(texts(await store.groupRowsAfter(hikers, 0, many, 100, many)), expected)
      assert.deepEqual(texts(await store.groupRowsBefore(hikers, many, 1, 100, many)), expected.toReversed())
    })

    on('W10 a mark stays, whatever is written of the row before or after it', async ({ store }) => {
      const scope = { type: 'mailbox', user: anna, peer: mei } as const
      await store.write(batchOf({ marks: [{ scope, author: mei, place: 7 }] }))
      await store.write(batchOf({ rows: [row(anna, 7, { author: mei })] }))
      const asked = [
        { scope, author: mei, place: 7 },
        { scope, author: mei, place: 8 },
        { scope, author: anna, place: 7 },
        { scope: { type: 'group', group: hikers } as const, author: mei, place: 7 },
      ]
      assert.deepEqual(await store.recalled(asked), [true, false, false, false])
    })

    on('W9 cells and checkpoint are one unit, and an older one of a zombie changes neither', async ({ store }) => {
      assert.equal(await store.checkpoint(part), undefined)
      await store.write(batchOf({ checkpoint: checkpoint(10, 'ten') }))
      await store.write(batchOf({ rows: [row(anna, 5)], checkpoint: checkpoint(7, 'seven') }))
      const stored = await store.checkpoint(part)
      assert.equal(stored?.offset, 10)
      assert.deepEqual(texts([stored?.partCell]), ['part ten'])
      assert.deepEqual(texts(await store.load(part, [`u${anna}` as CellKey, `u${mei}` as CellKey])), ['ten', undefined])
      assert.deepEqual(texts(await store.rowsAt(anna, [5])), ['anna 5'])
      assert.equal(await store.checkpoint(userPart(4)), undefined)
    })

    on('W9 a cell that nobody touches stays as it is, however many checkpoints others bring', async ({ store }) => {
      const touching = (users: readonly UserKey[], offset: number): StoreBatch['checkpoint'] => {
        const cells = users.map((user) => ({ key: `u${user}` as CellKey, bytes: Buffer.from(`${offset}`) }))
        return { offset, cells, partCell: Buffer.alloc(0) }
      }
      const all = [`u${anna}`, `u${mei}`] as CellKey[]
      await store.write(batchOf({ checkpoint: touching([anna, mei], 1) }))
      for (const offset of numbers(2, 12)) {
        await store.write(batchOf({ checkpoint: touching([anna], offset) }))
        assert.deepEqual(texts(await store.load(part, all)), [`${offset}`, '1'])
      }
      const listed = await store.scan(part, 'u', 10)
      assert.deepEqual(
        listed.map(({ key, bytes }) => [key, Buffer.from(bytes).toString()]),
        [
          [`u${anna}`, '12'],
          [`u${mei}`, '1'],
        ],
      )
    })

    on('W9 batches of a part that are given at once are stored one after the other', async ({ store }) => {
      await Promise.all(
        numbers(1, 8).map((n) => store.write(batchOf({ rows: [row(anna, n)], checkpoint: checkpoint(n + 1, `${n}`) }))),
      )
      assert.equal((await store.checkpoint(part))?.offset, 9)
      assert.deepEqual(texts(await store.load(part, [`u${anna}` as CellKey])), ['8'])
      assert.equal((await store.rowsAfter(anna, 0, many, 100, many)).length, 8)
    })

    on('cells are listed by what their keys begin with', async ({ store }) => {
      const cells = ['c1', 'c2', 'c3'].map((prefix) => ({
        key: `${prefix}${anna}` as CellKey,
        bytes: Buffer.from(prefix),
      }))
      await store.write(
        batchOf({
          checkpoint: {
            offset: 1,
            cells: [...cells, { key: `d${anna}` as CellKey, bytes: Buffer.from('d') }],
            partCell: Buffer.alloc(0),
          },
        }),
      )
      const found = await store.scan(part, 'c', 2)
      assert.deepEqual(
        found.map(({ key }) => key.slice(0, 2)),
        ['c1', 'c2'],
      )
      const rest = await store.scan(part, 'c', 10, found[1]?.key)
      assert.deepEqual(
        rest.map(({ key }) => key.slice(0, 2)),
        ['c3'],
      )
    })

    on('cells of people and groups whose ids begin with the highest bytes are listed, too', async ({ store }) => {
      const peers = ['\u0000', '\u00fe', '\u00ff\u00ff\u00ff', '\u00ff'.repeat(16)].map((id) => id.padEnd(16, '-'))
      const cells = peers.map((peer) => ({ key: `c${anna}${peer}` as CellKey, bytes: Buffer.from('c') }))
      const other = { key: `d${anna}` as CellKey, bytes: Buffer.from('d') }
      await store.write(batchOf({ checkpoint: { offset: 1, cells: [...cells, other], partCell: Buffer.alloc(0) } }))
      const found = await store.scan(part, `c${anna}`, 100)
      assert.deepEqual(
        found.map(({ key }) => key),
        cells.map(({ key }) => key),
      )
    })

    on('what was written is there after it was opened again', async (opened) => {
      await opened.store.write(batchOf({ rows: [row(anna, 1)], checkpoint: checkpoint(2, 'two') }))
      const again = await opened.reopen()
      assert.deepEqual(texts(await again.store.rowsAfter(anna, 0, many, 10, many)), ['anna 1'])
      assert.equal((await again.store.checkpoint(part))?.offset, 2)
    })
  })
}
