/**
 * The stages of the pipeline in their order, over one record after the other: source and filter (`posts.ts`),
 * detection by the word list, statistics and abuse (`windows.ts`). Time is that of the records. What a
 * record makes known is a value; where it is kept is the reader's affair. The distributed pipeline has the
 * same stages and is held to the same cases.
 */
import type { Offset, StoredRecord } from '../../../platform/event-log/event-log.ts'
import type { Word } from '../word-list.ts'
import type { WordMatcher } from '../word-matcher.ts'
import type { DeadLetter, Finding, Flagged } from './findings.ts'
import { type Post, postIn, type PostPlace } from './posts.ts'
import { Windows } from './windows.ts'

/** Words told of one post: a report is read by people. */
const wordsToldMax = 20

export class Pipeline {
  /** As it is when a record is looked at. */
  readonly #matcher: () => WordMatcher
  readonly #windows: Windows
  #posts = 0

  constructor(matcher: () => WordMatcher, closedBefore: number) {
    this.#matcher = matcher
    this.#windows = new Windows(closedBefore)
  }

  get closedBefore(): number {
    return this.#windows.closedBefore
  }

  get counts(): { readonly posts: number; readonly late: number; readonly notCounted: number } {
    const { late, notCounted } = this.#windows
    return { posts: this.#posts, late, notCounted }
  }

  take(part: number, record: StoredRecord): readonly Finding[] {
    const { offset, at } = record
    const read = postIn(record)
    switch (read.type) {
      case 'nothing':
        return []
      case 'unreadable':
        return [deadLetter(part, String(offset), at, read.reason)]
      case 'post':
        return this.#post(read.post, { part, offset })
    }
  }

  /** Says what is known when no part has anything from before `time` any more. */
  closeBefore(time: number): readonly Finding[] {
    return this.#windows.closeBefore(time)
  }

  /** From here a part must be read again to say what is not said yet. */
  firstOpen(part: number): Offset | undefined {
    return this.#windows.firstOpen(part)
  }

  #post(post: Post, place: PostPlace): readonly Finding[] {
    this.#posts += 1
    const matcher = this.#matcher()
    const flagged = flaggedOf(post, [...matcher.hits(post.text)], matcher.list.version)
    const abuse = this.#windows.take(post, flagged.length > 0, place)
    return [...flagged, ...abuse]
  }
}

/** Of a post with words of the list in `version`, if there are any. */
export function flaggedOf(post: Omit<Post, 'text'>, hits: readonly Word[], version: number): readonly Flagged[] {
  if (hits.length === 0) return []
  const { name, at, group, author, place, message } = post
  const words = hits.slice(0, wordsToldMax).map(({ word }) => word)
  return [{ type: 'flagged', name, at, group, author, place, message, words, version }]
}

/** `where`: an offset, or a range of them. */
export const deadLetter = (part: number, where: string, at: number, reason: string): DeadLetter => ({
  type: 'dead-letter',
  name: `group.${part}.${where}`,
  at,
  reason,
})

export const cutBeforeRead = 'the log was cut before this was read'
