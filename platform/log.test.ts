import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { LogFields } from './log.ts'
import { openLog } from './log.node.ts'

const written = (fields: LogFields, level: 'info' | 'debug' = 'info'): Record<string, unknown>[] => {
  const lines: string[] = []
  const room = openLog({ process: 'region eu-central', write: (line) => lines.push(line) })
  room('gateway')[level]('connection closed', fields)
  return lines.map((line) => JSON.parse(line) as Record<string, unknown>)
}

test('a line names process, room and event and carries plain fields', () => {
  const [line] = written({ user: 'usr_abc', closeCode: 4201, resumed: true, part: null })
  const { time, level, pid, hostname, ...rest } = line as Record<string, unknown>
  assert.equal(typeof time, 'string')
  assert.deepEqual(rest, {
    process: 'region eu-central',
    room: 'gateway',
    event: 'connection closed',
    user: 'usr_abc',
    closeCode: 4201,
    resumed: true,
    part: null,
  })
})

test('levels below the chosen one are not written', () => {
  assert.deepEqual(written({}, 'debug'), [])
})

test('bodies, tokens and what names a person never reach the line', () => {
  const jwt = 'eyJhbGciOiJFZERTQSJ9.eyJzdWIiOiJhbm5hIn0.c2lnbmF0dXJl'
  const bytes = Uint8Array.of(72, 105) as unknown as string
  const line = JSON.stringify(
    written({
      body: 'Hallo Mei',
      messageText: 'Hallo Mei',
      displayName: 'Anna',
      accessToken: 'secret-1',
      Authorization: 'secret-2',
      note: `refused ${jwt} twice`,
      header: 'bearer.secret-3',
      raw: bytes,
      long: 'x'.repeat(5_000),
      error: new Error(`cannot verify ${jwt}`),
    }),
  )
  for (const secret of ['Hallo', 'Anna', 'secret-', 'eyJ', '72', 'x'.repeat(500)]) {
    assert.ok(!line.includes(secret), `${secret} in ${line}`)
  }
  assert.match(line, /cannot verify/)
})

test('an error keeps its code and where it came from', () => {
  const error = Object.assign(new Error('disk is gone'), { code: 'log-failed' })
  const [line] = written({ error })
  assert.equal(line?.['error'], 'disk is gone')
  assert.equal(line?.['errorCode'], 'log-failed')
  assert.match(String(line?.['errorStack']), /log\.test\.ts/)
})
