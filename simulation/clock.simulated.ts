/**
 * Simulated time: one queue of events for the whole world, run in order of their due time and,
 * within it, of their making. Nothing here waits: time jumps from event to event, so a day takes as
 * long as its events do, and the same calls give the same order every time.
 *
 * Each process of the world takes a `node`: its own clock (which may be skewed, jump or run fast)
 * and its own part of the queue, which can be paused (what falls due is held until `resume`, as
 * SIGSTOP does) or killed (dropped, as kill -9 does). Two nodes may bear one name: a zombie and its
 * successor.
 *
 * Promises settle between events. `run`, `advance` and `settle` therefore let all microtasks finish
 * after each event; `step` alone does not.
 */
import type { Clock, Scheduler, Timer } from '../platform/clock.ts'
import { nextTurn } from './outside.node.ts'

export interface Skew {
  /** Added to the wall clock only. */
  readonly offsetMs?: number
  /** Local milliseconds per true millisecond, for wall clock, monotonic clock and timers. */
  readonly rate?: number
}

export interface RunLimits {
  /** Stop before the first event after this true time. */
  readonly untilMs?: number
  /** Checked after each event. */
  readonly until?: () => boolean
  readonly maxSteps?: number
}

/** 2026-01-01T00:00:00Z: where the wall clocks of a simulated world start. */
const WALL_START_MS = 1_767_225_600_000

export class SimulatedTime implements Clock, Scheduler {
  readonly wallStartMs: number
  readonly #queue = new EventHeap()
  readonly #root: SimulatedNode
  #trueMs = 0
  #made = 0
  #steps = 0

  constructor(wallStartMs = WALL_START_MS) {
    this.wallStartMs = wallStartMs
    this.#root = new SimulatedNode('world', this, {})
  }

  /** Milliseconds since the world began, as no clock in it shows them. */
  get trueMs(): number {
    return this.#trueMs
  }

  get steps(): number {
    return this.#steps
  }

  /** Events that may still run; what paused nodes hold is not among them. */
  get pending(): number {
    return this.#queue.count((event) => event.state === 'waiting' && event.node.state === 'running')
  }

  now(): number {
    return this.#root.now()
  }

  monotonic(): number {
    return this.#root.monotonic()
  }

  after(delayMs: number, work: () => void): Timer {
    return this.#root.after(delayMs, work)
  }

  every(periodMs: number, work: () => void): Timer {
    return this.#root.every(periodMs, work)
  }

  soon(work: () => void): void {
    this.#root.soon(work)
  }

  /** A process: clock, timers, and the power to pause and kill them. */
  node(name: string, skew: Skew = {}): SimulatedNode {
    return new SimulatedNode(name, this, skew)
  }

  /** A clock that shows another time. */
  view(skew: Skew): Clock {
    return new SimulatedNode('view', this, skew)
  }

  /** Runs the next event. False when nothing is left to run. */
  step(): boolean {
    const event = this.#next()
    if (event === undefined) return false
    this.#queue.pop()
    this.#trueMs = Math.max(this.#trueMs, event.dueMs)
    this.#steps += 1
    event.state = 'run'
    event.work()
    return true
  }

  /** Runs until nothing is left or a limit is met; returns the number of events run. */
  async run(limits: RunLimits = {}): Promise<number> {
    const { untilMs = Number.POSITIVE_INFINITY, until = () => false, maxSteps = Number.POSITIVE_INFINITY } = limits
    let count = 0
    await nextTurn()
    while (count < maxSteps && !until() && (this.#next()?.dueMs ?? Number.POSITIVE_INFINITY) <= untilMs) {
      if (!this.step()) break
      count += 1
      await nextTurn()
    }
    return count
  }

  /** Runs everything due within the next `ms` and moves time there. */
  async advance(ms: number): Promise<void> {
    const target = this.#trueMs + ms
    await this.run({ untilMs: target })
    this.#trueMs = Math.max(this.#trueMs, target)
  }

  /** Runs until `promise` has settled. Fails when the world stands still before that. */
  async settle<T>(promise: Promise<T>, maxSteps = 1_000_000): Promise<T> {
    let done = false
    const finished = () => {
      done = true
    }
    promise.then(finished, finished)
    await this.run({ until: () => done, maxSteps })
    if (!done) throw new Error(`the world stands still at ${this.#trueMs} ms and the promise has not settled`)
    return promise
  }

  /**
   * Keeps running events between the macrotasks of the real process until the returned function is
   * called: for contract suites, which await without knowing what time it is.
   */
  runInBackground(): () => void {
    let stopped = false
    const turn = () => {
      if (stopped) return
      this.step()
      setImmediate(turn)
    }
    setImmediate(turn)
    return () => {
      stopped = true
    }
  }

  /** The first event that may run; those of dead and paused nodes before it leave the queue. */
  #next(): Event | undefined {
    for (;;) {
      const event = this.#queue.first()
      if (event === undefined) return undefined
      if (event.state === 'waiting' && event.node.state === 'running') return event
      this.#queue.pop()
      if (event.state === 'waiting' && event.node.state === 'paused') event.node.hold(event)
    }
  }

