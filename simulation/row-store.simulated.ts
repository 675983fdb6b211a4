/**
 * A row store in memory that forgets like a real one: what was written is durable after a while, and
 * a crash may drop the newest writes of a part, whole and in order, never an earlier one alone.
 */
import type { Scheduler } from '../platform/clock.ts'
import type { Part } from '../platform/event-log/event-log.ts'
import type { Random } from '../platform/random.ts'
import type { GroupKey, UserKey } from '../protocol/ids.ts'
import type { CellKey } from '../regions/fold/cells.ts'
import {
  type CopiedRowStore,
  RowStoreError,
  type StoreBatch,
  type StoredGroupRow,
  type StoredMark,
  type StoredRow,
} from '../regions/mailbox/row-store.ts'

const nameOf = ({ topic, partition }: Part): string => `${topic}/${partition}`
const markName = (scope: StoredMark['scope'], author: UserKey, place: number): string =>
  `${scope.type === 'group' ? scope.group : scope.user + scope.peer} ${author} ${place}`

const markNameOf = ({ user, peer, author, place }: StoredRow): string =>
  markName({ type: 'mailbox', user, peer: peer as UserKey }, author, place)

interface Contents {
  readonly rows: Map<UserKey, Map<number, StoredRow>>
  readonly groupRows: Map<GroupKey, Map<number, StoredGroupRow>>
  readonly marks: Set<string>
  readonly cells: Map<string, Map<CellKey, Uint8Array>>
  readonly checkpoints: Map<string, { offset: number; partCell: Uint8Array }>
}

export type Checkpoint = NonNullable<StoreBatch['checkpoint']>

/** A switch that breaks a rule of the store, so that the simulation can prove it would notice. */
export interface StoreFaults {
  /** W10 A row written again clears the mark that its message was recalled. */
  readonly recallOverwritten: boolean
}

export const noStoreFaults: StoreFaults = { recallOverwritten: false }

/** The medium: survives the process. `mount` gives what one run of it sees. */
export class SimulatedRowStore {
  readonly #random: Random
  /** Batches in the order of writing; the last few may not survive a crash. */
  #batches: StoreBatch[] = []
  #contents = emptyContents()
  readonly #checkpoints = new Map<string, Checkpoint[]>()
  #run = 0
  /** Writes fail from now on, until told otherwise. */
  failing = false
  /** How much longer than usual cells of a part take to be read. */
  slowMs: (part: Part) => number = () => 0
  /** So do reads of cells and checkpoints. */
  failingReads = false

  readonly #faults: StoreFaults

  constructor(random: Random, faults = noStoreFaults) {
    this.#random = random
    this.#faults = faults
  }

