import assert from 'node:assert/strict'
import { spawnSync } from 'node:child_process'
import { copyFileSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { after, before, test } from 'node:test'
import { ExampleLogs, filesOf, narrower, publish, version } from './example-log.node.ts'
import { fileNames } from './policy-log-files.ts'

const logs = new ExampleLogs()
after(() => logs.removeAll())

/** Alone in a folder: it needs nothing of ours. */
const script = join(logs.newFolder(), 'verify-policy-log.mjs')
copyFileSync(join(import.meta.dirname, 'verify-policy-log.js'), script)

interface Verified {
  readonly status: number | null
  /** Names of the checks that found something. */
  readonly found: readonly string[]
  readonly checks: number
}

function verify(...words: readonly string[]): Verified {
  const { status, stdout } = spawnSync(process.execPath, [script, ...words, '--json'], { encoding: 'utf8' })
  const answer = JSON.parse(stdout) as { holds?: boolean; checks?: { check: string; ok: boolean }[] }
  const found = (answer.checks ?? []).filter(({ ok }) => !ok).map(({ check }) => check)
  assert.equal(answer.holds, status === 4 ? undefined : found.length === 0)
  return { status, found, checks: answer.checks?.length ?? 0 }
}

/** Three versions: 14 by two, 15 narrower by one, 16 wider again by two; and the folder as it was after each. */
let folder = ''
const past: string[] = []
before(async () => {
  folder = await logs.started()
  past.push(logs.copyOf(folder))
  await logs.within(folder, async (log) => publish(log, narrower(15), 'dpo'))
  past.push(logs.copyOf(folder))
  await logs.within(folder, async (log) => publish(log, version(16), 'dpo', 'counsel'))
})

function changed(name: string, change: (content: string) => string): string {
  const copy = logs.copyOf(folder)
  const content = readFileSync(join(copy, name), 'utf8')
  const next = change(content)
  assert.notEqual(next, content)
  writeFileSync(join(copy, name), next)
  return copy
}

test('a log as it was published holds, also beside each of its own earlier checkpoints and after its keys rotate', async () => {
  assert.deepEqual(verify(folder), { status: 0, found: [], checks: 20 })
  for (const earlier of past) assert.deepEqual(verify(folder, '--since', earlier).found, [])
  const rotated = logs.copyOf(folder)
  await logs.within(rotated, async (log) => {
    await log.rotateKey('log', 'log-2')
    await log.rotateKey('dpo', 'dpo-2')
  })
  assert.deepEqual(verify(rotated, '--since', join(folder, fileNames.checkpoint)).found, [])
})

test('what was changed is found: a word of a document, a date, an approval, the order, a line, the checkpoint', () => {
  const lines = (change: (lines: string[]) => string[]) => (content: string) =>
    `${change(content.trimEnd().split('\n')).join('\n')}\n`
  const cases: readonly [copy: string, found: string][] = [
    [changed(fileNames.releases, (content) => content.replace('"msg.body"', '"msg.bodx"')), 'v14 document'],
    [
      changed(fileNames.releases, (content) => content.replace(/"publishedAt":\d+/, '"publishedAt":1')),
      'v14 approvals',
    ],
    [
      changed(
        fileNames.releases,
        lines(([one = '', ...rest]) => {
          const release = JSON.parse(one) as { approvals: { key: string; signature: string }[] }
          const swapped = release.approvals.map((each, at, all) => ({ ...each, signature: all[1 - at]?.signature }))
          return [JSON.stringify({ ...release, approvals: swapped }), ...rest]
        }),
      ),
      'v14 approvals',
    ],
    [
      changed(
        fileNames.releases,
        lines(([one = '', two = '', three = '']) => [two, one, three]),
      ),
      'v14 is newer',
    ],
    [
      changed(
        fileNames.releases,
        lines(([one = '', , three = '']) => [one, three, three]),
      ),
      'v16 follows',
    ],
    [
      changed(
        fileNames.releases,
        lines(([one = '']) => [one]),
      ),
      'checkpoint covers',
    ],
    [changed(fileNames.checkpoint, (content) => content.replace('\n3\n', '\n2\n')), 'checkpoint signed'],
    [changed(fileNames.checkpoint, (content) => content.replace('— log ', '— dpo ')), 'checkpoint signed'],
    [changed(fileNames.checkpoint, () => ''), 'checkpoint signed'],
  ]
  for (const [copy, found] of cases) {
    const result = verify(copy)
    assert.equal(result.status, 1, found)
    assert.ok(result.found.includes(found), `${found}: ${result.found.join(', ')}`)
  }
})

test('a log that is shorter than one that was shown is a rollback', () => {
  assert.deepEqual(verify(past[1] ?? '', '--since', folder).found, ['no rollback'])
})

test('two continuations of one log: a fork beside the earlier one, a split view if they are of one size', async () => {
  const other = logs.copyOf(past[0] ?? '')
  await logs.within(other, async (log) => publish(log, narrower(17).replace('supersedes: 16', 'supersedes: 14'), 'dpo'))
  assert.deepEqual(verify(other).found, [])
  assert.deepEqual(verify(other, '--since', past[1] ?? '').found, ['no split view', 'no fork'])
  assert.deepEqual(verify(folder, '--since', other).found, ['no fork'])
})

test('an approval by a key that was retired before, or is not yet in use, is none', () => {
  const ring = (change: string) => {
    const file = join(logs.newFolder(), 'keys.json')
    const keys = JSON.parse(filesOf(folder)[fileNames.keys] ?? '') as { keys: Record<string, unknown>[] }
    const dated = keys.keys.map((key) => (key['name'] === 'dpo' ? { ...key, ...(JSON.parse(change) as object) } : key))
    writeFileSync(file, JSON.stringify({ ...keys, keys: dated }))
    return file
  }
  const approvals = ['v14 approvals', 'v15 approvals', 'v16 approvals']
  assert.deepEqual(verify(folder, '--keys', ring('{"until":1}')).found, approvals)
  assert.deepEqual(verify(folder, '--keys', ring('{"from":4e12}')).found, approvals)
  assert.deepEqual(verify(folder, '--keys', ring('{"role":"log"}')).found, approvals)
  assert.deepEqual(verify(folder, '--keys', ring('{}')).found, [])
})

test('a version that opens something, now, when a ground ends later, or for more people, is found if one person approved it', async () => {
  const renewed = (number: number): string =>
    version(number).replace('(placeholder)", expires: 2028', '(placeholder)", expires: 2029')
  const quota = 'quota: { countDistinct: subject, period: calendar-year, warn: 800, stop: 1000 }'
  const limited = renewed(18).replace('expires: 2029-12-31 }', `expires: 2029-12-31, ${quota} }`)
  await logs.within(folder, async (log) => publish(log, renewed(17), 'dpo', 'counsel'))
  for (const next of [limited, renewed(19)])
    await logs.within(folder, async (log) => publish(log, next, 'dpo', 'counsel'))
  for (const number of [16, 17, 19]) {
    // Written by hand, as somebody would who holds the log’s key and one approver’s: the log refuses to.
    const alone = changed(fileNames.releases, (content) =>
      content
        .trimEnd()
        .split('\n')
        .map((line) => {
          const release = JSON.parse(line) as { statement: { version: number }; approvals: { key: string }[] }
          if (release.statement.version !== number) return `${line}\n`
          return `${JSON.stringify({ ...release, approvals: release.approvals.filter(({ key }) => key === 'dpo') })}\n`
        })
        .join(''),
    )
    assert.deepEqual(verify(alone).found, [`v${number} approvals`])
  }
})

test('a publication that was cut off before its checkpoint is not published, and the log before it holds', () => {
  const [, before = ''] = past
  const cut = logs.copyOf(before)
  writeFileSync(
    join(cut, fileNames.releases),
    filesOf(folder)[fileNames.releases]?.split('\n').slice(0, 3).join('\n') + '\n',
  )
  assert.deepEqual(verify(cut), verify(before))
})

test('what is no log is said to be none', () => {
  assert.equal(verify(logs.newFolder()).status, 4)
  const bundle = join(logs.newFolder(), 'bundle.json')
  writeFileSync(bundle, '{ "releases": [')
  assert.equal(verify(bundle).status, 4)
})
