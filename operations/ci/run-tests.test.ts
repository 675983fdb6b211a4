/**
 * The runner is run on files that pass, fail and cheat. In a process of its own, because node:test
 * does not start a run within a run.
 */
import assert from 'node:assert/strict'
import { spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { test } from 'node:test'

interface Outcome {
  readonly passed: number
  readonly failures: readonly string[]
  readonly printed: string
}

function runOn(body: string, patienceMs = 20_000): Outcome {
  const folder = mkdtempSync(join(tmpdir(), 'meridian-run-tests-'))
  const file = join(folder, 'a.test.ts')
  writeFileSync(file, `import { describe, test } from 'node:test'\nimport assert from 'node:assert/strict'\n${body}\n`)
  const program = `
    import { runTests } from ${JSON.stringify(join(import.meta.dirname, 'run-tests.ts'))}
    let printed = ''
    const tally = await runTests({
      files: [${JSON.stringify(file)}], filesAtOnce: 1, signal: AbortSignal.timeout(${patienceMs}),
      print: (text) => { printed += text },
    })
    console.log(JSON.stringify({ ...tally, printed }))
  `
  const { NODE_TEST_CONTEXT: _, ...env } = process.env
  writeFileSync(join(folder, 'run.ts'), program)
  const result = spawnSync(process.execPath, [join(folder, 'run.ts')], { env, encoding: 'utf8' })
  rmSync(folder, { recursive: true })
  return JSON.parse(result.stdout) as Outcome
}

test('tests that pass are counted, suites are not', () => {
  const { passed, failures, printed } = runOn(`describe('s', () => { test('a', () => {}); test('b', () => {}) })`)
  assert.deepEqual([passed, failures, printed], [2, [], ''])
})

test('a failure is counted once and printed with title, place and difference', () => {
  const { passed, failures, printed } = runOn(`describe('s', () => { test('W1 lost', () => assert.equal(1, 2)) })`)
  assert.equal(passed, 0)
  assert.equal(failures.length, 1)
  assert.match(failures[0] ?? '', /^W1 lost \(.*a\.test\.ts:3\)$/)
  assert.match(printed, /W1 lost[^]*a\.test\.ts:3[^]*1 !== 2/)
})

// On stdout: node:test waits for the end of that, and drops what it has not read of stderr by then.
test('a file that dies is one failure that carries what the file printed', () => {
  const { failures, printed } = runOn(`console.log('the reason'); process.exit(3)`)
  assert.equal(failures.length, 1)
  assert.match(printed, /the reason/)
})

test('skipped and todo tests and a file without tests have failed', () => {
  assert.equal(runOn(`test('a', { skip: true }, () => {})`).failures.length, 1)
  assert.equal(runOn(`test('a', { todo: true }, () => {})`).failures.length, 1)
  assert.equal(runOn('').failures.length, 1)
})

test('a file that never ends is ended and has failed', () => {
  const { failures, printed } = runOn(`test('a', () => { setInterval(() => {}, 1_000) })`, 1_500)
  assert.equal(failures.length, 1)
  assert.match(printed, /left something open/)
})
