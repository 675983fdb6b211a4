import assert from 'node:assert/strict'
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { test } from 'node:test'
import { Ajv } from 'ajv'
import { parse as parseYaml } from 'yaml'
import { conditionWords } from '../../residency-policy/document/conditions.ts'
import { describes, editorSchema, fieldPaths } from '../../residency-policy/document/editor-schema.ts'
import { fieldDescriptions } from '../../residency-policy/document/field-descriptions.ts'
import { type ProblemCode, problemKinds } from '../../residency-policy/document/problems.ts'
import { exampleOf, policyPages } from './policy-pages.ts'

const root = join(import.meta.dirname, '..', '..')
const textOf = (path: string): string => readFileSync(join(root, path), 'utf8')

test('pages and schema of the residency document say what its tables say (else: npm run generate)', () => {
  const pages = policyPages()
  for (const [path, text] of pages) assert.ok(textOf(path) === text, path)
  const folder = 'docs/compliance/problems'
  const there = readdirSync(join(root, folder)).map((name) => `${folder}/${name}`)
  assert.deepEqual(
    there.filter((path) => !pages.has(path)),
    [],
  )
})

test('each problem has an example that has it, by its line, with a fix', () => {
  for (const code of Object.keys(problemKinds) as ProblemCode[]) {
    const { problems } = exampleOf(code)
    const found = problems.find((problem) => problem.code === code)
    assert.ok(found !== undefined && found.line > 1 && found.fix !== '', `${code}: ${JSON.stringify(problems)}`)
  }
})

test('every field has a sentence, and no sentence is of a field that is gone', () => {
  const paths = fieldPaths()
  assert.deepEqual(
    paths.filter((path) => !describes(path)),
    [],
  )
  assert.deepEqual(
    Object.keys(fieldDescriptions).filter((path) => !paths.includes(path)),
    [],
  )
})

test('what editors complete by takes every policy of the repository, offers the conditions, and takes no unknown field', () => {
  const takes = new Ajv({ allErrors: true, strict: true }).compile(editorSchema())
  for (const name of readdirSync(join(root, 'policies'))) {
    const text = textOf(`policies/${name}`)
    assert.match(
      text,
      /^# yaml-language-server: \$schema=\.\.\/residency-policy\/document\/residency-v1\.schema\.json\n/,
    )
    assert.ok(takes(parseYaml(text)), `${name}: ${JSON.stringify(takes.errors)}`)
  }
  const broken = parseYaml(textOf('policies/starting-policy.yaml')) as { rules: { when?: string[] }[] }
  assert.ok(!takes({ ...broken, guardrail: [] }))
  broken.rules[1]?.when?.push('because_i_say_so')
  assert.ok(!takes(broken))
  assert.ok(JSON.stringify(takes.errors).includes(conditionWords[0] ?? ''))
})
