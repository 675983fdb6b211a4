/** Terraform's own word on infra/terraform. Left out where there is no such program (needed-programs.ts). */
import assert from 'node:assert/strict'
import { after, before, describe, test } from 'node:test'
import { checkModule, isFormatted, modules, openModules } from './check-modules.ts'
import { type TerraformCopy, terraformProgram } from './terraform-program.node.ts'

let copy: TerraformCopy

before(async () => {
  const program = terraformProgram()
  assert.ok(program)
  copy = await openModules(program, () => {})
})

after(() => copy.remove())

test('all files are written as `terraform fmt` writes them', async () => {
  assert.equal(await isFormatted(copy), '')
})

// The program waits for providers as much as it works.
describe('infra/terraform', { concurrency: 2 }, () => {
  for (const module of modules)
    test(`${module} is valid, and its own tests pass`, async () => {
      assert.match(await checkModule(copy, module), /^Success! [1-9]\d* passed, 0 failed\.$/)
    })
})
