import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { StoredRecord } from '../../../platform/event-log/event-log.ts'
import { groupIdOfKey, type GroupKey, userIdOfKey } from '../../../protocol/ids.ts'
import { recordKinds } from '../../../protocol/log-records.ts'
import { flags, kinds } from '../../../protocol/messages.ts'
import type { Finding } from './findings.ts'
import { Pipeline } from './pipeline.ts'
import { anna, groups, matcher, mei, postRecord, type Said, start } from './pipeline-fixtures.ts'
import { abuseLimits, windowMs } from './windows.ts'

const later = start + 2 * windowMs

/** Everything that is said of `records`, read in this order and then ended. */
function saidOf(records: readonly StoredRecord[], pipeline = new Pipeline(() => matcher, 0)): Finding[] {
  return [...records.flatMap((record) => pipeline.take(0, record)), ...pipeline.closeBefore(later)]
}

const of = <Type extends Finding['type']>(findings: readonly Finding[], type: Type) =>
  findings.filter((finding): finding is Finding & { type: Type } => finding.type === type)

/** A name counts once, with what was said of it last. */
const kept = (findings: readonly Finding[]): Finding[] =>
  [...new Map(findings.map((finding) => [`${finding.type} ${finding.name}`, finding])).values()].sort((a, b) =>
    a.type + a.name < b.type + b.name ? -1 : 1,
  )

const posts = (count: number, said: (at: number) => Said): StoredRecord[] =>
  Array.from({ length: count }, (_, at) => postRecord(at, said(at)))

test('G8 a post or edit with a word of the list is flagged by its name, with the word and nothing of the text', () => {
  const records = [
    postRecord(0, { text: 'meet me at the C@sino tonight' }),
    postRecord(1, { text: 'no, play p-o-k-e-r', kind: kinds.edit, from: mei }),
    postRecord(2, { text: 'or stay at home' }),
  ]
  const flagged = of(saidOf(records), 'flagged')
  assert.deepEqual(
    flagged.map(({ author, words, version, place }) => ({ author, words, version, place })),
    [
      { author: userIdOfKey(anna), words: ['casino'], version: 7, place: 1 },
      { author: userIdOfKey(mei), words: ['poker'], version: 7, place: 2 },
    ],
  )
  assert.doesNotMatch(JSON.stringify(flagged), /tonight|meet|play/)
})

test('G8 what is no text is passed by; what nobody can read is told by place and reason, without a body', () => {
  const unreadable = { ...postRecord(3), payload: Uint8Array.of(255, 255, 255) }
  const found = saidOf([
    postRecord(0, { kind: kinds.react, text: 'casino' }),
    postRecord(1, { flags: flags.void }),
    { ...postRecord(2), kind: recordKinds.groupRepair },
    unreadable,
    postRecord(4, { text: Uint8Array.of(0x63, 0xff) }),
  ])
  assert.deepEqual(
    found.map(({ type, name }) => `${type} ${name}`),
    ['dead-letter group.0.3', 'dead-letter group.0.4'],
  )
  assert.deepEqual(
    of(found, 'dead-letter').map(({ reason }) => reason),
    ['frame_invalid', 'text_invalid'],
  )
})

test('G8 statistics count messages, people and hits of each group in whole ten seconds', () => {
  const found = of(
    saidOf([
      postRecord(0, { text: 'casino' }),
      postRecord(1, { at: start + windowMs - 1, from: mei }),
      postRecord(2, { at: start + windowMs, from: mei }),
      postRecord(3, { to: groups[1] as GroupKey }),
    ]),
    'statistics',
  )
  const [first, second] = groups.map((group) => groupIdOfKey(group))
  assert.deepEqual(
    found.map(({ at, group, messages, senders, hits }) => [at - start, group, messages, senders, hits]),
    [
      [0, first, 2, 2, 1],
      [0, second, 1, 1, 0],
      [windowMs, first, 1, 1, 0],
    ],
  )
})

test('G8 a flood is told when it passes the limit and once more with its end; at the limit nothing is', () => {
  const flood = (count: number) => of(saidOf(posts(count, (at) => ({ text: `no ${at}` }))), 'abuse')
  assert.deepEqual(flood(abuseLimits.posts), [])
  assert.deepEqual(
    flood(abuseLimits.posts + 5).map(({ rule, count }) => `${rule} ${count}`),
    ['rate 21', 'rate 25'],
  )
})

test('G8 one text to three groups is told, however it is written; to one group three times it is not', () => {
  const texts = ['Buy now', 'b-u-y n o w', 'ＢＵＹ ＮＯＷ']
  const to = (group: (at: number) => number) =>
    of(saidOf(posts(3, (at) => ({ text: texts[at] as string, to: groups[group(at)] as GroupKey }))), 'abuse')
  assert.deepEqual(
    to((at) => at).map(({ rule, count }) => `${rule} ${count}`),
    ['same-text 3', 'same-text 3'],
  )
  assert.deepEqual(
    to((at) => at % 2),
    [],
  )
})

test('G8 copies of a record change nothing, neither findings nor counts', () => {
  const records = posts(30, (at) => ({ text: `casino ${at % 2}`, to: groups[at % 4] as GroupKey }))
  assert.deepEqual(kept(saidOf([...records, ...records])), kept(saidOf(records)))
})

test('G8 in another order the same records say the same', () => {
  const records = posts(40, (at) => ({ text: `casino ${at % 3}`, to: groups[at % 4] as GroupKey }))
  assert.deepEqual(kept(saidOf(records.toReversed())), kept(saidOf(records)))
})

test('G8 what comes after its window was said is flagged, counted as late, and does not change what was said', () => {
  const pipeline = new Pipeline(() => matcher, 0)
  saidOf([postRecord(0)], pipeline)
  const found = [...pipeline.take(0, postRecord(1, { text: 'casino' })), ...pipeline.closeBefore(later + windowMs)]
  assert.deepEqual(
    found.map(({ type }) => type),
    ['flagged'],
  )
  assert.equal(pipeline.counts.late, 1)
})
