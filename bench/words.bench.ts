/**
 * Words in group text: what a list of five thousand costs to make ready, and what looking through a
 * message of sixty characters costs; the limit puts the same message into its normal form once and looks
 * for one word with `indexOf`.
 */
import { SeededRandom } from '../platform/random.seeded.ts'
import type { RegionName } from '../protocol/ids.ts'
import { normalForm } from '../regions/moderation/normal-form.ts'
import type { Word } from '../regions/moderation/word-list.ts'
import { WordMatcher } from '../regions/moderation/word-matcher.ts'
import { cpuUsOf } from './harness/process-usage.ts'
import type { GoalRow } from './row.ts'

const rounds = 7
const wordCount = 5_000
const messageCount = 5_000
const messageCharacters = 60
/** As making a list ready holds up everything else of its region. */
const buildMsMax = 200

export function runWordsBench(): readonly GoalRow[] {
  const random = new SeededRandom(1)
  const words = wordsOf(random)
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

/** Seven Chinese to one Japanese and two Latin ones. */
function wordsOf(random: SeededRandom): Word[] {
  const forms = new Set<string>()
  while (forms.size < wordCount) {
    const kind = random.integer(10)
    const length = 2 + random.integer(3)
    forms.add(kind < 7 ? han(random, length) : kind < 8 ? kana(random, length + 1) : latin(random, length + 3))
  }
  return [...forms].map((form) => ({ word: form, then: 'flag', form }))
}

function textOf(random: SeededRandom, characters: number): string {
  let text = ''
  while (text.length < characters) text += random.integer(2) === 0 ? han(random, 6) : `${latin(random, 5)} `
  return text.slice(0, characters)
}

const letters = (random: SeededRandom, first: number, count: number, length: number): string =>
  String.fromCharCode(...Array.from({ length }, () => first + random.integer(count)))
const han = (random: SeededRandom, length: number): string => letters(random, 0x4e00, 3_000, length)
const kana = (random: SeededRandom, length: number): string => letters(random, 0x3042, 60, length)
const latin = (random: SeededRandom, length: number): string => letters(random, 0x61, 26, length)

/** CPU of `work`, of several rounds the least. */
function leastUs(work: () => unknown): number {
  const figures = Array.from({ length: rounds }, () => {
    const before = cpuUsOf(process.pid)
    work()
    return cpuUsOf(process.pid) - before
  })
  return Math.min(...figures)
}
