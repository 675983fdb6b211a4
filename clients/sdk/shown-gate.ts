/**
 * Answers after what they answer (G6). A row that names a message which was not shown yet, from another
 * conversation or over a slower lane, is held, and its conversation behind it, for five seconds at
 * most; then it is shown with a mark. Only showing waits: what is taken is taken, and what is held is
 * kept in the store, so that a restart shows it.
 *
 * Which messages were shown is remembered for the newest ones; below the highest id that has left the
 * memory, everything counts as shown. A message id is shown once (S3).
 */
import { limits } from '../../protocol/limits.ts'
import { type GroupRow, type Id64, kinds, type Row, toKinds } from '../../protocol/messages.ts'
import type { ClientFaults } from './client-faults.ts'
import type { Clock, Scheduler, Timer } from './ports.ts'

export type Arrived = { readonly of: 'mailbox'; readonly row: Row } | { readonly of: 'group'; readonly row: GroupRow }

/** `isLate`: it answers something that is not here. */
export type Shown = Arrived & { readonly isLate: boolean }

export interface ShownGatePorts {
  readonly faults: ClientFaults
  readonly clock: Pick<Clock, 'monotonic'>
  readonly scheduler: Scheduler
  show(shown: Shown): void
}

interface Held {
  readonly arrived: Arrived
  /** Monotonic milliseconds. */
  readonly untilMs: number
}

interface Queue {
  /** Oldest first, never empty. */
  readonly held: Held[]
  timer: Timer
}

/** Ids remembered: an hour of a busy group; parents are seconds away from their answers. */
const shownIdsMax = 10_000
/** Rows held at a time: five seconds of what a device can receive; beyond it the oldest are shown. */
const heldMax = 1_000

export class ShownGate {
  readonly #ports: ShownGatePorts
  readonly #queues = new Map<string, Queue>()
  readonly #shown = new Set<string>()
  /** Parents of what was held over a restart: below the floor, and not shown all the same. */
  readonly #missing = new Set<string>()
  #floor: Id64
  #heldCount = 0

  /** `floor`: ids up to here were shown in an earlier run. */
  constructor(ports: ShownGatePorts, floor: Id64) {
    this.#ports = ports
    this.#floor = floor
  }

  /** What was held when the device stopped. */
  restore(held: readonly Arrived[]): void {
    for (const { row } of held) for (const parent of row.parents) this.#missing.add(nameOf(parent))
    for (const arrived of held) this.take(arrived)
  }

  take(arrived: Arrived): void {
    if (isMessage(arrived) && this.#shown.has(nameOf(arrived.row))) return
    const conversation = conversationOf(arrived)
    const queue = this.#queues.get(conversation)
    if (queue === undefined && this.#isReady(arrived)) {
      this.#tell(arrived)
      return this.#releaseReady()
    }
    const held = { arrived, untilMs: this.#ports.clock.monotonic() + limits.parentHoldMs }
    this.#heldCount += 1
    if (queue === undefined) this.#queues.set(conversation, { held: [held], timer: this.#timer(conversation, held) })
    else queue.held.push(held)
    if (this.#heldCount > heldMax) this.#overdue(conversation)
  }

  /** In an order in which they may be taken again. */
  get held(): readonly Arrived[] {
    return [...this.#queues.values()].flatMap(({ held }) => held.map(({ arrived }) => arrived))
  }

  close(): void {
    for (const { timer } of this.#queues.values()) timer.cancel()
  }

  #timer(conversation: string, { untilMs }: Held): Timer {
    const waitMs = Math.max(0, untilMs - this.#ports.clock.monotonic())
    return this.#ports.scheduler.after(waitMs, () => this.#overdue(conversation))
  }

  /** The first of a conversation is shown as it is, and what is ready behind it. */
  #overdue(conversation: string): void {
    const queue = this.#queues.get(conversation)
    if (queue === undefined) return
    this.#release(conversation, queue)
    this.#releaseReady()
  }

  /** Shows what waits for nothing any more, until nothing more comes of it. */
  #releaseReady(): void {
    for (let isMoving = this.#queues.size > 0; isMoving; ) {
      isMoving = false
      for (const [conversation, queue] of this.#queues) {
        const [first] = queue.held
        if (first === undefined || !this.#isReady(first.arrived)) continue
        this.#release(conversation, queue)
        isMoving = true
      }
    }
  }

  #release(conversation: string, queue: Queue): void {
    const first = queue.held.shift()
    if (first === undefined) return
    this.#heldCount -= 1
    queue.timer.cancel()
    const [next] = queue.held
    if (next === undefined) this.#queues.delete(conversation)
    else queue.timer = this.#timer(conversation, next)
    this.#tell(first.arrived)
  }

  #tell(arrived: Arrived): void {
    const isLate = !this.#isReady(arrived)
    if (isMessage(arrived)) this.#remember(arrived.row)
    this.#ports.show({ ...arrived, isLate })
  }

  #isReady({ row }: Arrived): boolean {
    return this.#ports.faults.noGate || row.parents.every((parent) => this.#isShown(parent))
  }

  #isShown(id: Id64): boolean {
    const name = nameOf(id)
    return this.#shown.has(name) || (!isAbove(id, this.#floor) && !this.#missing.has(name))
  }

  #remember({ idHi, idLo }: Id64): void {
    this.#shown.add(nameOf({ idHi, idLo }))
    if (this.#shown.size <= shownIdsMax) return
    const [oldest] = this.#shown
    if (oldest === undefined) return
    this.#shown.delete(oldest)
    const id = idOf(oldest)
    if (isAbove(id, this.#floor)) this.#floor = id
  }
}

/** A person's own message to a group has its place only by the row of the group. */
const isMessage = ({ of, row }: Arrived): boolean =>
  row.kind === kinds.message && (of === 'group' || row.toKind === toKinds.person)

const conversationOf = ({ of, row }: Arrived): string =>
  of === 'group' ? `${toKinds.group} ${row.group}` : `${row.toKind} ${row.peer ?? ''}`

const nameOf = ({ idHi, idLo }: Id64): string => `${idHi} ${idLo}`

function idOf(name: string): Id64 {
  const [idHi = 0, idLo = 0] = name.split(' ').map(Number)
  return { idHi, idLo }
}

const isAbove = (a: Id64, b: Id64): boolean => a.idHi > b.idHi || (a.idHi === b.idHi && a.idLo > b.idLo)
