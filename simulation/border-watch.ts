/**
 * Stands at every border of a simulated world and looks at what crosses, by what it has seen itself:
 * the documents that were published, the barriers that have passed in a lane, the stops an operator
 * has called. Production code is not asked.
 */
import type { EventLog, NewRecord } from '../platform/event-log/event-log.ts'
import { readDerived } from '../protocol/codec/derived.ts'
import { readGroupRow } from '../protocol/codec/group-row.ts'
import { readLane } from '../protocol/codec/lane.ts'
import { readGroupFeed, readGroupInvitation, readNotice } from '../protocol/cold-messages.ts'
import { recordKinds } from '../protocol/log-records.ts'
import { kinds, type LaneRecord } from '../protocol/messages.ts'
import type { Region } from '../protocol/places.ts'
import type { PersonalClass } from '../residency-policy/flows/data-classes.ts'
import { FlowTable } from '../residency-policy/flows/flow-table.ts'
import { periodAt } from '../residency-policy/flows/quotas.ts'
import type { PolicyRecord } from '../residency-policy/flows/policy-record.ts'
import { readPolicyRecord } from '../residency-policy/flows/policy-record-codec.ts'
import { isStopped } from '../residency-policy/flows/stops.ts'
import { topicOfLane } from '../replication/lane-name.ts'
import type { LaneBatch } from '../replication/lane-transport.ts'

interface Passed {
  readonly table: FlowTable
  readonly counter: number
  readonly ends: boolean
}

export class BorderWatch {
  readonly violations: string[] = []
  /** Records with content that arrived. */
  crossed = 0
  /** Lane partition → the newest barrier whose batch was answered. */
  readonly #passed = new Map<string, Passed>()
  /** Version → what it lets cross, as published. */
  readonly #published = new Map<number, FlowTable>()
  /** `eu 3`: an operator has told that region to activate that version. */
  readonly #told = new Set<string>()
  /** `1 CHAT 2026`: whose data has crossed under that quota from there. */
  readonly #counted = new Map<string, Set<string>>()
  /** Contents of the batch that is being taken in which must not be kept, by name, and why. */
  #forbidden = new Map<string, string>()
  /**
   * Copies of a content in that batch which may be kept, by name: a mirror's batch may repeat behind a
   * barrier what came before it.
   */
  #allowed = new Map<string, number>()

  published(version: number, flows: PolicyRecord): void {
    this.#published.set(version, new FlowTable(flows))
  }

  told(alias: string, version: number): void {
    this.#told.add(`${alias} ${version}`)
  }

  /** Runs `receive`, which hands to the log what it keeps before it first waits. */
  async taking(to: Region, inForce: PolicyRecord, batch: LaneBatch, now: number, receive: () => Promise<void>) {
    const passed = this.#inspect(to, inForce, batch, now)
    const received = receive()
    this.#forbidden = new Map()
    this.#allowed = new Map()
    await received
    if (passed !== undefined) this.#passed.set(nameOf(to, batch), passed)
  }

  /** A log as the region's receiver has it. */
  kept(log: EventLog): EventLog {
    return watchingAppends(log, (records) => {
      for (const { kind, payload } of records) {
        const content = contentOf(kind, payload)
        if (content !== undefined) this.#keeps(content)
      }
    })
  }

  /** A log as the region's worker has it. */
  activated(alias: string, log: EventLog): EventLog {
    return watchingAppends(log, (records) => {
      for (const { kind, payload } of records) {
        if (kind !== recordKinds.policy) continue
        const { version } = readPolicyRecord(payload)
        if (!this.#told.has(`${alias} ${version}`))
          this.violations.push(`${alias} activated version ${version}, and nobody had told it to`)
      }
    })
  }

  #keeps(content: string): void {
    const copies = this.#allowed.get(content) ?? 0
    if (copies > 0) {
      this.#allowed.set(content, copies - 1)
      return
    }
    const why = this.#forbidden.get(content)
    if (why !== undefined) this.violations.push(why)
  }

