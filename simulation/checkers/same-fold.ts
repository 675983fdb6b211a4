/**
 * W8: whoever folds the log from its first record on comes by the same bytes as every worker that ever
 * stored a state of it, at the offset where it did: the region's own of each run, and zombies.
 */
import type { Part, StoredRecord } from '../../platform/event-log/event-log.ts'
import { feedPart, groupPart, userPart, embeddedPartCounts as counts } from '../../protocol/log-records.ts'
import { cellCodec } from '../../regions/fold/cell-codec.ts'
import { createFold } from '../../regions/fold/create-fold.ts'
import type { Cell, CellKey } from '../../regions/fold/cells.ts'
import type { Fold } from '../../regions/fold/fold.ts'
import type { Outcome } from '../../regions/fold/outcome.ts'
import type { WorkerFaults } from '../../regions/worker/worker-faults.ts'
import type { SimulatedRegion } from '../region.ts'
import type { World } from '../world.ts'
import type { Checker, Say } from './checker.ts'

export const sameFold: Checker = {
  atLeast: 200,
  judges: 'records folded again',
  judge: async (world, say) => {
    let judged = 0
    for (const region of world.regions) {
      await world.time.settle(region.worker.checkpoint())
      for (const part of parts) judged += await refold(world, region, part, say)
    }
    return judged
  },
}

const numbered = (count: number, part: (partition: number) => Part): Part[] =>
  Array.from({ length: count }, (_, partition) => part(partition))

const parts: readonly Part[] = [
  ...numbered(counts.user, userPart),
  ...numbered(counts.group, groupPart),
  ...numbered(counts.feed, feedPart),
]

async function refold(world: World, region: SimulatedRegion, part: Part, say: Say): Promise<number> {
  const aliases = new Map(world.regions.map((one) => [one.region.number, one.region.alias as string]))
  const { foldFaults: faults, workerFaults, rows, log } = region
  const { number, name: regionName } = region.region
  const fold = createFold(part.topic, {
    region: number,
    regionName,
    partition: part.partition,
    counts,
    aliases,
    faults,
  })
  const name = `${part.topic}/${part.partition}`
  const cells = new Map<CellKey, Cell>()
  const partCell = cellCodec.emptyPart()
  const end = rows.contents.checkpoints.get(name)?.offset ?? 0
  // What was cut is not there to be folded again.
  if (log.start(part) > 0) return 0
  const stored = rows.checkpointsOf(part)
  let [folded, compared] = [0, 0]
  const compareUpTo = (offset: number): void => {
    for (; compared < stored.length && (stored[compared]?.offset ?? 0) <= offset; compared++)
      for (const { key, bytes } of stored[compared]?.cells ?? [])
        if (!isSame(cells.get(key), bytes))
          say(`${region.region.alias} ${name}: a cell as of ${stored[compared]?.offset} differs from a fold of the log`)
  }
  for (let from = log.start(part); from < end; ) {
    const records = await world.time.settle(Promise.resolve(log.read(part, from, 1 << 20)))
    const newest = records.at(-1)
    if (newest === undefined) break
    for (const record of records) {
      if (record.offset >= end) break
      compareUpTo(record.offset)
      foldOne(fold, { ...record, payload: record.payload.slice() }, cells, partCell, workerFaults)
      folded += 1
    }
    from = newest.offset + 1
  }
  compareUpTo(end)
  for (const [key, bytes] of rows.contents.cells.get(name) ?? [])
    if (!isSame(cells.get(key), bytes))
      say(`${region.region.alias} ${name}: a stored cell differs from a fold of the log`)
  return folded
}

const isSame = (cell: Cell | undefined, bytes: Uint8Array): boolean =>
  cell !== undefined && Buffer.compare(cellCodec.encode(cell), bytes) === 0

function foldOne(
  fold: Fold,
  record: StoredRecord,
  cells: Map<CellKey, Cell>,
  partCell: ReturnType<typeof cellCodec.emptyPart>,
  { poisons, parkSkips }: WorkerFaults,
): void {
  const keys: CellKey[] = []
  fold.needs(record, keys)
  for (const key of keys) if (!cells.has(key)) cells.set(key, cellCodec.empty(key))
  const out: Outcome[] = []
  const loaded = { get: (_type: Cell['type'], key: CellKey) => cells.get(key) as never }
  if (!poisons(record)) fold.fold(record, loaded, partCell, out)
  else if (!parkSkips) fold.park(record, 'poisoned', loaded, partCell, out)
}
