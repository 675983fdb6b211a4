/**
 * What a region does about words in its groups: the list that accept asks, and the pipeline that looks
 * afterwards, on the region's Flink or in its own process. Its findings lie in the region that has the
 * groups, like everything about them.
 */
import { join } from 'node:path'
import { nodeClock, nodeScheduler } from '../../platform/clock.node.ts'
import { openDisk } from '../../platform/disk.node.ts'
import type { EventLog } from '../../platform/event-log/event-log.ts'
import { embeddedPartCounts } from '../../protocol/log-records.ts'
import type { Findings } from '../../regions/moderation/pipeline/findings.ts'
import { openFindings } from '../../regions/moderation/pipeline/findings.sqlite.ts'
import type { FindingsPipeline } from '../../regions/moderation/pipeline/findings-pipeline.ts'
import { PipelineReader } from '../../regions/moderation/pipeline/pipeline-reader.ts'
import type { StreamJob } from '../../regions/moderation/stream/stream-job.ts'
import { WordKeeper } from '../../regions/moderation/word-keeper.ts'
import { startStream } from './region-stream.ts'
import type { RegionSetting } from './region-setting.ts'

export interface RegionModeration {
  readonly words: WordKeeper
  readonly pipeline: FindingsPipeline
  /** Where the pipeline runs on Flink. */
  readonly job?: Pick<StreamJob, 'state' | 'starts'>
  stop(): Promise<void>
}

const folderOf = ({ config }: RegionSetting): string => join(config.data, 'moderation')

export const openWords = async (setting: RegionSetting): Promise<WordKeeper> =>
  WordKeeper.open({ disk: await openDisk(folderOf(setting)), region: setting.region.name })

/** After `openWords`, which makes the folder. */
export async function startModeration(
  setting: RegionSetting,
  log: EventLog,
  words: WordKeeper,
): Promise<RegionModeration> {
  const findings = openFindings(join(folderOf(setting), 'findings.sqlite'))
  const { kafka, flink } = setting.config.engines ?? {}
  if (kafka === undefined || flink === undefined) return { words, ...ofItsOwn(setting, log, words, findings) }
  const disk = await openDisk(folderOf(setting))
  return { words, ...startStream({ setting, log, words, findings, disk, kafka, flink }) }
}

function ofItsOwn(
  { warn }: RegionSetting,
  log: EventLog,
  words: WordKeeper,
  findings: Findings,
): Omit<RegionModeration, 'words'> {
  const pipeline = new PipelineReader({
    log,
    clock: nodeClock,
    scheduler: nodeScheduler,
    parts: embeddedPartCounts.group,
    findings,
    matcher: () => words.matcher,
    onFailure: (error) => warn(`moderation is held up: ${String(error)}`),
  })
  pipeline.start()
  return {
    pipeline,
    async stop() {
      await pipeline.stop()
      findings.close()
    },
  }
}
