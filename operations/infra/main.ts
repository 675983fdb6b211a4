/** `npm run check:infra`: what Terraform or OpenTofu says of infra/terraform, with providers that reach nothing. */
import colors from 'picocolors'
import { checkModule, isFormatted, modules, openModules } from './check-modules.ts'
import { terraformProgram } from './terraform-program.node.ts'

const program = terraformProgram()
if (program === undefined) {
  console.log(colors.yellow('left out, for there is no terraform, no tofu, or no go: what stands in infra/terraform'))
} else {
  const copy = await openModules(program, (text) => console.log(colors.dim(text)))
  try {
    await isFormatted(copy)
    for (const module of modules) console.log(`${module.padEnd(20)} ${await checkModule(copy, module)}`)
  } catch (caught) {
    console.log(colors.red(caught instanceof Error ? caught.message : String(caught)))
    process.exitCode = 1
  } finally {
    copy.remove()
  }
}
