/** How a pipeline stands, as its process says it: to who counts, and in a note beside what it found. */
import type { Findings } from './pipeline/findings.ts'
import type { PipelineStatus } from './pipeline/findings-pipeline.ts'
import type { StreamJob } from './stream/stream-job.ts'

export interface PipelineStanding extends PipelineStatus {
  /** Name of the process that runs it. */
  readonly by: string
  /** Where it runs on Flink. */
  readonly job?: Pick<StreamJob, 'state' | 'starts'>
}

/** As it was said last, some seconds ago; undefined before the first. */
export async function standingIn(findings: Pick<Findings, 'note'>): Promise<PipelineStanding | undefined> {
  const text = await findings.note('status')
  return text === undefined ? undefined : (JSON.parse(text) as PipelineStanding)
}
