/**
 * Words in group text: what a list of five thousand costs to make ready, and what looking through a
 * message of sixty characters costs; the limit puts the same message into its normal form once and looks
 * for one word with `indexOf`.
 */
import { SeededRandom } from '../platform/random.seeded.ts'
import type { RegionName } from '../protocol/ids.ts'
import { normalForm } from '../regions/moderation/normal-form.ts'
import { WordMatcher } from '../regions/moderation/word-matcher.ts'
import { cpuUsOf } from './harness/process-usage.ts'
import { textOf, wordsOf } from './harness/words.ts'
import type { GoalRow } from './row.ts'

const rounds = 7
const wordCount = 5_000
const messageCount = 5_000
const messageCharacters = 60
/** As making a list ready holds up everything else of its region. */
const buildMsMax = 200

export function runWordsBench(): readonly GoalRow[] {
  const random = new SeededRandom(1)
  const words = wordsOf(random, wordCount)
  const list = { region: 'eu-central' as RegionName, version: 1, words, allowed: [] }
  const matcher = new WordMatcher(list)
  const messages = Array.from({ length: messageCount }, () => textOf(random, messageCharacters))
  const looked = leastUs(() => {
    for (const message of messages) matcher.hits(message)
  })
  const [one] = words
  const alone = leastUs(() => {
    for (const message of messages) normalForm(message).indexOf(one?.form ?? '')
  })
  const ms = leastUs(() => new WordMatcher(list)) / 1_000
  const [nsPerOp, limit] = [(looked * 1_000) / messageCount, (alone * 1_000) / messageCount]
  return [
    { scenario: 'words', nsPerOp, limit, ratio: nsPerOp / limit, ops: messageCount },
    { scenario: 'words-made-ready', ms, limit: buildMsMax, ratio: ms / buildMsMax, ops: wordCount },
  ]
}

/** CPU of `work`, of several rounds the least. */
function leastUs(work: () => unknown): number {
  const figures = Array.from({ length: rounds }, () => {
    const before = cpuUsOf(process.pid)
    work()
    return cpuUsOf(process.pid) - before
  })
  return Math.min(...figures)
}