  #inspect(to: Region, inForce: PolicyRecord, batch: LaneBatch, now: number): Passed | undefined {
    let passed = this.#passed.get(nameOf(to, batch))
    const before = passed
    for (const bytes of batch.records) {
      const lane = readLane(bytes)
      if (lane.recordKind === recordKinds.barrier) {
        const table = new FlowTable(readPolicyRecord(lane.payload))
        if (table.record.activation > (passed?.table.record.activation ?? 0))
          passed = { table, counter: lane.counter, ends: table.record.generation > batch.lane.generation }
        continue
      }
      this.#count(to, lane, now)
      const content = contentOf(lane.recordKind, lane.payload)
      if (content === undefined) continue
      this.crossed += 1
      this.#judge(to, inForce, batch, lane, content, passed, now)
    }
    return passed === before ? undefined : passed
  }

  /** A quota is of different people, and a person is who wrote it or whose device tells of it. */
  #count(to: Region, lane: LaneRecord, now: number): void {
    const subject = subjectOf(lane)
    if (subject === undefined) return
    const { authorZone, dataClass, policyVersion, at } = lane
    const table = this.#published.get(policyVersion)
    table?.judgeCounted(authorZone, dataClass as PersonalClass, to.number, now, (quotas) => {
      for (const { basis, monthly, stop } of quotas) {
        const name = `${subject.home} ${basis} ${periodAt(monthly, at)}`
        const people = this.#counted.get(name) ?? new Set()
        this.#counted.set(name, people.add(subject.person))
        if (people.size > stop) this.violations.push(`${name}: data of ${people.size} people has crossed, of ${stop}`)
      }
      return true
    })
  }

  #judge(
    to: Region,
    inForce: PolicyRecord,
    batch: LaneBatch,
    lane: LaneRecord,
    content: string,
    passed: Passed | undefined,
    now: number,
  ): void {
    const { authorZone: zone, dataClass, policyVersion } = lane
    const what = `${dataClass} of zone ${zone}, ${batch.from} → ${to.alias}`
    if (this.#published.get(policyVersion)?.judgeAtGate(zone, dataClass, to.number, now).allow === false)
      this.violations.push(`${what} was sent under version ${policyVersion}, which forbids it`)
    const why = forbids(to, inForce, lane, passed, now)
    if (why === undefined) this.#allowed.set(content, (this.#allowed.get(content) ?? 0) + 1)
    else this.#forbidden.set(content, `${what} was kept ${why}`)
  }
}

/** Why a record must not be kept, where it must not. */
function forbids(
  to: Region,
  { stops, zones, homes }: PolicyRecord,
  { authorZone: zone, dataClass, counter }: LaneRecord,
  passed: Passed | undefined,
  now: number,
): string | undefined {
  if (isStopped(stops, zones, homes, zone, to.number)) return 'after it was stopped'
  if (passed === undefined) return undefined
  if (passed.ends && counter > passed.counter) return 'from a lane generation that had ended'
  const { allow } = passed.table.judgeAtGate(zone, dataClass, to.number, now)
  return allow ? undefined : 'behind a barrier that forbids it'
}

const nameOf = (to: Region, { from, lane, partition }: LaneBatch): string =>
  `${from} ${to.alias} ${topicOfLane(lane)} ${partition}`

const nothing = new Uint8Array(0)

interface Subject {
  readonly person: string
  /** Number of their home. */
  readonly home: number
}

/** Whose zone a record is labelled with: of a group's row about somebody it is theirs, and not the author's. */
function subjectOf({ recordKind: kind, payload, authorRegion: home }: LaneRecord): Subject | undefined {
  if (kind === recordKinds.derived) return { person: readDerived(payload).from, home }
  if (kind === recordKinds.notice) {
    const { from, kind: said, body } = readNotice(payload)
    return { person: said === kinds.groupInvited ? readGroupInvitation(body ?? nothing).inviter : from, home }
  }
  if (kind !== recordKinds.groupFeed) return undefined
  const { row, subjectRegion } = readGroupFeed(payload)
  const { author, subject } = readGroupRow(row)
  return subject === undefined ? { person: author, home } : { person: subject, home: subjectRegion }
}

/** What a record with words in it is called; undefined for one without. */
function contentOf(kind: number, payload: Uint8Array): string | undefined {
  if (kind === recordKinds.derived) {
    const { from, to, place, body } = readDerived(payload)
    return body === undefined ? undefined : `${from}${to}${place}`
  }
  if (kind === recordKinds.groupFeed) {
    const { group, gseq, row } = readGroupFeed(payload)
    return readGroupRow(row).body === undefined ? undefined : `${group}${gseq}`
  }
  return undefined
}

function watchingAppends(log: EventLog, look: (records: readonly NewRecord[]) => void): EventLog {
  return {
    append: (part, records) => {
      look(records)
      return log.append(part, records)
    },
    read: (part, from, maxBytes) => log.read(part, from, maxBytes),
    watch: (part, onGrowth) => log.watch(part, onGrowth),
    start: (part) => log.start(part),
    end: (part) => log.end(part),
    release: (part, offset) => log.release(part, offset),
    heldBytes: () => log.heldBytes(),
    heldBy: (topic) => log.heldBy(topic),
    close: () => log.close(),
  }
}
