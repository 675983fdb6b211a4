/**
 * Keeps one job running on a Flink cluster: looks every few seconds, takes up a job that runs already,
 * runs one where there is none, and one that ended again from its newest checkpoint, with a pause that
 * doubles. A job of another text than today's is ended first.
 *
 * Flink itself restarts tasks whose process is gone, from the last checkpoint; what ends a job is a
 * JobManager that is gone, a fault that comes back, or a person. From a checkpoint nothing is missing and
 * some seconds are said twice, which their names make harmless. Where the checkpoint is gone or of another
 * plan, the job goes on behind what it had read on Kafka: windows that were open then are said with what
 * comes after.
 */
import type { Clock, Scheduler, Timer } from '../../../platform/clock.ts'
import { type FlinkCluster, FlinkError, type FlinkJob } from './flink-cluster.ts'
import type { StreamSql } from './stream-sql.ts'

const lookEveryMs = 2_000
const pauseFirstMs = 1_000
/** A person who mends what it needs waits no longer than that. */
const pauseMaxMs = 60_000
/** A job that ran for so long has proved itself. */
const steadyMs = 60_000

export interface StreamJobPorts {
  readonly cluster: FlinkCluster
  readonly scheduler: Pick<Scheduler, 'every'>
  readonly clock: Pick<Clock, 'monotonic'>
  readonly sql: StreamSql
  /** Kept over the end of this process, since a new JobManager knows of no earlier job. */
  readonly checkpoint: {
    readonly read: () => Promise<string | undefined>
    readonly write: (path: string) => Promise<void>
  }
  readonly onFailure: (error: unknown) => void
}

export type StreamJobState = 'unknown' | 'starting' | 'runs' | 'fails'

export class StreamJob {
  readonly #ports: StreamJobPorts
  #state: StreamJobState = 'unknown'
  #starts = 0
  #pauseMs = pauseFirstMs
  #pauseUntil = 0
  #runsSince: number | undefined
  #checkpoint: string | undefined
  /** A checkpoint from which no job has come to run yet. */
  #doubted: string | undefined
  #busy: Promise<void> | undefined
  #timer: Timer | undefined

  constructor(ports: StreamJobPorts) {
    this.#ports = ports
  }

  get state(): StreamJobState {
    return this.#state
  }

  /** Times a job was run, by this process. */
  get starts(): number {
    return this.#starts
  }

  start(): void {
    this.#timer = this.#ports.scheduler.every(lookEveryMs, () => this.#look())
    this.#look()
  }

  /** The job goes on. Resolves when nothing is asked of the cluster any more. */
  async stop(): Promise<void> {
    this.#timer?.cancel()
    await this.#busy
  }

  #look(): void {
    this.#busy ??= this.#settle().finally(() => {
      this.#busy = undefined
    })
  }

  async #settle(): Promise<void> {
    try {
      const jobs = await this.#jobs()
      const running = jobs.filter(({ state }) => state.type === 'runs')
      const ours = running.find(({ name }) => name === this.#ports.sql.name)
      for (const job of running) if (job !== ours) await this.#ports.cluster.cancel(job.id)
      if (ours !== undefined) return await this.#runs(ours)
      // One that was just told to end holds its place a moment longer.
      if (running.length === 0) await this.#begin(jobs)
    } catch (error) {
      this.#state = 'fails'
      this.#ports.onFailure(error)
    }
  }

  /** Of this region, the newest first. */
  async #jobs(): Promise<readonly FlinkJob[]> {
    const { cluster, sql } = this.#ports
    const family = familyOf(sql.name)
    const jobs = await cluster.jobs()
    return jobs.filter((job) => familyOf(job.name) === family).sort((a, b) => b.startedAt - a.startedAt)
  }

  async #runs({ id, state }: FlinkJob): Promise<void> {
    const isReady = state.type === 'runs' && state.ready
    this.#state = isReady ? 'runs' : 'starting'
    if (!isReady) {
      this.#runsSince = undefined
      return
    }
    this.#doubted = undefined
    const now = this.#ports.clock.monotonic()
    this.#runsSince ??= now
    if (now - this.#runsSince >= steadyMs) this.#pauseMs = pauseFirstMs
    await this.#remember(await this.#ports.cluster.checkpointOf(id))
  }

  async #remember(checkpoint: string | undefined): Promise<void> {
    if (checkpoint === undefined || checkpoint === this.#checkpoint) return
    this.#checkpoint = checkpoint
    await this.#ports.checkpoint.write(`${this.#ports.sql.name} ${checkpoint}`)
  }

  async #begin([last]: readonly FlinkJob[]): Promise<void> {
    const { clock, cluster, sql } = this.#ports
    if (clock.monotonic() < this.#pauseUntil) return
    this.#pauseUntil = clock.monotonic() + this.#pauseMs
    this.#pauseMs = Math.min(this.#pauseMs * 2, pauseMaxMs)
    this.#runsSince = undefined
    if (last?.name === sql.name) await this.#remember(await cluster.checkpointOf(last.id))
    this.#state = 'starting'
    this.#starts += 1
    const known = await this.#known()
    const checkpoint = known === this.#doubted ? undefined : known
    try {
      await cluster.run([...sql.ground, sql.job], checkpoint)
      this.#doubted = checkpoint
    } catch (error) {
      if (error instanceof FlinkError && error.refused) this.#doubted = checkpoint
      throw error
    }
  }

  async #known(): Promise<string | undefined> {
    const [name, path] = (await this.#ports.checkpoint.read())?.split(' ') ?? []
    return this.#checkpoint ?? (name === this.#ports.sql.name ? path : undefined)
  }
}

/** Without the number of its text. */
const familyOf = (name: string): string => name.slice(0, name.lastIndexOf('.'))
