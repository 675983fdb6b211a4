import assert from 'node:assert/strict'
import { test } from 'node:test'
import { nodeScheduler } from '../../platform/clock.node.ts'
import { eventually } from '../../platform/registry/eventually.node.ts'
import type { RegionName } from '../../protocol/ids.ts'
import { FollowedWords } from './followed-words.ts'

const region = 'eu-central' as RegionName
const listOf = (version: number, word: string): string =>
  `{"region": "${region}", "version": ${version}}\n{"word": "${word}", "then": "stop"}`

test('G7 a worker process holds groups to the list that the keeper has, a moment after it has it', async (context) => {
  let [version, text] = [0, '']
  const source = { version: () => version, text: () => Promise.resolve(text) }
  const words = await FollowedWords.start(region, source, nodeScheduler)
  context.after(() => words.stop())
  assert.equal(words.stops(Buffer.from('casino')), false)
  ;[version, text] = [1, listOf(1, 'casino')]
  await eventually('the list is followed', () => words.stops(Buffer.from('a CASINO here')))
  ;[version, text] = [2, listOf(2, 'poker')]
  await eventually('the next one is', () => words.stops(Buffer.from('poker')) && !words.stops(Buffer.from('casino')))
})

test('G7 a worker does not start without the words of its region, and keeps them while the keeper is away', async (context) => {
  const away = { version: () => undefined, text: () => Promise.reject(new Error('away')) }
  await assert.rejects(FollowedWords.start(region, away, nodeScheduler), /away/)
  let asked = 0
  const source = {
    version: () => 2,
    text: () => (asked++ === 0 ? Promise.resolve(listOf(1, 'casino')) : Promise.reject(new Error('away'))),
  }
  const words = await FollowedWords.start(region, source, nodeScheduler)
  context.after(() => words.stop())
  await eventually('it was asked again', () => asked > 1)
  assert.equal(words.stops(Buffer.from('casino')), true)
})
