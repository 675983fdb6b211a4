/** SPEC.md against the tables it repeats for its readers, and against itself. */
import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { describe, test } from 'node:test'
import { adviceOf, closeCodes } from './close-codes.ts'
import { errorCodes, errorTable } from './errors.ts'
import { limits } from './limits.ts'

const spec = readFileSync(new URL('./SPEC.md', import.meta.url), 'utf8')
const proto = readFileSync(new URL('./proto/frames.proto', import.meta.url), 'utf8')
const lines = spec.split('\n')

const definitions = [...spec.matchAll(/^- \*\*\[([a-z]+)-(\d+)\]\*\*/gm)].map(([, name = '', number]) => ({
  name,
  number: Number(number),
}))
const section = (heading: string): string => {
  const start = lines.findIndex((line) => line.startsWith('## ') && line.includes(heading))
  const end = lines.findIndex((line, i) => i > start && line.startsWith('## '))
  return lines.slice(start, end === -1 ? undefined : end).join('\n')
}

describe('SPEC.md', () => {
  test('rules are numbered without holes, and every rule named exists', () => {
    for (const name of new Set(definitions.map((rule) => rule.name))) {
      const numbers = definitions.filter((rule) => rule.name === name).map((rule) => rule.number)
      assert.deepEqual(
        numbers,
        numbers.map((_, i) => i + 1),
        name,
      )
    }
    const known = new Set(definitions.map(({ name, number }) => `${name}-${number}`))
    for (const [, rule = ''] of spec.matchAll(/\[([a-z]+-\d+)\]/g)) assert.ok(known.has(rule), rule)
  })

  test('its close codes are those of the table', () => {
    const told = [...section('Going away').matchAll(/\| (4\d{3}) \|/g)].map(([, code]) => Number(code))
    const ours = Object.values(closeCodes).flatMap((range) => Object.values(range))
    assert.deepEqual(told.sort(), [...ours].sort())
    assert.deepEqual([4000, 4100, 4200, 4300, 1006].map(adviceOf), [
      'again',
      'elsewhere',
      'sign-in',
      'stay-away',
      'again',
    ])
  })

  test('what it says of verdicts to be tried again is what the table says', () => {
    const list = /^ {2}- (.*): not decided\. The same send again/m.exec(section('Verdicts'))?.[1] ?? ''
    const told = [...list.matchAll(/`(\w+)`/g)].map(([, code]) => code)
    assert.ok(told.length > 3)
    for (const code of told) assert.equal(errorTable[code as keyof typeof errorTable].retry, 'later', code)
  })

  test('every error it names is one', () => {
    const words = [...spec.matchAll(/`([a-z]+(?:_[a-z]+)+)`/g)].map(([, word = '']) => word)
    const fields = new Set([...proto.matchAll(/ (\w+) = \d+;/g)].map(([, name]) => name))
    const jsonOnly = [
      'request_id',
      'error_code',
      'client_msg_id',
      'complete_to',
      'retry_after_ms',
      'limit_value',
      'message_key',
    ]
    for (const word of words) {
      assert.ok(fields.has(word) || jsonOnly.includes(word) || errorCodes.some((code) => code === word), word)
    }
  })

  test('the kinds a client may send are kinds of the .proto', () => {
    const kinds = [...section('Sending').matchAll(/^\| ([A-Z_, ]+) \|/gm)].flatMap(([, cell = '']) => cell.split(', '))
    assert.ok(kinds.length >= 20)
    for (const kind of kinds) assert.match(proto, new RegExp(`^  ${kind} = \\d+;`, 'm'))
  })

  test('its limits are those of limits.ts', () => {
    const said = section('Limits').replaceAll(',', '')
    const named = [
      limits.frameBytesMax,
      limits.bytesBeforeHelloMax,
      limits.textBytesMax,
      limits.bodyBytesMax,
      limits.reactionBytesMax,
      limits.nameCodePointsMax,
      limits.nameBytesMax,
      limits.pageRowsMax,
      limits.pageBytesMax,
      limits.historyRowsMax,
      limits.sendsInFlightMax,
      limits.sendsPerSecond,
      limits.sendsBurst,
      limits.writerWindow,
      limits.requestsPerSecond,
      limits.requestsBurst,
      limits.groupMembersMax,
      limits.groupsPerPersonMax,
      limits.devicesMax,
      limits.contactsMax,
      limits.parentsMax,
      limits.mentionsMax,
      limits.presenceWatchesMax,
    ]
    for (const value of named) assert.match(said, new RegExp(`\\b${value}\\b`), String(value))
  })
})
