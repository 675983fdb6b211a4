/**
 * Keeps one job running on a Flink cluster: looks every few seconds, takes up a job that runs already,
 * runs one where there is none, and one that ended again from its newest checkpoint, with a pause that
 * doubles. A job of another text than today's, as with each new list, is stopped with a savepoint first,
 * from which today's goes on: nothing is missing or twice for it. What is to be looked through by today's
 * list is handed over only when no job of another text can see it any more (`isOfToday`).
 *
 * Flink itself restarts tasks whose process is gone, from the last checkpoint; what ends a job else is a
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
/** While tasks start again there is no savepoint; without one what was looked at since the last checkpoint is looked at by the new list. */
const savepointPatienceMs = 60_000
/** A job that ran for so long has proved itself. */
const steadyMs = 60_000

export interface StreamJobPorts {
  readonly cluster: FlinkCluster
  readonly scheduler: Pick<Scheduler, 'every'>
  readonly clock: Pick<Clock, 'monotonic'>
  /** Of today; the same as long as nothing has changed. */
  readonly sql: () => StreamSql
  /** Kept over the end of this process, since a new JobManager knows of no earlier job. */
  readonly note: {
    readonly read: () => Promise<string | undefined>
    readonly write: (text: string) => Promise<void>
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
  /** Of whose text a job may be running, and where it would go on; undefined until that is known. */
  #known: Known | undefined
  /** A checkpoint from which no job has come to run yet. */
  #doubted: string | undefined
  /** Id of the job that was stopped last: nothing is newer than its savepoint, though the cluster may say so for a while. */
  #stopped: string | undefined
  #unstoppedSince: number | undefined
  #busy: Promise<void> | undefined
  #timer: Timer | undefined

  constructor(ports: StreamJobPorts) {
    this.#ports = ports
  }

  get state(): StreamJobState {
    return this.#state === 'runs' && !this.isOfToday ? 'starting' : this.#state
  }

  /** Times a job was run, by this process. */
  get starts(): number {
    return this.#starts
  }

  /** Whether only a job of today's text can look at what is written from now on. */
  get isOfToday(): boolean {
    return this.#known?.name === this.#ports.sql().name
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
    const { cluster, onFailure } = this.#ports
    const sql = this.#ports.sql()
    try {
      this.#known ??= await this.#noted()
      const jobs = await this.#jobs(sql)
      const running = jobs.filter(({ state }) => state.type === 'runs')
      const ours = running.find(({ name }) => name === sql.name)
      for (const job of running) {
        if (job === ours) continue
        this.#state = 'starting'
        if (ours === undefined) await this.#replace(job)
        else await cluster.cancel(job.id)
      }
      if (ours !== undefined) return await this.#runs(ours)
      // One that was just told to end holds its place a moment longer.
      if (running.length === 0) await this.#begin(sql, jobs)
    } catch (error) {
      this.#state = 'fails'
      onFailure(error)
    }
  }

  /** Of this region, the newest first. */
  async #jobs({ name }: StreamSql): Promise<readonly FlinkJob[]> {
    const family = familyOf(name)
    const jobs = await this.#ports.cluster.jobs()
    return jobs.filter((job) => familyOf(job.name) === family).sort((a, b) => b.startedAt - a.startedAt)
  }

  async #runs({ id, name, state }: FlinkJob): Promise<void> {
    const isReady = state.type === 'runs' && state.ready
    this.#state = isReady ? 'runs' : 'starting'
    const newest = isReady ? await this.#ports.cluster.checkpointOf(id) : undefined
    await this.#remember(name, newest ?? this.#known?.checkpoint)
    if (!isReady) {
      this.#runsSince = undefined
      return
    }
    this.#doubted = undefined
    const now = this.#ports.clock.monotonic()
    this.#runsSince ??= now
    if (now - this.#runsSince >= steadyMs) this.#pauseMs = pauseFirstMs
  }

  /** Stopped behind its last record, or, where it makes no savepoint for a minute, ended as it is. */
  async #replace({ id, name }: FlinkJob): Promise<void> {
    const { cluster, clock } = this.#ports
    await this.#remember(name, await cluster.checkpointOf(id))
    try {
      await this.#remember(name, await cluster.stop(id))
      this.#stopped = id
    } catch (error) {
      this.#unstoppedSince ??= clock.monotonic()
      const isPatient = clock.monotonic() - this.#unstoppedSince < savepointPatienceMs
      if (isPatient || !(error instanceof FlinkError && error.refused)) throw error
      await cluster.cancel(id)
    }
    this.#unstoppedSince = undefined
    this.#pauseUntil = 0
    this.#pauseMs = pauseFirstMs
  }

  async #remember(name: string, checkpoint: string | undefined): Promise<void> {
    if (name === this.#known?.name && checkpoint === this.#known.checkpoint) return
    await this.#ports.note.write([name, checkpoint].join(' ').trim())
    this.#known = { name, checkpoint }
  }

  /** No job of this region runs. */
  async #begin(sql: StreamSql, [last]: readonly FlinkJob[]): Promise<void> {
    const { clock, cluster } = this.#ports
    const mayHaveMore = last !== undefined && last.id !== this.#stopped && last.name === this.#known?.name
    const newest = mayHaveMore ? await cluster.checkpointOf(last.id) : undefined
    const known = newest ?? this.#known?.checkpoint
    await this.#remember(sql.name, known)
    if (clock.monotonic() < this.#pauseUntil) return
    this.#pauseUntil = clock.monotonic() + this.#pauseMs
    this.#pauseMs = Math.min(this.#pauseMs * 2, pauseMaxMs)
    this.#runsSince = undefined
    this.#state = 'starting'
    this.#starts += 1
    const checkpoint = known === this.#doubted ? undefined : known
    try {
      await cluster.run([...sql.ground, sql.job], checkpoint)
      this.#doubted = checkpoint
    } catch (error) {
      if (error instanceof FlinkError && error.refused) this.#doubted = checkpoint
      throw error
    }
  }

  async #noted(): Promise<Known> {
    const [name, checkpoint] = (await this.#ports.note.read())?.split(' ') ?? []
    return { name, checkpoint }
  }
}

interface Known {
  /** Undefined: none has run yet. */
  readonly name: string | undefined
  readonly checkpoint: string | undefined
}

/** Without the number of its text. */
const familyOf = (name: string): string => name.slice(0, name.lastIndexOf('.'))
