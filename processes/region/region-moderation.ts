/**
 * What a region does about words in its groups: the list that accept asks, and the pipeline that looks
 * afterwards, here or in a process of its own. Its findings lie in the region that has the groups, like
 * everything about them.
 */
import type { Findings } from '../../regions/moderation/pipeline/findings.ts'
import { jobMetrics, pipelineMetrics, wordMetrics } from '../../regions/moderation/moderation-metrics.ts'
import { type PipelineStanding, standingIn } from '../../regions/moderation/pipeline-standing.ts'
import { WordKeeper } from '../../regions/moderation/word-keeper.ts'
import type { Backing, KeptFolders } from './backing/backing.ts'
import { startPipeline } from './region-pipeline.ts'
import type { RegionSetting } from './region-setting.ts'

export interface RegionModeration {
  readonly words: WordKeeper
  readonly findings: Findings
  /** Of the pipeline here, or as the process that runs it said last. */
  standing(): Promise<PipelineStanding | undefined>
  stop(): Promise<void>
}

export const openWords = async ({ region }: RegionSetting, kept: KeptFolders): Promise<WordKeeper> =>
  WordKeeper.open({ files: await kept('moderation'), region: region.name })

/** After `openWords`, which makes the folder. */
export async function startModeration(
  setting: RegionSetting,
  { log, openFindings }: Backing,
  words: WordKeeper,
): Promise<RegionModeration> {
  const { config, metrics } = setting
  wordMetrics(metrics, words)
  const findings = await openFindings()
  if (config.streamsApart === true) {
    return { words, findings, standing: () => standingIn(findings), stop: () => findings.close() }
  }
  const pipeline = await startPipeline(setting, { log, matcher: () => words.matcher, findings })
  pipelineMetrics(metrics, pipeline.standing)
  if (config.engines?.flink !== undefined) jobMetrics(metrics, pipeline.standing)
  return {
    words,
    findings,
    standing: () => Promise.resolve(pipeline.standing()),
    async stop() {
      await pipeline.stop()
      await findings.close()
    },
  }
}
