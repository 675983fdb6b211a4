/** What of words in groups is counted, without labels: which words and whose is the operator's to ask. */
import type { Metrics } from '../../platform/metrics.ts'
import type { PipelineReader } from './pipeline/pipeline-reader.ts'
import type { WordKeeper } from './word-keeper.ts'

export interface CountedModeration {
  readonly words: Pick<WordKeeper, 'stopped'>
  readonly pipeline: Pick<PipelineReader, 'status'>
}

export function moderationMetrics(metrics: Metrics, { words, pipeline }: CountedModeration): void {
  metrics.total('group_texts_stopped_total', 'texts to groups with a word that is stopped', () => words.stopped)
  metrics.total('group_texts_looked_at_total', 'posts the pipeline has looked at', () => pipeline.status().posts)
  metrics.level(
    'moderation_behind',
    'records of groups the pipeline has not looked at yet',
    () => pipeline.status().behind,
  )
}
