import assert from 'node:assert/strict'
import { spawnSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { test } from 'node:test'
import { exampleText } from '../document/example-policy.node.ts'
import type { GroupChange, Impact } from '../impact/impact.ts'
import type { PurgePlan } from '../impact/purge-plan.ts'

const run = (folder: string, ...words: string[]) =>
  spawnSync(process.execPath, [join(import.meta.dirname, 'main.ts'), ...words], {
    encoding: 'utf8',
    env: { ...process.env, MERIDIAN_CWD: folder },
  })

test('a population is made, an impact is told as one JSON document, and a broken line is refused by file and line', (t) => {
  const folder = mkdtempSync(join(tmpdir(), 'meridian-impact-'))
  t.after(() => rmSync(folder, { recursive: true }))
  writeFileSync(join(folder, 'old.yaml'), exampleText())
  writeFileSync(join(folder, 'new.yaml'), exampleText().replace(/^.*grp-repl.*\n/gm, ''))
  const made = run(
    folder,
    'population',
    '--seed',
    '3',
    '--users',
    '300',
    '--groups',
    '1000',
    '--edges',
    '500',
    '--out',
    'p',
  )
  assert.equal(made.status, 0, made.stderr)

  const impact = run(folder, 'impact', 'old.yaml', 'new.yaml', '--population', 'p', '--groups', 'g.jsonl', '--json')
  assert.equal(impact.status, 0, impact.stderr)
  const { schema, ...told } = JSON.parse(impact.stdout) as Impact & { schema: string }
  assert.equal(schema, 'meridian/policy.impact@1')
  assert.deepEqual(told.population, { people: 300, groups: 1_000, edges: 500 })
  const changes = readFileSync(join(folder, 'g.jsonl'), 'utf8').trim().split('\n')
  assert.equal(changes.length, told.groups.changes[0]?.groups)
  assert.equal((JSON.parse(changes[0] ?? '') as GroupChange).before, 'replicate')
  assert.match(run(folder, 'impact', 'old.yaml', 'new.yaml', '--population', 'p').stdout, /TO PURGE {2}\d/)

  const plan = run(folder, 'purge-plan', 'new.yaml', '--population', 'p', '--json')
  assert.equal(plan.status, 1, plan.stderr)
  const { schema: planSchema, total } = JSON.parse(plan.stdout) as PurgePlan & { schema: string }
  assert.equal(planSchema, 'meridian/policy.purge-plan@1')
  assert.ok(total.records >= told.purge.reduce((sum, { records }) => sum + records, 0))
  assert.match(run(folder, 'purge-plan', 'new.yaml', '--population', 'p').stdout, /lie where they may not[^]*a plan/)

  const edges = join(folder, 'p', 'edges.jsonl')
  writeFileSync(edges, readFileSync(edges, 'utf8').replace('"class"', '"clas"'))
  const refused = run(folder, 'impact', 'old.yaml', 'new.yaml', '--population', 'p')
  assert.equal(refused.status, 1)
  assert.equal(refused.stdout, '')
  assert.match(refused.stderr, /edges\.jsonl:1 {2}there is no field `clas` here\n +Did you mean `class`\?/)
})
