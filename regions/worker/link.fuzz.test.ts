/** The link between gateways and workers over anything: a message or an error, nothing else. */
import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import * as fc from 'fast-check'
import { MeridianError } from '../../protocol/errors.ts'
import { fuzzing } from '../../protocol/fuzz.ts'
import type { DeviceNumber, SessionId, UserKey } from '../../protocol/ids.ts'
import { readBatch } from './link-batch.ts'
import { encodeGatewayMessage, encodeWorkerMessage, readGatewayMessage, readWorkerMessage } from './link-messages.ts'
import type { ConnectionId } from './worker-link.ts'

const identity = {
  user: 'anna-anna-anna-1' as UserKey,
  device: 3 as DeviceNumber,
  session: 'ses_1' as SessionId,
  zone: 'EU',
  epoch: 1,
  address: 'a',
}
const connection = 7 as ConnectionId
const entry = Buffer.from('an entry')
const samples: readonly Uint8Array[] = [
  encodeGatewayMessage({ type: 'attach', request: { connection, identity, resumeTicket: entry, head: 9 } }).slice(),
  encodeGatewayMessage({ type: 'command', connection, bytes: entry }).slice(),
  encodeGatewayMessage({ type: 'sync', connection, request: 1, key: 'start', limit: 50 }).slice(),
  encodeGatewayMessage({ type: 'request', connection, request: 2, method: 'SendMessage', body: entry }).slice(),
  encodeWorkerMessage({ type: 'entry', connections: [connection, connection], entry }).slice(),
  encodeWorkerMessage({ type: 'close', connection, code: 'replaced' }).slice(),
]

const damaged = fc
  .tuple(fc.constantFrom(...samples), fc.array(fc.tuple(fc.nat(200), fc.nat(255)), { maxLength: 4 }), fc.nat(200))
  .map(([sample, changes, length]) => {
    const bytes = sample.slice(0, Math.max(1, length))
    for (const [at, value] of changes) bytes[at % bytes.length] = value
    return bytes
  })

function reads(work: () => unknown): void {
  try {
    work()
  } catch (caught) {
    assert.ok(caught instanceof RangeError || caught instanceof MeridianError, String(caught))
  }
}

describe('fuzz: worker link', () => {
  test('P1 every batch and message is read, or refused by an error that ends the stream and nothing else', () => {
    fc.assert(
      fc.property(fc.oneof(damaged, fc.uint8Array({ maxLength: 400 })), (bytes) => {
        reads(() => readGatewayMessage(bytes))
        reads(() => readWorkerMessage(bytes))
        reads(() => readBatch(bytes, (message) => readGatewayMessage(message)))
      }),
      fuzzing(),
    )
  })
})
