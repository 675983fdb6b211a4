/**
 * The pipeline as a region has it, in its own process (`pipeline-reader.ts`) or on Flink
 * (`../stream/stream-pipeline.ts`). Every record of the group parts goes through it at least once, also
 * when it is stopped anywhere and started again; what is found has a name, so a repeat changes nothing.
 */
import type { Finding, FindingType } from './findings.ts'

export interface FindingsPipeline {
  /** What was found so far, the newest first, at most `limit`. */
  newest(type: FindingType, limit: number): readonly Finding[]
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
