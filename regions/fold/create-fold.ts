/** The fold of a part, by its topic. */
import type { Topic } from '../../platform/event-log/event-log.ts'
import { topics } from '../../protocol/log-records.ts'
import { createFeedFold } from './feed-fold.ts'
import type { Fold, FoldSetting } from './fold.ts'
import { createGroupFold } from './group-fold.ts'
import { createUserFold } from './user-fold.ts'

const creators: ReadonlyMap<Topic, (setting: FoldSetting) => Fold> = new Map([
  [topics.user, createUserFold],
  [topics.group, createGroupFold],
  [topics.feed, createFeedFold],
])

export function createFold(topic: Topic, setting: FoldSetting): Fold {
  const create = creators.get(topic)
  if (create === undefined) throw new Error(`no fold for \`${topic}\``)
  return create(setting)
}
