/** What of words in groups is counted, without labels: which words and whose is the operator's to ask. */
import type { Metrics } from '../../platform/metrics.ts'
import type { FindingsPipeline } from './pipeline/findings-pipeline.ts'
import type { StreamJob } from './stream/stream-job.ts'
import type { WordKeeper } from './word-keeper.ts'

export interface CountedModeration {
  readonly words: Pick<WordKeeper, 'stopped'>
  readonly pipeline: Pick<FindingsPipeline, 'status'>
  /** Where the pipeline runs on Flink. */
  readonly job?: Pick<StreamJob, 'state' | 'starts'>
}

export function moderationMetrics(metrics: Metrics, { words, pipeline, job }: CountedModeration): void {
  metrics.total('group_texts_stopped_total', 'texts to groups with a word that is stopped', () => words.stopped)
  metrics.total('group_texts_looked_at_total', 'posts the pipeline has looked at', () => pipeline.status().posts)
  metrics.level(
    'moderation_behind',
    'records of groups the pipeline has not looked at yet',
    () => pipeline.status().behind,
  )
  metrics.total('group_texts_late_total', 'posts that came after their window', () => pipeline.status().late)
  if (job === undefined) return
  metrics.total('stream_job_starts_total', 'times this process ran the stream job', () => job.starts)
  metrics.level('stream_job_runs', '1 while the stream job runs, with all its tasks', () =>
    job.state === 'runs' ? 1 : 0,
  )
}
