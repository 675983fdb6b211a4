/** The ban on time, chance and the outside world is only worth something if the linter really sees it. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { ESLint } from 'eslint'
import { root } from './command.ts'

// Under `CI` typescript-eslint takes the text of every file from the disk, once; these tests lint texts
// that are on no disk, so the guess is switched off.
const eslint = new ESLint({
  cwd: root,
  overrideConfig: { languageOptions: { parserOptions: { disallowAutomaticSingleRunInference: true } } },
})

/** Rules that object to `text` standing in the file at `path`, which must exist. */
async function objections(path: string, text: string): Promise<(string | null)[]> {
  const [result] = await eslint.lintText(text, { filePath: path })
  return (result?.messages ?? []).map((message) => message.ruleId)
}

const outside = [
  `import { readFileSync } from 'node:fs'\nreadFileSync('x')\n`,
  `import { connect } from 'node:net'\nconnect(1)\n`,
  `import { createSocket } from 'node:dgram'\ncreateSocket('udp4')\n`,
  `import { spawn } from 'node:child_process'\nspawn('x')\n`,
  `import { randomBytes } from 'node:crypto'\nrandomBytes(1)\n`,
  `import { setTimeout } from 'node:timers/promises'\nvoid setTimeout(1)\n`,
  'setTimeout(() => {}, 1)\n',
  'setInterval(() => {}, 1)\n',
  'setImmediate(() => {})\n',
  'export const now = Date.now()\n',
  'export const now = new Date()\n',
  'export const chance = Math.random()\n',
  'export const since = performance.now()\n',
  'export const cipher = crypto.subtle\n',
  'export const id = crypto.randomUUID()\n',
  `void fetch('http://example.com')\n`,
]

test('T1 production code reaches the outside only through ports', async () => {
  for (const text of outside) {
    assert.equal((await objections('platform/lifecycle.ts', text)).length, 1, text)
    assert.equal((await objections('regions/fold/fold.ts', text)).length, 1, text)
  }
})

test('T1 an adapter may touch what it stands on', async () => {
  for (const text of outside) assert.deepEqual(await objections('platform/clock.node.ts', text), [], text)
})

test('T1 a date made from a number is a value, not a clock', async () => {
  assert.deepEqual(await objections('platform/lifecycle.ts', 'export const day = new Date(0)\n'), [])
})

test('a promise nobody waits for, an any, a default export and a missed case are errors', async () => {
  const of = (text: string) => objections('platform/lifecycle.ts', text)
  assert.deepEqual(await of('Promise.resolve()\n'), ['@typescript-eslint/no-floating-promises'])
  assert.deepEqual(await of('export const x = (y: any) => String(y)\n'), ['@typescript-eslint/no-explicit-any'])
  assert.deepEqual(await of('export default 1\n'), ['no-restricted-syntax'])
  assert.deepEqual(
    await of(`export const f = (x: 'a' | 'b') => {\n  switch (x) {\n    case 'a':\n      return 1\n  }\n}\n`),
    ['@typescript-eslint/switch-exhaustiveness-check'],
  )
})
