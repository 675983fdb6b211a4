/**
 * For tests: the folds of several regions with arrays for logs and maps for cells. What a fold sends
 * on is delivered at once, late, twice or not at all, as the test decides; requests to send again are
 * answered from the rows, as a worker would. No clock, no disk: only what folds make of records.
 */
import type { StoredRecord } from '../../platform/event-log/event-log.ts'
import { encodeCommand } from '../../protocol/codec/command.ts'
import { encodeDerived } from '../../protocol/codec/derived.ts'
import { readGroupRow } from '../../protocol/codec/group-row.ts'
import { readLane } from '../../protocol/codec/lane.ts'
import { readRow } from '../../protocol/codec/row.ts'
import {
  encodeGroupFeed,
  encodeGroupRepair,
  encodeHome,
  encodeRepair,
  encodeUnpark,
  type GroupState,
} from '../../protocol/cold-messages.ts'
import type { GroupKey, UserKey } from '../../protocol/ids.ts'
import { feedSlotOf, type PartCounts, type RecordKind, recordKinds } from '../../protocol/log-records.ts'
import {
  type Command,
  type GroupRow,
  kinds,
  type LaneRecord,
  laneTargets,
  none,
  type Row,
  toKinds,
} from '../../protocol/messages.ts'
import type { PolicyRecord } from '../../residency-policy/flows/policy-record.ts'
import { type FlowList, policyRecordOf } from '../../residency-policy/flows/policy-record.fixture.ts'
import { encodePolicyRecord } from '../../residency-policy/flows/policy-record-codec.ts'
import { cellCodec } from './cell-codec.ts'
import { type Cell, type CellKey, groupCellKey, type GroupCell, type PartCell } from './cells.ts'
import { createFeedFold } from './feed-fold.ts'
import type { Cells, Fold } from './fold.ts'
import { type FoldFaults, noFoldFaults } from './fold-faults.ts'
import { createGroupFold } from './group-fold.ts'
import { stateOf } from './group/roster.ts'
import type {
  GroupReemitOutcome,
  Outcome,
  ParkedOutcome,
  ReemitOutcome,
  RowOutcome,
  TimelineOutcome,
  VerdictOutcome,
} from './outcome.ts'
import { unparkOf } from './parking.ts'
import { createUserFold } from './user-fold.ts'

type TopicName = 'user' | 'group' | 'feed'

export const harnessCounts: PartCounts = { user: 2, group: 1, feed: 1 }
const makers = { user: createUserFold, group: createGroupFold, feed: createFeedFold }

/** A record on its way to a part. */
export interface Delivery {
  readonly region: number
  readonly topic: TopicName
  readonly partition: number
  readonly kind: RecordKind
  readonly payload: Uint8Array
}

export class HarnessPart {
  readonly log: StoredRecord[] = []
  readonly cells = new Map<CellKey, Cell>()
  readonly fold: Fold
  cell: PartCell = cellCodec.emptyPart()
  folded = 0
  /** W18 Records whose fold throws. */
  poisons: (record: StoredRecord) => boolean = () => false
  /** Records that nobody could read, or that threw and belong to no chain. */
  passedOver = 0

  constructor(fold: Fold) {
    this.fold = fold
  }

  /** Folds a record over these cells; one that throws is parked, as by a worker. */
  foldOne(record: StoredRecord): Outcome[] {
    const out: Outcome[] = []
    try {
      const cells = this.cellsFor(record)
      this.#foldOrPark(record, cells, out)
    } catch {
      out.length = 0
      this.passedOver += 1
    }
    return out
  }

