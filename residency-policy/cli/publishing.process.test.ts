import assert from 'node:assert/strict'
import { spawnSync } from 'node:child_process'
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { after, before, test } from 'node:test'
import { isDeepStrictEqual } from 'node:util'
import { ExampleLogs, filesOf, narrower, version } from '../publish/example-log.node.ts'
import { generateKey } from '../publish/policy-crypto.node.ts'

const logs = new ExampleLogs()
let folder = ''
before(async () => {
  logs.now = Date.now() - 3_600_000
  folder = await logs.started()
})
after(() => logs.removeAll())

interface Ended {
  readonly status: number | null
  readonly stdout: string
  readonly stderr: string
}

const meridian = (...words: string[]): Ended =>
  spawnSync(process.execPath, [join(import.meta.dirname, 'main.ts'), ...words, '--log', folder], {
    encoding: 'utf8',
    env: { ...process.env, MERIDIAN_CWD: folder, NO_COLOR: '1' },
  })
/** One document, whole. */
const document = ({ stdout }: Ended): Record<string, unknown> => JSON.parse(stdout) as Record<string, unknown>
const errorOf = (ended: Ended) => document(ended)['error'] as { code: string; hint: string; problems?: object[] }

test('a plan says what would be done and changes nothing; done, it is one JSON document and a line of the audit', () => {
  writeFileSync(join(folder, 'next.yaml'), narrower(15))
  const before = filesOf(folder)
  for (const words of [
    ['propose', 'next.yaml', '--plan'],
    ['keys', 'add', 'third', '--plan'],
    ['keys', 'rotate', 'log', '--plan'],
  ]) {
    const planned = meridian(...words, '--json')
    assert.equal(planned.status, 0, planned.stderr)
    assert.equal(document(planned)['planned'], true)
  }
  assert.ok(isDeepStrictEqual(filesOf(folder), before), 'a file has changed')
  const proposed = meridian('propose', 'next.yaml', '--reason', 'names stay at home', '--json')
  assert.equal(proposed.status, 0, proposed.stderr)
  const { schema, version: number, widens, removed } = document(proposed)
  assert.deepEqual([schema, number, widens], ['meridian/policy.proposal@1', 15, false])
  assert.ok((removed as object[]).length > 0)
  const line = (filesOf(folder)['audit.jsonl'] ?? '').trimEnd().split('\n').at(-1) ?? ''
  assert.equal((JSON.parse(line) as { reason: string }).reason, 'names stay at home')
})

test('what stands in the way is told with its code: 5 blocked, 4 not there, 2 wrong words; nothing else on standard output', () => {
  const pending = meridian('propose', 'next.yaml', '--json')
  assert.deepEqual([pending.status, errorOf(pending).code], [5, 'proposal-pending'])
  writeFileSync(join(folder, 'broken.yaml'), narrower(15).replace('classes: [msg.body', 'classes: [msg.bdy'))
  const broken = meridian('propose', 'broken.yaml', '--replace', '--json')
  assert.deepEqual([broken.status, errorOf(broken).code], [5, 'not-ready'])
  assert.match(JSON.stringify(errorOf(broken).problems), /"line":4\d.*Did you mean `msg\.body`/)
  const told = meridian('propose', 'broken.yaml', '--replace')
  assert.equal(told.stdout, '')
  assert.match(told.stderr, /4\d:\d+ {2}error {4}unknown-word {2}`msg\.bdy` is not a data class/)
  writeFileSync(join(folder, 'old.yaml'), version(14))
  assert.equal(errorOf(meridian('propose', 'old.yaml', '--replace', '--json')).code, 'not-newer')
  assert.equal(meridian('propose', 'nowhere.yaml', '--json').status, 4)
  assert.equal(meridian('approve').status, 2)
  assert.deepEqual(errorOf(meridian('approve', '--as', 'nobody', '--json')).code, 'key-not-here')
})

test('an approval with a key from elsewhere; another key under that name is none', () => {
  const [own, other] = [generateKey(), generateKey()]
  writeFileSync(join(folder, 'own.pem'), own.privatePem)
  writeFileSync(join(folder, 'other.pem'), other.privatePem)
  const publicKey = Buffer.from(own.publicKey).toString('base64')
  assert.equal(meridian('keys', 'add', 'outside', '--public', publicKey).status, 0)
  // The proposal is older than the key.
  assert.equal(errorOf(meridian('approve', '--as', 'outside', '--key', 'own.pem', '--json')).code, 'key-retired')
  assert.equal(meridian('propose', 'next.yaml', '--replace').status, 0)
  assert.equal(errorOf(meridian('approve', '--as', 'outside', '--key', 'other.pem', '--json')).code, 'key-other')
  const approved = meridian('approve', '--as', 'outside', '--key', 'own.pem', '--json')
  assert.deepEqual(document(approved)['approvedBy'], ['outside'])
})

test('a log that somebody has changed does not verify, and nothing is published into it', () => {
  const releases = join(folder, 'releases.jsonl')
  const good = readFileSync(releases, 'utf8')
  writeFileSync(releases, good.replace('"msg.body"', '"msg.bodx"'))
  const verified = meridian('verify')
  assert.equal(verified.status, 1)
  assert.match(verified.stdout, /✗ v14 document: the document is not the one that was signed/)
  const published = meridian('publish', '--json')
  assert.deepEqual([published.status, errorOf(published).code], [5, 'log-damaged'])
  writeFileSync(releases, good)
  assert.equal(meridian('verify').status, 0)
})
