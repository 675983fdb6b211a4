/** What of words in groups is counted, without labels: which words and whose is the operator's to ask. */
import type { Metrics } from '../../platform/metrics.ts'
import type { PipelineStanding } from './pipeline-standing.ts'
import type { WordKeeper } from './word-keeper.ts'

export function wordMetrics(metrics: Metrics, words: Pick<WordKeeper, 'stopped'>): void {
  metrics.total('group_texts_stopped_total', 'texts to groups with a word that is stopped', () => words.stopped)
}

/** `standing`: undefined in a process that waits to take the pipeline over. */
export function pipelineMetrics(metrics: Metrics, standing: () => PipelineStanding | undefined): void {
  metrics.level('moderation_runs', '1 in the process that runs the pipeline, 0 in one that stands by', () =>
    standing() === undefined ? 0 : 1,
  )
  metrics.total('group_texts_looked_at_total', 'posts the pipeline has looked at', () => standing()?.posts ?? 0)
  metrics.level(
    'moderation_behind',
    'records of groups the pipeline has not looked at yet',
    () => standing()?.behind ?? 0,
  )
  metrics.total('group_texts_late_total', 'posts that came after their window', () => standing()?.late ?? 0)
}

/** Where the pipeline runs on Flink. */
export function jobMetrics(metrics: Metrics, standing: () => PipelineStanding | undefined): void {
  metrics.total('stream_job_starts_total', 'times this process ran the stream job', () => standing()?.job?.starts ?? 0)
  metrics.level('stream_job_runs', '1 while the stream job runs, with all its tasks', () =>
    standing()?.job?.state === 'runs' ? 1 : 0,
  )
}