  #foldOrPark(record: StoredRecord, cells: Cells, out: Outcome[]): void {
    try {
      if (this.poisons(record)) throw new Error('poisoned')
      this.fold.fold(record, cells, this.cell, out)
    } catch (caught) {
      out.length = 0
      this.fold.park(record, String(caught), cells, this.cell, out)
    }
  }

  /** The cells that folding `record` will ask for. Throws for bytes that are no record. */
  cellsFor(record: StoredRecord): Cells {
    const keys: CellKey[] = []
    this.fold.needs(record, keys)
    for (const key of keys) if (!this.cells.has(key)) this.cells.set(key, cellCodec.empty(key))
    const named = new Set(keys)
    return {
      get: (_type, key) => {
        if (!named.has(key)) throw new Error('a cell that was not named')
        return this.cells.get(key) as never
      },
    }
  }

  /** All state, as a checkpoint would store it. Cells that nothing changed yet are left out. */
  bytes(): string {
    const cells = [...this.cells]
      .map(([key, cell]) => [key, hex(cellCodec.encode(cell)), hex(cellCodec.encode(cellCodec.empty(key)))])
      .filter(([, now, empty]) => now !== empty)
      .sort(([a], [b]) => ((a as string) < (b as string) ? -1 : 1))
    return JSON.stringify([hex(cellCodec.encodePart(this.cell)), cells])
  }

  /** The same state as bytes and back: what a checkpoint and a restart do. */
  restart(): void {
    for (const [key, cell] of this.cells) this.cells.set(key, cellCodec.decode(key, cellCodec.encode(cell)))
    this.cell = cellCodec.decodePart(cellCodec.encodePart(this.cell))
  }
}

const hex = (bytes: Uint8Array): string => Buffer.from(bytes).toString('hex')

export interface HarnessPerson {
  readonly user: UserKey
  readonly region: number
  readonly partition: number
  readonly writer: number
  n: number
}

export class FoldHarness {
  readonly verdicts: VerdictOutcome[] = []
  readonly rows = new Map<UserKey, RowOutcome[]>()
  /** `region/group` → what the region's feed part has. */
  readonly timelines = new Map<string, TimelineOutcome[]>()
  readonly homeRows = new Map<GroupKey, TimelineOutcome[]>()
  readonly marks: Outcome[] = []
  readonly parked: ParkedOutcome[] = []
  readonly waiting: Delivery[] = []
  /** What went into lanes, with its labels. */
  readonly crossed: LaneRecord[] = []
  readonly #parts = new Map<string, HarnessPart>()
  readonly #aliases: ReadonlyMap<number, string>
  readonly #faults: FoldFaults
  #id = 0
  time = 1_800_000_000_000

  constructor(regions: readonly number[], faults: Partial<FoldFaults> = {}) {
    this.#aliases = new Map(regions.map((region) => [region, `r${region}`]))
    this.#faults = { ...noFoldFaults, ...faults }
    for (const region of regions) {
      for (const topic of ['user', 'group', 'feed'] as const) {
        for (let partition = 0; partition < harnessCounts[topic]; partition++) {
          const setting = {
            region,
            regionName: `region-${region}`,
            partition,
            counts: harnessCounts,
            aliases: this.#aliases,
            faults: this.#faults,
          }
          this.#parts.set(`${region}/${topic}/${partition}`, new HarnessPart(makers[topic](setting)))
        }
      }
    }
  }

  part(region: number, topic: TopicName, partition: number): HarnessPart {
    return this.#parts.get(`${region}/${topic}/${partition}`) as HarnessPart
  }

  get parts(): IterableIterator<[string, HarnessPart]> {
    return this.#parts.entries()
  }

  /** Puts a policy into every part, or only into some. */
  policy(list: FlowList, more: Partial<PolicyRecord> = {}, into = (_name: string) => true): void {
    for (const [name] of this.#parts) {
      if (!into(name)) continue
      const [region, topic, partition] = name.split('/') as [string, TopicName, string]
      this.append({
        region: Number(region),
        topic,
        partition: Number(partition),
        kind: recordKinds.policy,
        payload: encodePolicyRecord(policyRecordOf(list, more)),
      })
    }
  }

  person(name: string, region: number, partition = 0): HarnessPerson {
    const user = name.padEnd(16, '-').slice(0, 16) as UserKey
    const home = {
      user,
      zone: region,
      region,
      part: partition,
      epoch: 0,
      profile: { displayName: name, avatarColor: 1 },
    }
    this.append({ region, topic: 'user', partition, kind: recordKinds.home, payload: encodeHome(home) })
    return { user, region, partition, writer: 1, n: 0 }
  }

