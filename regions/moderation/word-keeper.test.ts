import assert from 'node:assert/strict'
import { test } from 'node:test'
import { DiskError } from '../../platform/disk.ts'
import type { RegionName } from '../../protocol/ids.ts'
import { WordKeeper } from './word-keeper.ts'

class OneFile {
  content: Uint8Array | undefined
  failing = false

  read(): Promise<Uint8Array | undefined> {
    return Promise.resolve(this.content)
  }

  replace(_name: string, content: Uint8Array): Promise<void> {
    if (this.failing) return Promise.reject(new DiskError('no-space', 'full'))
    this.content = content
    return Promise.resolve()
  }
}

const opened = (files: OneFile) => WordKeeper.open({ files, region: 'eu-central' as RegionName })
const listOf = (version: number, word: string, region = 'eu-central') =>
  `{"region": "${region}", "version": ${version}}\n{"word": "${word}", "then": "stop"}\n`
const bytes = (text: string) => new TextEncoder().encode(text)

test('G7 a list counts from the next text on, and in the next run', async () => {
  const files = new OneFile()
  const keeper = await opened(files)
  assert.equal(keeper.stops(bytes('casino')), false)
  assert.equal((await keeper.set(listOf(1, 'casino'))).type, 'in-force')
  assert.equal(keeper.stops(bytes('casino')), true)
  const next = await opened(files)
  assert.equal(next.stops(bytes('casino')), true)
  assert.equal(next.text, listOf(1, 'casino'))
})

test('G7 a list with a fault, of another region, or not above the one in force changes nothing', async () => {
  const keeper = await opened(new OneFile())
  await keeper.set(listOf(4, 'casino'))
  const refused = [
    [listOf(5, 'x'), /write a longer word/],
    [listOf(5, 'slots', 'ap-southeast'), /this list is for `ap-southeast`/],
    [listOf(4, 'slots'), /give this list version 5/],
  ] as const
  for (const [text, why] of refused) {
    const answer = await keeper.set(text)
    assert.ok(answer.type === 'refused')
    assert.match(answer.problems[0]?.says ?? '', why)
    assert.equal(keeper.matcher.list.version, 4)
  }
  assert.equal((await keeper.set(listOf(4, 'casino'))).type, 'in-force')
})

test('G7 of two lists set at once with one version, one counts and the other hears so', async () => {
  const keeper = await opened(new OneFile())
  const answers = await Promise.all([keeper.set(listOf(1, 'casino')), keeper.set(listOf(1, 'slots'))])
  assert.deepEqual(
    answers.map(({ type }) => type),
    ['in-force', 'refused'],
  )
  assert.equal(keeper.stops(bytes('slots')), false)
})

test('G7 a list that could not be stored does not count, and the next one can', async () => {
  const files = new OneFile()
  const keeper = await opened(files)
  files.failing = true
  await assert.rejects(keeper.set(listOf(1, 'casino')))
  assert.equal(keeper.stops(bytes('casino')), false)
  files.failing = false
  assert.equal((await keeper.set(listOf(1, 'casino'))).type, 'in-force')
})

test('G7 a region does not start on a damaged list', async () => {
  const files = new OneFile()
  files.content = bytes('{"region"')
  await assert.rejects(opened(files), /damaged in line 1: put back/)
})
