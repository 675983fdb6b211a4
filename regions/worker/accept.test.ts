import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { NewRecord } from '../../platform/event-log/event-log.ts'
import { readCommand } from '../../protocol/codec/command.ts'
import type { UserKey } from '../../protocol/ids.ts'
import { embeddedPartCounts } from '../../protocol/log-records.ts'
import { kinds } from '../../protocol/messages.ts'
import { standardPlaces } from '../../protocol/places.ts'
import { Accept } from './accept.ts'
import type { CommandInbox } from './command-inbox.ts'

const anna = 'aaaaaaaaaaaaaaaa' as UserKey
const mei = 'mmmmmmmmmmmmmmmm' as UserKey

test('L12 a receipt uses no number of the device that has the rows', () => {
  const added: NewRecord[] = []
  const inbox = { pending: 0, add: (record: NewRecord) => added.push(record) === 1, flush: () => {} }
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
    behind: () => 0,
    isFull: () => false,
    groupRegion: () => 0,
  })
  accept.delivered({ user: mei, writer: 3, part: 0, zone: 2 }, anna, 17)
  const { kind, writer, n, to, target } = readCommand((added[0] as NewRecord).payload)
  assert.deepEqual({ kind, writer, n, to, target }, { kind: kinds.delivered, writer: 0, n: 0, to: anna, target: 17 })
})
