/**
 * Statistics and abuse by windows of ten seconds, which begin at whole tens of record time. A window
 * counts until the time of all parts has gone past its end; then it is said once, and what comes for it
 * later is counted as late. What a window says depends on its records alone, not on their order, so
 * reading them again says the same.
 *
 * Abuse is said when a limit is passed and once more, with the final count, when the window ends. A burst
 * across a border counts in two halves: the limits are for floods, which do not end at one.
 */
import type { Offset } from '../../../platform/event-log/event-log.ts'
import type { GroupId, UserId } from '../../../protocol/ids.ts'
import { bytesHash } from '../../../protocol/payload-hash.ts'
import { normalForm } from '../normal-form.ts'
import type { Abuse, AbuseRule, Finding } from './findings.ts'
import type { Post, PostPlace } from './posts.ts'

export const windowMs = 10_000

/** Above so many, ten seconds of one person are a flood; from so many groups on, one text is. */
export const abuseLimits = { posts: 20, groupsOfOneText: 3 } as const

/** Posts of one window that are counted: 20,000 a second, and some 30 MB; more are told as not counted. */
const postsMax = 200_000

interface InGroup {
  messages: number
  hits: number
  readonly senders: Set<UserId>
}

interface OfSender {
  posts: number
  /** By hash of the normal form: to which groups it went. */
  readonly texts: Map<number, Set<GroupId>>
}

interface Window {
  readonly begin: number
  /** Copies are ordinary content of a log. */
  readonly names: Set<string>
  readonly groups: Map<GroupId, InGroup>
  readonly senders: Map<UserId, OfSender>
  /** By part: its first record of this window. */
  readonly first: Map<number, Offset>
}

export class Windows {
  readonly #open = new Map<number, Window>()
  #closedBefore: number
  late = 0
  notCounted = 0

  constructor(closedBefore: number) {
    this.#closedBefore = closedBefore
  }

  get closedBefore(): number {
    return this.#closedBefore
  }

  /** Says which abuse this post makes known. */
  take(post: Post, isHit: boolean, { part, offset }: PostPlace): readonly Abuse[] {
    const begin = post.at - (post.at % windowMs)
    if (begin < this.#closedBefore) {
      this.late += 1
      return []
    }
    const window = this.#windowAt(begin)
    if (!window.first.has(part)) window.first.set(part, offset)
    if (window.names.has(post.name)) return []
    if (window.names.size === postsMax) {
      this.notCounted += 1
      return []
    }
    window.names.add(post.name)
    countInGroup(window, post, isHit)
    return countOfSender(window, post)
  }

  /** Ends the windows that lie before `time`, oldest first, and says them. */
  closeBefore(time: number): readonly Finding[] {
    const end = time - (time % windowMs)
    if (end <= this.#closedBefore) return []
    this.#closedBefore = end
    const ended = [...this.#open.values()].filter(({ begin }) => begin < end).sort((a, b) => a.begin - b.begin)
    for (const { begin } of ended) this.#open.delete(begin)
    return ended.flatMap(said)
  }

  /** Where a part must be read from to count the windows again that are not said yet. */
  firstOpen(part: number): Offset | undefined {
    const offsets = [...this.#open.values()].flatMap(({ first }) => first.get(part) ?? [])
    return offsets.length === 0 ? undefined : Math.min(...offsets)
  }

  #windowAt(begin: number): Window {
    const known = this.#open.get(begin)
    if (known !== undefined) return known
    const window = { begin, names: new Set<string>(), groups: new Map(), senders: new Map(), first: new Map() }
    this.#open.set(begin, window)
    return window
  }
}

function countInGroup({ groups }: Window, { group, author }: Post, isHit: boolean): void {
  const counted = groups.get(group) ?? { messages: 0, hits: 0, senders: new Set<UserId>() }
  groups.set(group, counted)
  counted.messages += 1
  counted.senders.add(author)
  if (isHit) counted.hits += 1
}

function countOfSender({ begin, senders }: Window, { author, group, text }: Post): readonly Abuse[] {
  const sender = senders.get(author) ?? { posts: 0, texts: new Map<number, Set<GroupId>>() }
  senders.set(author, sender)
  sender.posts += 1
  const hash = bytesHash(encoder.encode(normalForm(text)))
  const before = sender.texts.get(hash)
  const to = before ?? new Set<GroupId>()
  sender.texts.set(hash, to)
  const isNew = !to.has(group)
  to.add(group)
  const abuse: Abuse[] = []
  if (sender.posts === abuseLimits.posts + 1) abuse.push(abuseOf(begin, 'rate', author, sender.posts))
  if (isNew && to.size === abuseLimits.groupsOfOneText) abuse.push(abuseOf(begin, 'same-text', author, to.size))
  return abuse
}

const abuseOf = (begin: number, rule: AbuseRule, author: UserId, count: number): Abuse => ({
  type: 'abuse',
  name: `${rule}/${author}/${begin}`,
  at: begin,
  rule,
  author,
  count,
})

function said({ begin, groups, senders }: Window): Finding[] {
  const statistics = [...groups].map(
    ([group, { messages, hits, senders: of }]): Finding => ({
      type: 'statistics',
      name: `${group}/${begin}`,
      at: begin,
      group,
      messages,
      senders: of.size,
      hits,
    }),
  )
  const abuse = [...senders].flatMap(([author, { posts, texts }]) => {
    const groups = [...texts.values()].reduce((most, { size }) => Math.max(most, size), 0)
    return [
      ...(posts > abuseLimits.posts ? [abuseOf(begin, 'rate', author, posts)] : []),
      ...(groups >= abuseLimits.groupsOfOneText ? [abuseOf(begin, 'same-text', author, groups)] : []),
    ]
  })
  return [...statistics, ...abuse]
}

const encoder = new TextEncoder()
