import assert from 'node:assert/strict'
import { spawnSync } from 'node:child_process'
import { copyFileSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { after, before, test } from 'node:test'
import { ExampleLogs, filesOf, holds, narrower, publish, version } from './example-log.node.ts'
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
  assert.deepEqual(verify(folder), { status: 0, found: [], checks: 32 })
  for (const earlier of past) assert.deepEqual(verify(folder, '--since', earlier).found, [])
  const rotated = logs.copyOf(folder)
  await logs.within(rotated, async (log) => {
    await log.rotateKey('log', { name: 'log-2' })
    await log.rotateKey('dpo', { name: 'dpo-2' })
  })
  assert.deepEqual(verify(rotated, '--since', join(folder, fileNames.checkpoint)).found, [])
  assert.deepEqual(verify(rotated, '--keys', join(folder, fileNames.keys)).found, [])
  assert.deepEqual(verify(folder, '--keys', join(rotated, fileNames.keys)).found, ['keys continue'])
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

interface Ring {
  statement: { keys: Record<string, unknown>[]; size: number; number: number }
  approvals: { key: string }[]
}

test('rings of keys that were changed by another hand are found: a key put in, brought back, moved, dated, or signed by too few', async () => {
  const rotated = logs.copyOf(folder)
  await logs.within(rotated, async (log) => {
    await log.rotateKey('dpo', { name: 'dpo-2' })
    await publish(log, narrower(17), 'dpo-2')
  })
  const ring = (at: number, change: (ring: Ring) => void): string => {
    const copy = logs.copyOf(rotated)
    const file = JSON.parse(filesOf(rotated)[fileNames.keys] ?? '') as { rings: Ring[] }
    change(file.rings[at] as Ring)
    writeFileSync(join(copy, fileNames.keys), JSON.stringify(file))
    return copy
  }
  assert.deepEqual(verify(rotated).found, [])
  const cases: readonly (readonly [string, string])[] = [
    [ring(3, ({ statement }) => delete statement.keys[1]?.['until']), 'ring 4 signed'],
    [ring(3, ({ statement }) => statement.keys.push({ ...statement.keys[0], name: 'again' })), 'ring 4 keys'],
    [ring(3, ({ statement }) => (statement.size = 1)), 'ring 4 place'],
    [ring(3, ({ approvals }) => approvals.splice(1)), 'ring 4 signed'],
    [ring(2, ({ statement }) => (statement.keys[1] = { ...statement.keys[1], from: 1 })), 'ring 3 keys'],
    [ring(1, ({ statement }) => (statement.number = 7)), 'ring 2 follows'],
  ]
  for (const [copy, found] of cases) assert.ok(verify(copy).found.includes(found), found)
})

test('an approval by a key that is retired at that place of the log is none, whatever its date', async () => {
  const rotated = logs.copyOf(folder)
  await logs.within(rotated, async (log) => {
    await log.propose(narrower(17), '')
    await log.approve(await log.signer('dpo'))
  })
  const proposal = JSON.parse(filesOf(rotated)[fileNames.proposal] ?? '') as { approvals: object[] }
  await logs.within(rotated, async (log) => {
    await log.retireKey('dpo')
    await log.approve(await log.signer('counsel'))
    await log.publish(holds)
  })
  assert.deepEqual(verify(rotated).found, [])
  const releases = (filesOf(rotated)[fileNames.releases] ?? '').trimEnd().split('\n')
  const last = JSON.parse(releases.at(-1) ?? '') as { approvals: object[] }
  releases[releases.length - 1] = JSON.stringify({ ...last, approvals: proposal.approvals })
  writeFileSync(join(rotated, fileNames.releases), `${releases.join('\n')}\n`)
  assert.deepEqual(verify(rotated).found, ['v17 approvals'])
})

test('a version that opens something, now, when a ground ends later, or for more people, is found if one person approved it', async () => {
  const renewed = (number: number): string =>
    version(number).replace('(placeholder)", expires: 2028', '(placeholder)", expires: 2029')
  const quota = 'quota: { countDistinct: subject, period: calendar-year, warn: 800, stop: 1000 }'
  const limited = renewed(18).replace('expires: 2029-12-31 }', `expires: 2029-12-31, ${quota} }`)
  await logs.within(folder, async (log) => publish(log, renewed(17), 'dpo', 'counsel'))
  for (const next of [limited, renewed(19)])
    await logs.within(folder, async (log) => publish(log, next, 'dpo', 'counsel'))
  // No flow of it is new: groups may be held by reference.
  const pointer = renewed(20).replace('modes: [replicate, deny]', 'modes: [replicate, pointer, deny]')
  await logs.within(folder, async (log) => publish(log, pointer, 'dpo', 'counsel'))
  for (const number of [16, 17, 19, 20]) {
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
