/**
 * What a region does about words in its groups: the list that accept asks, and the pipeline that looks
 * afterwards. Its findings lie in the region that has the groups, like everything about them.
 */
import { join } from 'node:path'
import { nodeClock, nodeScheduler } from '../../platform/clock.node.ts'
import { openDisk } from '../../platform/disk.node.ts'
import type { EventLog } from '../../platform/event-log/event-log.ts'
import { embeddedPartCounts } from '../../protocol/log-records.ts'
import { openFindings } from '../../regions/moderation/pipeline/findings.sqlite.ts'
import { PipelineReader } from '../../regions/moderation/pipeline/pipeline-reader.ts'
import { WordKeeper } from '../../regions/moderation/word-keeper.ts'
import type { RegionSetting } from './region-setting.ts'

export interface RegionModeration {
  readonly words: WordKeeper
  readonly pipeline: PipelineReader
  stop(): void
}

const folderOf = ({ config }: RegionSetting): string => join(config.data, 'moderation')

export const openWords = async (setting: RegionSetting): Promise<WordKeeper> =>
  WordKeeper.open({ disk: await openDisk(folderOf(setting)), region: setting.region.name })

/** After `openWords`, which makes the folder. */
export function startModeration(setting: RegionSetting, log: EventLog, words: WordKeeper): RegionModeration {
  const findings = openFindings(join(folderOf(setting), 'findings.sqlite'))
  const pipeline = new PipelineReader({
    log,
    clock: nodeClock,
    scheduler: nodeScheduler,
    parts: embeddedPartCounts.group,
    findings,
    matcher: () => words.matcher,
    onFailure: (error) => setting.warn(`moderation is held up: ${String(error)}`),
  })
  pipeline.start()
  return {
    words,
    pipeline,
    stop() {
      pipeline.stop()
      findings.close()
    },
  }
}
