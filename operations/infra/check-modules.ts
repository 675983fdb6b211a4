/** What Terraform itself says of its modules: form, words and types, and the modules' own tests with mocked providers. */
import { join } from 'node:path'
import { readHcl } from './hcl.node.ts'
import { providerMirror } from './provider-mirror.node.ts'
import { terraformFolder } from './regions-table.ts'
import { copyOfTerraform, type TerraformCopy } from './terraform-program.node.ts'

/** Each has tests of its own; `world` puts the others together. */
export const modules = ['modules/region', 'modules/replication', 'modules/edge', 'world'] as const
export type ModuleName = (typeof modules)[number]

export async function openModules(program: string, say: (text: string) => void): Promise<TerraformCopy> {
  const read = await Promise.all(modules.map((module) => readHcl(join(terraformFolder, module))))
  const types = [...new Set(read.flatMap((folder) => [...folder.types]))]
  return copyOfTerraform(program, terraformFolder, await providerMirror(types, say))
}

export const isFormatted = (copy: TerraformCopy): Promise<string> =>
  copy.run('.', 'fmt', '-check', '-diff', '-recursive', '-no-color')

/** Resolves to the program's last line. A test begins with what `validate` does. */
export async function checkModule(copy: TerraformCopy, module: ModuleName): Promise<string> {
  await copy.run(module, 'init', '-backend=false', '-input=false', '-no-color')
  const told = await copy.run(module, 'test', '-no-color')
  return told.trimEnd().split('\n').at(-1) ?? ''
}
