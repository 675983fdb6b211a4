/**
 * The pipeline as a region has it, in a process of its own or beside all else (`pipeline-reader.ts`) or on Flink
 * (`../stream/stream-pipeline.ts`). Every record of the group parts goes through it at least once, also
 * when it is stopped anywhere and started again; what is found has a name, so a repeat changes nothing.
 * Findings are read where they are kept (`findings.ts`).
 */
export interface FindingsPipeline {
  status(): PipelineStatus
  /** Keeps what is known. Harmless twice. Resolves when nothing is written any more. */
  stop(): Promise<void>
}

export interface PipelineStatus {
  /** Records not looked at yet. */
  readonly behind: number
  readonly posts: number
  /** Posts that came after their window was said: flagged, and not counted in it. */
  readonly late: number
  /** Posts beyond what a window counts. */
  readonly notCounted: number
}
