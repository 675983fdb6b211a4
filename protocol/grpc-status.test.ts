import assert from 'node:assert/strict'
import { test } from 'node:test'
import protobuf from 'protobufjs'
import { fail } from './errors.ts'
import { encodeGrpcStatus, readGrpcStatus } from './grpc-status.ts'

// The shapes as google publishes them; a client's own library has them.
const { root } = protobuf.parse(
  `syntax = "proto3"; package google.rpc;
   message Status { int32 code = 1; string message = 2; repeated Any details = 3; }
   message Any { string type_url = 1; bytes value = 2; }
   message ErrorInfo { string reason = 1; string domain = 2; map<string, string> metadata = 3; }
   message RetryInfo { Duration retry_delay = 1; }
   message Duration { int64 seconds = 1; int32 nanos = 2; }`,
  { keepCase: true },
)
const read = (type: string, bytes: Uint8Array) => {
  const found = root.lookupType(`google.rpc.${type}`)
  return found.toObject(found.decode(bytes), { longs: Number }) as Record<string, unknown>
}

test('a refusal is a google.rpc.Status with the error of the table and the wait', () => {
  const error = fail('rate_limited', 'slower', { retryAfterMs: 1_250, limit: 'requestsPerSecond' })
  const status = read('Status', encodeGrpcStatus(error, 'r1'))
  const details = status['details'] as { type_url: string; value: Uint8Array }[]
  assert.deepEqual([status['code'], status['message']], [8, 'rate_limited: slower'])
  const [info, retry] = details.map(({ type_url, value }) => read(type_url.split('.').at(-1) as string, value))
  assert.deepEqual([info?.['reason'], info?.['domain']], ['rate_limited', 'meridian'])
  const metadata = info?.['metadata'] as Record<string, string>
  assert.deepEqual(
    [metadata['retry'], metadata['do'], metadata['limit'], metadata['retry_after_ms'], metadata['request_id']],
    ['later', 'wait', 'requestsPerSecond', '1250', 'r1'],
  )
  assert.deepEqual(retry, { retry_delay: { seconds: 1, nanos: 250_000_000 } })
})

test('our own clients read the code and the facts back; other services’ details are none of ours', () => {
  const read = readGrpcStatus(encodeGrpcStatus(fail('home_moved', 'there', { home: 'ap-southeast' }), 'r2'))
  assert.deepEqual([read?.code, read?.home, read?.do], ['home_moved', 'ap-southeast', 'redial'])
  assert.equal(readGrpcStatus(new Uint8Array()), undefined)
})
