/** R9 with real processes, LevelDB and a real log: an operator deletes the rows of a region. */
import assert from 'node:assert/strict'
import { execFile } from 'node:child_process'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { test } from 'node:test'
import { promisify } from 'node:util'
import { startWorld, type World } from '../../processes/world.ts'
import { callApi, signUp } from '../wire-client/people.ts'
import { newClientMessageId } from './small-world.ts'

const start = (data: string, lines: string[]): Promise<World> =>
  startWorld({ data, gateways: 0, regions: ['eu'], onLine: (_from, line) => lines.push(line) })

const edgeOf = (world: World): string => world.edges[0]?.url ?? ''

const runFile = promisify(execFile)
const cli = join(import.meta.dirname, '..', 'cli', 'main.ts')

/** What an operator types; resolves to the JSON documents that are printed, one a line. */
async function meridian(data: string, ...words: string[]): Promise<Record<string, unknown>[]> {
  const { stdout } = await runFile(process.execPath, [cli, 'region', ...words, '--data', data, '--json'])
  return stdout.split('\n').flatMap((line) => (line === '' ? [] : [JSON.parse(line) as Record<string, unknown>]))
}

test('R9 L7 W18 rows deleted by hand are rebuilt at start, from the newest snapshot and the log behind it, and operators have their commands', async () => {
  const data = await mkdtemp(join(tmpdir(), 'meridian-rebuild-'))
  const lines: string[] = []
  let world = await start(data, lines)
  try {
    const anna = await signUp(edgeOf(world), 'anna', 'Anna')
    const ben = await signUp(edgeOf(world), 'ben', 'Ben')
    const say = (content: string) =>
      callApi(
        edgeOf(world),
        'POST',
        '/v1/chat/send',
        { to_id: ben.user, type: 'text', content, client_msg_id: newClientMessageId() },
        anna.accessToken,
      )
    const rowsOf = async ({ accessToken }: typeof anna) =>
      (await callApi(edgeOf(world), 'GET', '/v1/chat/sync?last_sync_key=start', undefined, accessToken))['rows']
    for (const [at, text] of ['one', 'two', 'three'].entries()) {
      await say(text)
      assert.equal((await meridian(data, 'snapshot', 'eu'))[0]?.['number'], at + 1)
    }
    await say('after the last snapshot')
    const before = [await rowsOf(anna), await rowsOf(ben)]
    assert.ok((before[1] as unknown[]).length >= 5)
    await world.stop()
    await rm(join(data, 'eu', 'rows'), { recursive: true })
    lines.length = 0
    world = await start(data, lines)
    assert.ok(lines.some((line) => line.includes('put back from snapshot 3')))
    assert.deepEqual([await rowsOf(anna), await rowsOf(ben)], before)
    assert.equal(((await say('and on it goes')) as { code?: string }).code, undefined)
    assert.deepEqual(await meridian(data, 'dlq', 'list', 'eu'), [])
    const noSuchChain = runFile(process.execPath, [cli, 'region', 'dlq', 'skip', 'eu', 'user.3.1', '--data', data])
    await assert.rejects(noSuchChain, ({ stderr }) => /not_found/.test(String(stderr)))
  } finally {
    await world.stop()
    await rm(data, { recursive: true })
  }
})
