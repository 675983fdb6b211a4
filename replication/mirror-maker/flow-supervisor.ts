/**
 * Keeps one flow's MirrorMaker as it has to be: started with the lanes of the day and the rights for
 * just those, started anew when they change, and again when it has ended, failed or never began to
 * carry, after a pause that grows. Where its region does not let it carry, it is ended at once and loses
 * its rights at the source, until the region says otherwise.
 *
 * One process per flow. One for all flows of a region would be smaller, but it does not even start while
 * one of its targets is away, and a task that failed could only be helped by stopping the others.
 */
import type { Clock, Scheduler, Timer } from '../../platform/clock.ts'
import type { Service } from '../../platform/lifecycle.ts'
import type { FlowLeave } from './flow-leave.ts'
import type { FlowState } from './flow-state.ts'
import { lanesToCarry } from './lanes-to-carry.ts'
import type { MirrorFlow, MirrorPlan } from './mirror-plan.ts'
import { type MirrorConfiguration, mirrorConfiguration } from './mirror-properties.ts'

/** A MirrorMaker that was started. */
export interface MirrorRun {
  readonly pid: number | undefined
  /** How it ended, once it has. */
  readonly ended: string | undefined
  /** Resolves when nothing of it runs any more. */
  stop(): Promise<void>
  /** The same without letting it finish: what it has not sent it sends no more. */
  kill(): Promise<void>
}

/** What a flow's worker says of itself since the last `begin`. */
export interface FlowWatch {
  begin(): Promise<void>
  look(): Promise<FlowState>
  close(): Promise<void>
}

/** How many records of `lanes` are at the source and were not copied; undefined while that is not known. */
export interface FlowLag {
  look(lanes: readonly string[]): Promise<number | undefined>
  close(): Promise<void>
}

export interface FlowPorts {
  readonly from: MirrorPlan['from']
  readonly flow: Omit<MirrorFlow, 'lanes'>
  readonly replicas: number
  readonly clock: Pick<Clock, 'monotonic'>
  readonly scheduler: Scheduler
  readonly watch: FlowWatch
  readonly lag: FlowLag
  /** What its region says of it now; rejects when that does not answer. */
  leave(): Promise<FlowLeave>
  /** Names of the topics that the source has. */
  topics(): Promise<readonly string[]>
  /** Puts the rights of the plan into force. */
  grant(plan: MirrorPlan): Promise<unknown>
  /** Takes all rights at the source. */
  withdraw(): Promise<unknown>
  launch(configuration: MirrorConfiguration): MirrorRun
  warn(sentence: string): void
}

export interface FlowReport {
  readonly to: string
  readonly state: 'waits' | Exclude<FlowLeave, 'open'> | FlowState['state']
  readonly pid: number | undefined
  readonly configuration: string
  readonly lanes: number
  /** Records at the source that it has not copied, by its own positions; also while it does not run. */
  readonly behind: number | undefined
  /** Since this supervisor began: how often it was started, configured anew, found ended, found failed. */
  readonly counts: Readonly<FlowCounts>
}

interface FlowCounts {
  starts: number
  changes: number
  ends: number
  failures: number
}

type State =
  /** Nothing runs; not to be started before `until`. */
  | { readonly kind: 'waits'; readonly until: number }
  | { readonly kind: 'runs'; readonly run: MirrorRun; readonly hash: string; readonly since: number; seen: FlowState }
  /** Nothing runs, and nothing may; `withdrawn`: not even by its rights. */
  | { readonly kind: 'barred'; readonly by: Exclude<FlowLeave, 'open'>; readonly withdrawn: boolean }
  | { readonly kind: 'stopped' }

/** Whether it may carry is asked that often: a stop counts within a second or two. */
const lookEveryMs = 1_000
/** What it says of itself, and which lanes there are, while it carries: three questions to two clusters. */
const carryingEveryMs = 5_000
/** Two questions about each partition of its lanes. */
const lagEveryMs = 5_000
const pauseFirstMs = 1_000
const pauseMaxMs = 60_000
/** It carried for that long: the next failure is the first one again. */
const stableMs = 120_000
/** A JVM on a busy machine takes a minute to carry something. */
const startWithinMs = 300_000

export class FlowSupervisor implements Service {
  readonly #ports: FlowPorts
  readonly #counts: FlowCounts = { starts: 0, changes: 0, ends: 0, failures: 0 }
  readonly #timer: Timer
  #state: State = { kind: 'waits', until: 0 }
  #pauseMs = pauseFirstMs
  #plan: MirrorPlan | undefined
  #looking: Promise<void> | undefined
  #behind: number | undefined
  #lagAt = Number.NEGATIVE_INFINITY
  /** When the engines were asked about the flow. */
  #seenAt = Number.NEGATIVE_INFINITY
  /** What its region said last: without a word of it nothing is started. */
  #leave: FlowLeave | undefined
  /** Why nothing could be done, so that it is said once. */
  #trouble = ''

  constructor(ports: FlowPorts) {
    this.#ports = ports
    this.#timer = ports.scheduler.every(lookEveryMs, () => this.#lookOnce())
    this.#lookOnce()
  }

