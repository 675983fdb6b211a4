/** 1:1 messages: the first of each pair writes, the second's device takes the row and confirms it. */
import { readRow } from '../../protocol/codec/row.ts'
import { kinds, toKinds } from '../../protocol/messages.ts'
import { type ClientEvents, type LoadClient, silent } from './load-client.ts'
import type { LoadRun, Sending } from './load-methods.ts'
import { SendingRun } from './sending.ts'
import { stampOf, stampedBody } from './stamped-body.ts'

export async function runDirect(clients: readonly LoadClient[], given: Sending): Promise<LoadRun> {
  const pairs = clients.length >> 1
  const body = stampedBody()
  let newest = 0
  /** Whoever writes in answer to a frame; written to once per frame, as a client does per turn. */
  let writing: LoadClient | undefined
  const run = new SendingRun(given, pairs, (slot, stampMs) => {
    const sender = clients[slot * 2] as LoadClient
    const recipient = clients[slot * 2 + 1] as LoadClient
    sender.put({ kind: kinds.message, toKind: toKinds.person, to: recipient.key, body: body(stampMs) })
    if (writing === undefined) sender.flush()
  })
  const events: ClientEvents = {
    ...silent,
    row: (client, bytes) => {
      const row = readRow(bytes)
      newest = row.seq
      if (row.kind !== kinds.message) return
      run.ops += 1
      const slot = client.index >> 1
      writing = clients[slot * 2] as LoadClient
      run.delivered(slot, stampOf(row.body))
    },
    read: (client) => {
      writing?.flush()
      writing = undefined
      if (newest > 0) client.ack(newest)
      newest = 0
    },
  }
  for (let i = 1; i < clients.length; i += 2) (clients[i] as LoadClient).events = events
  const done = await run.finished(() => checkAll(clients))
  for (const client of clients) client.events = silent
  return done
}

export function checkAll(clients: readonly LoadClient[]): void {
  for (const { refused } of clients) if (refused !== undefined) throw new Error(`a message was refused: ${refused}`)
  if (clients.some(({ gone }) => gone)) throw new Error('the server closed a connection')
}