  /** A command of `from` at its next n; what is given replaces the defaults. */
  command(from: HarnessPerson, given: Partial<Command>): Command {
    const n = given.n ?? from.n + 1
    if (given.n === undefined) from.n = n
    this.#id += 1
    return {
      writer: from.writer,
      n,
      prev: n - 1,
      hash: n,
      kind: kinds.message,
      flags: 0,
      zone: from.region,
      toKind: toKinds.person,
      toRegion: 0,
      toPart: 0,
      toZone: given.toRegion ?? 0,
      idHi: 1,
      idLo: this.#id,
      target: 0,
      user: from.user,
      to: undefined,
      clientMsgId: undefined,
      targetAuthor: undefined,
      subject: undefined,
      parents: none,
      mentions: none,
      subjectRegion: 0,
      subjectPart: 0,
      subjectZone: 0,
      bodies: none,
      body: undefined,
      ...given,
    }
  }

  submit(from: HarnessPerson, command: Command): void {
    const payload = encodeCommand(command).slice()
    this.append({ region: from.region, topic: 'user', partition: from.partition, kind: recordKinds.command, payload })
  }

  send(from: HarnessPerson, to: HarnessPerson, text: string, given: Partial<Command> = {}): Command {
    const route = { toRegion: to.region, toPart: to.partition, toZone: to.region }
    const command = this.command(from, { to: to.user, body: Buffer.from(text), ...route, ...given })
    this.submit(from, command)
    return command
  }

  group(from: HarnessPerson, group: GroupKey, kind: number, given: Partial<Command> = {}): Command {
    const command = this.command(from, { kind, to: group, toKind: toKinds.group, ...given })
    this.submit(from, command)
    return command
  }

  append({ region, topic, partition, kind, payload }: Delivery): void {
    const { log } = this.part(region, topic, partition)
    log.push({ offset: log.length, kind, flags: 0, at: ++this.time, payload: payload.slice() })
  }

  /** Folds everything that is in the logs; what is sent on goes to `waiting`. Answers whether there was anything. */
  foldAll(): boolean {
    let any = false
    for (const [name, part] of this.#parts) {
      const [region, , partition] = name.split('/') as [string, string, string]
      for (; part.folded < part.log.length; part.folded++) {
        any = true
        for (const outcome of part.foldOne(part.log[part.folded] as StoredRecord))
          this.#take(outcome, Number(region), Number(partition))
      }
    }
    return any
  }

  /** Folds and delivers until nothing is left. */
  settle(): void {
    while (this.foldAll() || this.waiting.length > 0)
      for (const delivery of this.waiting.splice(0)) this.append(delivery)
  }

  /** What the gap timer does: asks again for every open gap (W11, G2). */
  askAgain(): void {
    for (const [name, { cell }] of this.#parts) {
      const [region, topic, partition] = name.split('/') as [string, TopicName, string]
      for (const [key, { after, home }] of cell.gaps) {
        const [first, second] = [key.slice(1, 17) as UserKey, key.slice(17) as UserKey]
        const here = { toRegion: Number(region), toPart: Number(partition) }
        if (topic === 'feed') {
          const payload = encodeGroupRepair({ group: first as unknown as GroupKey, after, region: Number(region) })
          this.append({
            region: home.region,
            topic: 'group',
            partition: home.part,
            kind: recordKinds.groupRepair,
            payload,
          })
        } else {
          const toKind = topic === 'user' ? toKinds.person : toKinds.group
          const payload = encodeRepair({ from: second, to: first, ...here, after, toKind })
          this.append({ region: home.region, topic: 'user', partition: home.part, kind: recordKinds.repair, payload })
        }
      }
    }
  }

  /** What an operator does about every chain that stands still in a part. */
  unpark(region: number, topic: TopicName, partition: number, skip: boolean): void {
    const { cell, cells } = this.part(region, topic, partition)
    for (const key of cell.parked) {
      const { parked } = cells.get(key) as { parked: { place: number } }
      const payload = encodeUnpark(unparkOf(key, parked, skip))
      this.append({ region, topic, partition, kind: recordKinds.unpark, payload })
    }
  }

  rowsOf(person: HarnessPerson): Row[] {
    return (this.rows.get(person.user) ?? []).map((row) => readRow(row.bytes))
  }

  timeline(region: number, group: GroupKey): GroupRow[] {
    return (this.timelines.get(`${region}/${group}`) ?? []).map((row) => readGroupRow(row.bytes))
  }

