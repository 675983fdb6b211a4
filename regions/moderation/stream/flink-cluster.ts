/** A Flink cluster as whoever keeps a job on it asks it. */

export type JobState =
  /** `ready`: all its tasks run, not only the job. */
  { readonly type: 'runs'; readonly ready: boolean } | { readonly type: 'ended'; readonly failed: boolean }

export interface FlinkJob {
  readonly id: string
  readonly name: string
  readonly startedAt: number
  readonly state: JobState
}

export class FlinkError extends Error {
  override readonly name = 'FlinkError'
  /** It has answered, and the same will be answered again. */
  readonly refused: boolean
  constructor(message: string, refused: boolean, options?: ErrorOptions) {
    super(message, options)
    this.refused = refused
  }
}

/** Each call rejects with a `FlinkError`, whose message is a sentence; nothing is tried again. */
export interface FlinkCluster {
  jobs(): Promise<readonly FlinkJob[]>
  /**
   * Where the newest checkpoint or savepoint of a job lies, as of some seconds ago; undefined before its
   * first. Ended jobs are known as long as the JobManager lives.
   */
  checkpointOf(job: string): Promise<string | undefined>
  /**
   * Runs `statements` in a session of their own; those that run for ever become jobs. From `checkpoint`, if
   * given, which is the cluster's from then on: it goes when the job has newer ones.
   */
  run(statements: readonly string[], checkpoint: string | undefined): Promise<void>
  /** Resolves when the job has read its last record, to where the savepoint behind it lies. */
  stop(job: string): Promise<string>
  /** Resolves when Flink has heard it; the job ends a moment later. */
  cancel(job: string): Promise<void>
}
