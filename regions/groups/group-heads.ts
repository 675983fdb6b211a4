/** Where a group stands for a person, as a page says it. */
import { readGroupRow } from '../../protocol/codec/group-row.ts'
import type { GroupHead } from '../../protocol/cold-messages.ts'
import type { NewestRow } from './group-sync.ts'

/** Older ones are few and found by history; five hundred groups of somebody who comes and goes must fit a frame. */
const intervalsMax = 4

/** As of the newest row that is final: what follows it comes with the page's key, or is not for somebody who left. */
export function headOf({ view, bytes }: NewestRow): GroupHead {
  const { gseq, mseq } = readGroupRow(bytes)
  const begun = view.intervals.filter(({ from }) => from <= gseq)
  const newest = begun.at(-1)
  return {
    group: view.group,
    gseq,
    mseq,
    fromGseq: newest?.from ?? 0,
    pm: newest?.pm ?? 0,
    intervals: begun.slice(-intervalsMax).map(({ from, to }) => ({ fromGseq: from, toGseq: to })),
  }
}