  mount(scheduler: Scheduler): CopiedRowStore {
    return new Mounted(this, scheduler, this.#run)
  }

  /** The process dies: up to a few of the newest batches are gone. */
  crash(): void {
    this.#run += 1
    const lost = this.#random.integer(4)
    this.#batches.length = Math.max(0, this.#batches.length - lost)
    this.#rebuild()
  }

  /** Everything is gone, as when an operator deletes the folder (R9). */
  wipe(): void {
    this.#batches = []
    this.#contents = emptyContents()
  }

  /** A copy of this moment, and the way back to it. */
  snapshot(): () => void {
    const kept = [...this.#batches]
    return () => {
      this.#batches = [...kept]
      this.#rebuild()
    }
  }

  get contents(): Contents {
    return this.#contents
  }

  get run(): number {
    return this.#run
  }

  random(): Random {
    return this.#random
  }

  /** Every state of a part that any worker ever stored, whatever became of it, lowest offset first. */
  checkpointsOf(part: Part): readonly Checkpoint[] {
    return [...(this.#checkpoints.get(nameOf(part)) ?? [])].sort((a, b) => a.offset - b.offset)
  }

  apply(batch: StoreBatch): void {
    this.#batches.push(batch)
    if (batch.checkpoint !== undefined) this.#noteCheckpoint(nameOf(batch.part), batch.checkpoint)
    applyBatch(this.#contents, batch, this.#faults)
  }

  #noteCheckpoint(name: string, checkpoint: Checkpoint): void {
    const before = this.#checkpoints.get(name)
    if (before === undefined) this.#checkpoints.set(name, [checkpoint])
    else before.push(checkpoint)
  }

  #rebuild(): void {
    this.#contents = emptyContents()
    for (const batch of this.#batches) applyBatch(this.#contents, batch, this.#faults)
  }
}

class Mounted implements CopiedRowStore {
  readonly #medium: SimulatedRowStore
  readonly #scheduler: Scheduler
  readonly #run: number

  constructor(medium: SimulatedRowStore, scheduler: Scheduler, run: number) {
    this.#medium = medium
    this.#scheduler = scheduler
    this.#run = run
  }

  write(batch: StoreBatch): Promise<void> {
    const copy = copyOf(batch)
    return this.#answer(() => {
      if (this.#medium.failing) throw new RowStoreError('the simulated store fails')
      this.#medium.apply(copy)
    })
  }

  checkpoint(part: Part): Promise<{ offset: number; partCell: Uint8Array } | undefined> {
    return this.#read(() => this.#contents.checkpoints.get(nameOf(part)))
  }

  load(part: Part, keys: readonly CellKey[]): Promise<readonly (Uint8Array | undefined)[]> {
    const cells = () => keys.map((key) => this.#contents.cells.get(nameOf(part))?.get(key))
    return this.#read(cells, this.#medium.slowMs(part))
  }

  scan(
    part: Part,
    prefix: string,
    limit: number,
    after?: CellKey,
  ): Promise<readonly { key: CellKey; bytes: Uint8Array }[]> {
    return this.#answer(() =>
      [...(this.#contents.cells.get(nameOf(part)) ?? [])]
        .filter(([key]) => key.startsWith(prefix) && (after === undefined || key > after))
        .sort(([a], [b]) => (a < b ? -1 : 1))
        .slice(0, limit)
        .map(([key, bytes]) => ({ key, bytes })),
    )
  }

  rowsAfter(
    user: UserKey,
    after: number,
    upTo: number,
    limit: number,
    maxBytes: number,
  ): Promise<readonly Uint8Array[]> {
    return this.#answer(() =>
      page(
        [...(this.#contents.rows.get(user)?.values() ?? [])].map((row) => [row.seq, row.bytes]),
        after,
        upTo,
        limit,
        maxBytes,
      ),
    )
  }

  rowsBefore(user: UserKey, before: number, limit: number, maxBytes: number): Promise<readonly Uint8Array[]> {
    return this.#answer(() => {
      const rows = [...(this.#contents.rows.get(user)?.values() ?? [])].filter(({ seq }) => seq < before)
      rows.sort((a, b) => b.seq - a.seq)
      return cut(
        rows.map(({ bytes }) => bytes),
        limit,
        maxBytes,
      )
    })
  }

  rowsAt(user: UserKey, seqs: readonly number[]): Promise<readonly (Uint8Array | undefined)[]> {
    return this.#answer(() => seqs.map((seq) => this.#contents.rows.get(user)?.get(seq)?.bytes))
  }

  conversationBefore(
    user: UserKey,
    peer: UserKey | GroupKey,
    before: number,
    limit: number,
    maxBytes: number,
  ): Promise<readonly Uint8Array[]> {
    return this.#answer(() => {
      const rows = [...(this.#contents.rows.get(user)?.values() ?? [])]
        .filter((row) => row.peer === peer && row.convN > 0 && row.convN < before)
        .sort((a, b) => b.convN - a.convN)
      return cut(
        rows.map((row) => row.bytes),
        limit,
        maxBytes,
      )
    })
  }

  sentAfter(owner: UserKey, peer: UserKey | GroupKey, after: number, limit: number): Promise<readonly Uint8Array[]> {
    return this.#answer(() =>
      [...(this.#contents.rows.get(owner)?.values() ?? [])]
        .filter((row) => row.peer === peer && row.author === owner && row.convN > 0 && row.place > after)
        .sort((a, b) => a.place - b.place)
        .slice(0, limit)
        .map((row) => row.bytes),
    )
  }

  groupRowsAfter(
    group: GroupKey,
    after: number,
    upTo: number,
    limit: number,
    maxBytes: number,
  ): Promise<readonly Uint8Array[]> {
    return this.#answer(() =>
      page(
        [...(this.#contents.groupRows.get(group)?.values() ?? [])].map((row) => [row.gseq, row.bytes]),
        after,
        upTo,
        limit,
        maxBytes,
      ),
    )
  }

  groupRowsBefore(
    group: GroupKey,
    before: number,
    from: number,
    limit: number,
    maxBytes: number,
  ): Promise<readonly Uint8Array[]> {
    return this.#answer(() => {
      const rows = [...(this.#contents.groupRows.get(group)?.values() ?? [])]
        .filter((row) => row.gseq >= from && row.gseq < before)
        .sort((a, b) => b.gseq - a.gseq)
      return cut(
        rows.map((row) => row.bytes),
        limit,
        maxBytes,
      )
    })
  }

  recalled(marks: readonly StoredMark[]): Promise<readonly boolean[]> {
    return this.#answer(() =>
      marks.map(({ scope, author, place }) => this.#contents.marks.has(markName(scope, author, place))),
    )
  }

  snapshot(): Promise<void> {
    return this.#answer(() => {})
  }

  close(): Promise<void> {
    return Promise.resolve()
  }

  get #contents(): Contents {
    return this.#medium.contents
  }

  #read<T>(work: () => T, slowMs = 0): Promise<T> {
    return this.#answer(() => {
      if (this.#medium.failingReads) throw new RowStoreError('the simulated store fails')
      return work()
    }, slowMs)
  }

  /** Half a millisecond or so; a run that died never hears. */
  #answer<T>(work: () => T, slowMs = 0): Promise<T> {
    return new Promise((resolve, reject) => {
      this.#scheduler.after(0.2 + this.#medium.random().fraction() + slowMs, () => {
        if (this.#run !== this.#medium.run) return
        try {
          resolve(work())
        } catch (caught) {
          reject(caught instanceof Error ? caught : new Error(String(caught)))
        }
      })
    })
  }
}

const emptyContents = (): Contents => ({
  rows: new Map(),
  groupRows: new Map(),
  marks: new Set(),
  cells: new Map(),
  checkpoints: new Map(),
})

function applyBatch(
  contents: Contents,
  { part, rows, groupRows, marks, checkpoint }: StoreBatch,
  { recallOverwritten }: StoreFaults,
): void {
  // Planted bug recallOverwritten (W10).
  if (recallOverwritten) for (const row of rows) contents.marks.delete(markNameOf(row))
  for (const row of rows) putIfAbsent(inner(contents.rows, row.user), row.seq, row)
  for (const row of groupRows) putIfAbsent(inner(contents.groupRows, row.group), row.gseq, row)
  for (const { scope, author, place } of marks) contents.marks.add(markName(scope, author, place))
  if (checkpoint === undefined || checkpoint.offset < (contents.checkpoints.get(nameOf(part))?.offset ?? 0)) return
  const cells = inner(contents.cells, nameOf(part))
  for (const { key, bytes } of checkpoint.cells) cells.set(key, bytes)
  contents.checkpoints.set(nameOf(part), { offset: checkpoint.offset, partCell: checkpoint.partCell })
}

function inner<K, A, B>(map: Map<K, Map<A, B>>, key: K): Map<A, B> {
  let found = map.get(key)
  if (found === undefined) {
    found = new Map()
    map.set(key, found)
  }
  return found
}

function putIfAbsent<A, B>(map: Map<A, B>, key: A, value: B): void {
  if (!map.has(key)) map.set(key, value)
}

function page(
  rows: [number, Uint8Array][],
  after: number,
  upTo: number,
  limit: number,
  maxBytes: number,
): Uint8Array[] {
  const within = rows.filter(([number]) => number > after && number <= upTo).sort((a, b) => a[0] - b[0])
  return cut(
    within.map(([, row]) => row),
    limit,
    maxBytes,
  )
}

function cut(rows: readonly Uint8Array[], limit: number, maxBytes: number): Uint8Array[] {
  const found: Uint8Array[] = []
  let bytes = 0
  for (const row of rows) {
    if (found.length >= limit || bytes >= maxBytes) break
    bytes += row.length
    found.push(row)
  }
  return found
}

/** What is handed in may lie in shared slabs. */
/** `slice` of a Buffer is no copy. */
const copyOf = (batch: StoreBatch): StoreBatch => ({
  part: batch.part,
  reach: batch.reach,
  rows: batch.rows.map((row) => ({ ...row, bytes: new Uint8Array(row.bytes) })),
  groupRows: batch.groupRows.map((row) => ({ ...row, bytes: new Uint8Array(row.bytes) })),
  marks: [...batch.marks],
  checkpoint: batch.checkpoint && {
    offset: batch.checkpoint.offset,
    cells: batch.checkpoint.cells.map(({ key, bytes }) => ({ key, bytes: new Uint8Array(bytes) })),
    partCell: new Uint8Array(batch.checkpoint.partCell),
  },
})