  get report(): FlowReport {
    const { flow } = this.#ports
    const state = this.#state
    const runs = state.kind === 'runs' ? state : undefined
    return {
      to: flow.to.alias,
      state: state.kind === 'barred' ? state.by : (runs?.seen.state ?? 'waits'),
      pid: runs?.run.pid,
      configuration: runs?.hash ?? '',
      lanes: this.#plan?.flows[0]?.lanes.length ?? 0,
      behind: this.#behind,
      counts: { ...this.#counts },
    }
  }

  async stop(): Promise<void> {
    this.#timer.cancel()
    await this.#looking
    const state = this.#state
    this.#state = { kind: 'stopped' }
    if (state.kind === 'runs') await state.run.stop()
    await Promise.all([this.#ports.watch.close(), this.#ports.lag.close()])
  }

  #lookOnce(): void {
    this.#looking ??= this.#look()
      .then(
        () => {
          this.#trouble = ''
        },
        (caught: unknown) => this.#troubled(caught instanceof Error ? caught.message : String(caught)),
      )
      .finally(() => {
        this.#looking = undefined
      })
  }

  /** An engine that is away: looked at again by the next tick. */
  #troubled(why: string): void {
    if (why !== this.#trouble) this.#ports.warn(`the mirror to ${this.#ports.flow.to.alias} waits: ${why}`)
    this.#trouble = why
  }

  async #look(): Promise<void> {
    if (this.#state.kind === 'stopped') return
    await this.#lookAtFlow()
    await this.#lookAtLag()
  }

  async #lookAtLag(): Promise<void> {
    const { clock, lag, topics, flow } = this.#ports
    if (clock.monotonic() - this.#lagAt < lagEveryMs) return
    this.#lagAt = clock.monotonic()
    try {
      this.#behind = await lag.look(lanesToCarry(await topics(), flow.to.alias))
    } catch (caught) {
      this.#behind = undefined
      throw caught
    }
  }

  async #lookAtFlow(): Promise<void> {
    const leave = await this.#leaveNow()
    if (leave !== 'open') return this.#bar(leave)
    if (this.#state.kind === 'barred') this.#state = { kind: 'waits', until: 0 }
    const now = this.#ports.clock.monotonic()
    if (isCarrying(this.#state) && now - this.#seenAt < carryingEveryMs) return
    this.#seenAt = now
    if (this.#state.kind === 'runs') await this.#lookAtRun(this.#state)
    const plan = await this.#planNow()
    if (plan === undefined) return
    const configuration = mirrorConfiguration(plan)
    if (this.#state.kind === 'runs') {
      if (this.#state.hash === configuration.hash) return
      this.#counts.changes += 1
      await this.#end(this.#state.run, 0)
    }
    const state = this.#state
    if (state.kind === 'waits' && this.#ports.clock.monotonic() >= state.until) await this.#start(plan, configuration)
  }

  /** A region that does not answer, since it is being started, has changed nothing. */
  async #leaveNow(): Promise<FlowLeave> {
    try {
      this.#leave = await this.#ports.leave()
    } catch (caught) {
      if (this.#leave === undefined) throw caught
    }
    return this.#leave
  }

  async #bar(by: Exclude<FlowLeave, 'open'>): Promise<void> {
    const { withdraw, warn, flow } = this.#ports
    const before = this.#state
    if (before.kind === 'runs') await before.run.kill()
    if (before.kind !== 'barred') warn(`the mirror to ${flow.to.alias} is ${by} and carries nothing`)
    const state = { kind: 'barred', by, withdrawn: before.kind === 'barred' && before.withdrawn } as const
    this.#state = state
    if (state.withdrawn) return
    await withdraw()
    this.#state = { ...state, withdrawn: true }
  }

  async #lookAtRun(state: State & { kind: 'runs' }): Promise<void> {
    const { clock, watch, warn, flow } = this.#ports
    const { run, since } = state
    if (run.ended !== undefined) {
      this.#counts.ends += 1
      warn(`the mirror to ${flow.to.alias} ended: ${run.ended}`)
      return this.#end(run, this.#nextPause(clock.monotonic() - since))
    }
    state.seen = await watch.look()
    const isLate = state.seen.state === 'starting' && clock.monotonic() - since > startWithinMs
    if (state.seen.state !== 'failed' && !isLate) return
    this.#counts.failures += 1
    const why = state.seen.state === 'failed' ? state.seen.why : 'it does not begin to carry'
    warn(`the mirror to ${flow.to.alias} failed and is started again: ${why}`)
    return this.#end(run, this.#nextPause(clock.monotonic() - since))
  }

  #nextPause(livedMs: number): number {
    if (livedMs > stableMs) this.#pauseMs = pauseFirstMs
    const pause = this.#pauseMs
    this.#pauseMs = Math.min(pause * 2, pauseMaxMs)
    return pause
  }

  async #end(run: MirrorRun, pauseMs: number): Promise<void> {
    await run.stop()
    this.#state = { kind: 'waits', until: this.#ports.clock.monotonic() + pauseMs }
  }

  async #planNow(): Promise<MirrorPlan | undefined> {
    const { from, flow, replicas, topics } = this.#ports
    const lanes = lanesToCarry(await topics(), flow.to.alias)
    return lanes.length === 0 ? undefined : { from, flows: [{ ...flow, lanes }], replicas }
  }

  /** Rights first: a worker that is refused once may not ask again for a long time. */
  async #start(plan: MirrorPlan, configuration: MirrorConfiguration): Promise<void> {
    const { clock, grant, watch, launch } = this.#ports
    await grant(plan)
    await watch.begin()
    this.#plan = plan
    this.#counts.starts += 1
    const run = launch(configuration)
    this.#state = { kind: 'runs', run, hash: configuration.hash, since: clock.monotonic(), seen: { state: 'starting' } }
  }
}

const isCarrying = (state: State): boolean =>
  state.kind === 'runs' && state.run.ended === undefined && state.seen.state === 'carries'
