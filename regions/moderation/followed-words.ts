/** The words of a region in a worker or stream process: the list that their keeper has, a moment after it has it. */
import type { Scheduler, Timer } from '../../platform/clock.ts'
import type { RegionName } from '../../protocol/ids.ts'
import type { GroupWords } from '../worker/group-words.ts'
import { noWordsOf, parseWordList } from './word-list.ts'
import { WordMatcher } from './word-matcher.ts'

export interface WordSource {
  /** Version that the keeper last said it has; undefined while nothing was heard of it. */
  version(): number | undefined
  /** As it was given; empty before the first. */
  text(): Promise<string>
}

/** As often as colleagues say which version they have. */
const lookEveryMs = 250

export class FollowedWords implements GroupWords {
  readonly #source: WordSource
  readonly #timer: Timer
  #matcher: WordMatcher
  #asking = false

  /** Rejects when the keeper cannot be asked: a worker must not run without the words of its region. */
  static async start(region: RegionName, source: WordSource, scheduler: Scheduler): Promise<FollowedWords> {
    return new FollowedWords(matcherOf(await source.text()) ?? new WordMatcher(noWordsOf(region)), source, scheduler)
  }

  private constructor(matcher: WordMatcher, source: WordSource, scheduler: Scheduler) {
    this.#matcher = matcher
    this.#source = source
    this.#timer = scheduler.every(lookEveryMs, () => this.#look())
  }

  /** Of the list as it was last heard of. */
  get matcher(): WordMatcher {
    return this.#matcher
  }

  stops(body: Uint8Array): boolean {
    return this.#matcher.stops(new TextDecoder().decode(body))
  }

  stop(): void {
    this.#timer.cancel()
  }

  #look(): void {
    const version = this.#source.version()
    if (version === undefined || version === this.#matcher.list.version || this.#asking) return
    this.#asking = true
    this.#source
      .text()
      .then((text) => {
        this.#matcher = matcherOf(text) ?? this.#matcher
      })
      // The keeper is away: the words of before go on.
      .catch(() => {})
      .finally(() => {
        this.#asking = false
      })
  }
}

/** Undefined for what is no list: the keeper has none yet. */
function matcherOf(text: string): WordMatcher | undefined {
  const parsed = text === '' ? undefined : parseWordList(text)
  return parsed?.ok === true ? new WordMatcher(parsed.list) : undefined
}
