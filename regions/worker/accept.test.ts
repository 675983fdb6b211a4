import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { NewRecord } from '../../platform/event-log/event-log.ts'
import { readCommand } from '../../protocol/codec/command.ts'
import { MeridianError } from '../../protocol/errors.ts'
import type { GroupKey, UserKey } from '../../protocol/ids.ts'
import { embeddedPartCounts, userPart } from '../../protocol/log-records.ts'
import { flags, type Kind, kinds, none, type Send, toKinds } from '../../protocol/messages.ts'
import { standardPlaces } from '../../protocol/places.ts'
import { Accept, type AcceptPorts } from './accept.ts'
import type { CommandInbox } from './command-inbox.ts'

const anna = 'aaaaaaaaaaaaaaaa' as UserKey
const mei = 'mmmmmmmmmmmmmmmm' as UserKey
const hikers = 'hhhhhhhhhhhhhhhh' as GroupKey
const silent = { refused: () => {}, presumed: () => {} }
const annas = { user: anna, writer: 3, part: 0, zone: 2 }

/** A log that has folded Anna's numbers up to `last`, and what accept has added to it. */
function acceptAt(last: number): { accept: Accept; added: NewRecord[] } {
  const added: NewRecord[] = []
  const inbox = {
    pending: 0,
    add: (record: NewRecord) => added.push(record) === 1,
    flush: () => {},
    settled: () => Promise.resolve(),
  }
  const person = { writers: new Map([[3, { last, answers: [] }]]), unary: new Map([['known id of Anna', {}]]) }
  const runner: ReturnType<AcceptPorts['runner']> = {
    part: userPart(0),
    behind: 0,
    folded: () => Promise.resolve(),
    read: () => person as never,
  }
  const accept = new Accept({
    clock: { now: () => 1_800_000_000_000, monotonic: () => 0 },
    scheduler: { soon: () => {}, after: () => ({ cancel: () => {} }), every: () => ({ cancel: () => {} }) },
    directory: { lookup: () => ({ region: 1, part: 0, zone: 1 }) },
    elsewhere: { find: () => Promise.reject(new Error('nobody is looked for')) },
    ids: { next: () => ({ idHi: 1, idLo: 1 }), raise: () => {} },
    places: standardPlaces,
    region: 1,
    counts: embeddedPartCounts,
    inboxes: [inbox as unknown as CommandInbox],
    log: { end: () => 0 },
    runner: () => runner,
    isFull: () => false,
    groupRegion: () => 0,
    words: { stops: (body) => new TextDecoder().decode(body).includes('casino') },
  })
  return { accept, added }
}

function sendOf(n: number, kind: Kind, to: 'group' | 'person', text: string): Send {
  return {
    n,
    prev: Math.max(n - 1, 0),
    kind,
    flags: kind === kinds.react ? flags.set : 0,
    toKind: toKinds[to],
    seenIdHi: 0,
    seenIdLo: 0,
    target: kind === kinds.message ? 0 : 1,
    to: to === 'group' ? hikers : mei,
    clientMsgId: undefined,
    targetAuthor: kind === kinds.react ? mei : undefined,
    subject: undefined,
    parents: none,
    mentions: none,
    bodies: none,
    body: new TextEncoder().encode(text),
  }
}

const isStopped = (caught: unknown): boolean => caught instanceof MeridianError && caught.code === 'word_not_allowed'

test('L12 a receipt uses no number of the device that has the rows', () => {
  const { accept, added } = acceptAt(0)
  accept.delivered({ user: mei, writer: 3, part: 0, zone: 2 }, anna, 17)
  const { kind, writer, n, to, target } = readCommand((added[0] as NewRecord).payload)
  assert.deepEqual({ kind, writer, n, to, target }, { kind: kinds.delivered, writer: 0, n: 0, to: anna, target: 17 })
})

test('G7 a text to a group with a word that is stopped is refused before the log, as message and as edit', async () => {
  const { accept, added } = acceptAt(4)
  for (const kind of [kinds.message, kinds.edit]) {
    await assert.rejects(Promise.resolve(accept.append(annas, sendOf(5, kind, 'group', 'a casino'), silent)), isStopped)
  }
  assert.equal(added.length, 0)
})

test('G7 what people write to each other, other texts and reactions are not looked through', async () => {
  const { accept, added } = acceptAt(4)
  await accept.append(annas, sendOf(5, kinds.message, 'person', 'a casino'), silent)
  await accept.append(annas, sendOf(6, kinds.message, 'group', 'a park'), silent)
  await accept.append(annas, sendOf(7, kinds.react, 'group', 'casino'), silent)
  assert.deepEqual(
    added.map(({ payload }) => readCommand(payload).n),
    [5, 6, 7],
  )
})

test('W4, G7 what was accepted by an earlier list and is sent again goes to the fold, which has its answer', async () => {
  const { accept, added } = acceptAt(5)
  await accept.append(annas, sendOf(5, kinds.message, 'group', 'a casino'), silent)
  assert.equal(readCommand((added[0] as NewRecord).payload).n, 5)
})

test('W5, G7 so does a request without a counter, by its id; a new one is refused', async () => {
  const { accept, added } = acceptAt(5)
  const request = (id: string): Send => ({
    ...sendOf(0, kinds.message, 'group', 'a casino'),
    clientMsgId: Uint8Array.from(id, (character) => character.charCodeAt(0)),
  })
  const byHttp = { ...annas, writer: 0 }
  await accept.append(byHttp, request('known id of Anna'), silent)
  await assert.rejects(Promise.resolve(accept.append(byHttp, request('other id of Anna'), silent)), isStopped)
  assert.equal(added.length, 1)
})