  #take(outcome: Outcome, region: number, partition: number): void {
    switch (outcome.type) {
      case 'verdict':
        this.verdicts.push(outcome)
        return
      case 'row':
        push(this.rows, outcome.user, outcome)
        return
      case 'timeline':
        if (outcome.at === 'feed') push(this.timelines, `${region}/${outcome.group}`, outcome)
        else push(this.homeRows, outcome.group, outcome)
        return
      case 'mark':
        this.marks.push(outcome)
        return
      case 'append':
        this.waiting.push({ region, ...outcome })
        return
      case 'lane': {
        const lane = readLane(outcome.payload)
        this.crossed.push(lane)
        // The receiver keeps barriers: no part hears of them.
        if (lane.recordKind === recordKinds.barrier) return
        const topic = topicOfTarget(lane.toTopic)
        this.waiting.push({
          region: outcome.region,
          topic,
          partition: lane.toPart % harnessCounts[topic],
          kind: lane.recordKind as RecordKind,
          payload: lane.payload,
        })
        return
      }
      case 'reemit':
        return this.#reemit(outcome, region, partition)
      case 'group-reemit': {
        let prevGseq = outcome.after
        for (const row of this.homeRows.get(outcome.group) ?? []) {
          if (!outcome.ranges.some(({ from, to }) => row.gseq >= from && row.gseq <= to)) continue
          const value = readGroupRow(row.bytes)
          this.waiting.push({
            region: outcome.region,
            topic: 'feed',
            partition: feedSlotOf(outcome.group) % harnessCounts.feed,
            kind: recordKinds.groupFeed,
            payload: encodeGroupFeed({
              gseq: row.gseq,
              prevGseq,
              mseq: row.mseq,
              homeRegion: region,
              homePart: 0,
              zone: 0,
              subjectRegion: this.#regionOf(value.subject),
              subjectPart: 0,
              authorRegion: region,
              authorPart: 0,
              denial: undefined,
              group: outcome.group,
              groupState: this.#stateFor(value, region, outcome),
              row: row.bytes,
            }).slice(),
          })
          prevGseq = row.gseq
        }
        return
      }
      case 'parked':
        this.parked.push(outcome)
        return
      case 'directory':
    }
  }

  #stateFor(row: GroupRow, home: number, { group, region }: GroupReemitOutcome): GroupState | undefined {
    if (row.kind !== kinds.groupJoin || this.#regionOf(row.subject) !== region) return undefined
    return stateOf(this.part(home, 'group', 0).cells.get(groupCellKey(group)) as GroupCell)
  }

  #regionOf(user: UserKey | undefined): number {
    for (const [name, part] of this.#parts) {
      if (user !== undefined && part.cells.has(`u${user}` as CellKey)) return Number(name.split('/')[0])
    }
    return 0
  }

  /** Sends own rows of a chain again, as the worker's effect does. */
  #reemit(
    { owner, to, toKind, after, previous: first, region, part }: ReemitOutcome,
    home: number,
    fromPart: number,
  ): void {
    const rows = (this.rows.get(owner) ?? []).map((row) => readRow(row.bytes))
    let previous = first
    for (const row of rows.filter((one) => one.peer === to && one.author === owner && one.place > after)) {
      const payload = encodeDerived({
        place: row.place,
        prevPlace: previous,
        idHi: row.idHi,
        idLo: row.idLo,
        sentAt: row.at,
        target: row.target,
        kind: row.kind,
        flags: row.flags & 0xff,
        zone: home,
        fromRegion: home,
        fromPart,
        writer: row.writer,
        n: row.n,
        error: 0,
        denial: undefined,
        counted: undefined,
        from: owner,
        to,
        targetAuthor: row.targetAuthor,
        subject: row.subject,
        parents: row.parents,
        mentions: row.mentions,
        subjectRegion: 0,
        subjectPart: 0,
        subjectZone: 0,
        bodies: none,
        body: row.body,
      }).slice()
      previous = row.place
      this.waiting.push({
        region,
        topic: toKind === toKinds.group ? 'group' : 'user',
        partition: part,
        kind: recordKinds.derived,
        payload,
      })
    }
  }
}

function topicOfTarget(target: number): TopicName {
  if (target === laneTargets.user) return 'user'
  return target === laneTargets.group ? 'group' : 'feed'
}

function push<Key, Item>(map: Map<Key, Item[]>, key: Key, item: Item): void {
  const list = map.get(key)
  if (list === undefined) map.set(key, [item])
  else list.push(item)
}