  /** For nodes only. */
  schedule(node: SimulatedNode, dueMs: number, work: () => void): Event {
    const event: Event = { node, dueMs, order: this.#made++, work, state: 'waiting' }
    this.#queue.push(event)
    return event
  }

  /** For nodes only: an event that was held keeps its place in the order. */
  requeue(event: Event): void {
    this.#queue.push(event)
  }
}

export type NodeState = 'running' | 'paused' | 'killed'

export class SimulatedNode implements Clock, Scheduler {
  readonly name: string
  readonly #time: SimulatedTime
  #state: NodeState = 'running'
  #held: Event[] = []
  #offsetMs: number
  #rate: number
  /** The local clock is a line through this point; a new rate starts a new line there. */
  #anchor = { trueMs: 0, localMs: 0 }

  constructor(name: string, time: SimulatedTime, { offsetMs = 0, rate = 1 }: Skew) {
    this.name = name
    this.#time = time
    this.#offsetMs = offsetMs
    this.#rate = rate
  }

  get state(): NodeState {
    return this.#state
  }

  now(): number {
    return Math.floor(this.#time.wallStartMs + this.monotonic() + this.#offsetMs)
  }

  monotonic(): number {
    return this.#anchor.localMs + (this.#time.trueMs - this.#anchor.trueMs) * this.#rate
  }

  after(delayMs: number, work: () => void): Timer {
    const event = this.#schedule(delayMs, work)
    return { cancel: () => cancel(event) }
  }

  every(periodMs: number, work: () => void): Timer {
    let event: Event
    const next = () => {
      event = this.#schedule(periodMs, next)
      work()
    }
    event = this.#schedule(periodMs, next)
    return { cancel: () => cancel(event) }
  }

  soon(work: () => void): void {
    this.#schedule(0, work)
  }

  /** Jumps the wall clock or changes how fast time passes here; the monotonic clock never goes back. */
  skew({ offsetMs = this.#offsetMs, rate = this.#rate }: Skew): void {
    this.#anchor = { localMs: this.monotonic(), trueMs: this.#time.trueMs }
    this.#offsetMs = offsetMs
    this.#rate = rate
  }

  /** From now on, what falls due waits. */
  pause(): void {
    if (this.#state === 'running') this.#state = 'paused'
  }

  /** What was held runs now, in its order, before anything made later. */
  resume(): void {
    if (this.#state !== 'paused') return
    this.#state = 'running'
    const held = this.#held
    this.#held = []
    for (const event of held) {
      if (event.state === 'waiting') this.#time.requeue(event)
    }
  }

  /** Nothing of this node ever runs again, and what it schedules from now on neither. */
  kill(): void {
    this.#state = 'killed'
    this.#held = []
  }

  /** For the queue only. */
  hold(event: Event): void {
    this.#held.push(event)
  }

  #schedule(delayMs: number, work: () => void): Event {
    const delay = Number.isFinite(delayMs) && delayMs > 0 ? delayMs : 0
    return this.#time.schedule(this, this.#time.trueMs + delay / this.#rate, work)
  }
}

interface Event {
  readonly node: SimulatedNode
  readonly dueMs: number
  readonly order: number
  readonly work: () => void
  state: 'waiting' | 'run' | 'cancelled'
}

const cancel = (event: Event): void => {
  if (event.state === 'waiting') event.state = 'cancelled'
}

const before = (a: Event, b: Event): boolean => a.dueMs < b.dueMs || (a.dueMs === b.dueMs && a.order < b.order)

class EventHeap {
  readonly #events: Event[] = []

  push(event: Event): void {
    const events = this.#events
    let at = events.length
    events.push(event)
    while (at > 0) {
      const parent = (at - 1) >> 1
      const above = events[parent] as Event
      if (!before(event, above)) break
      events[at] = above
      at = parent
    }
    events[at] = event
  }

  pop(): Event | undefined {
    const events = this.#events
    const first = events[0]
    const last = events.pop()
    if (last === undefined || events.length === 0) return first
    let at = 0
    for (;;) {
      let child = 2 * at + 1
      if (child >= events.length) break
      if (child + 1 < events.length && before(events[child + 1] as Event, events[child] as Event)) child += 1
      if (!before(events[child] as Event, last)) break
      events[at] = events[child] as Event
      at = child
    }
    events[at] = last
    return first
  }

  first(): Event | undefined {
    return this.#events[0]
  }

  count(which: (event: Event) => boolean): number {
    return this.#events.filter(which).length
  }
}
