/**
 * Programs of the machine that some test files need, told by their suffix. Where one is not there it is
 * installed, which the stages before need not wait for; where it cannot be, its files are left out, and
 * that is said.
 */
import { chromium } from '../browser/install-chromium.ts'
import { findProgram } from '../engines/programs.ts'
import { Refusal } from '../engines/refusal.ts'
import { terraformProgram } from '../infra/terraform-program.node.ts'

interface NeededProgram {
  readonly suffix: string
  readonly name: string
  /** Resolves to where it is; undefined: it is not there and cannot be installed. */
  find(): Promise<string | undefined>
}

const needed: readonly NeededProgram[] = [
  { suffix: '.browser.test.ts', name: 'Chromium', find: chromium },
  { suffix: '.promtool.test.ts', name: 'promtool', find: promtool },
  { suffix: '.terraform.test.ts', name: 'Terraform (or OpenTofu, and Go)', find: async () => terraformProgram() },
]

function promtool(): Promise<string | undefined> {
  return findProgram('promtool', () => {}).catch((caught: unknown) => {
    if (caught instanceof Refusal) return undefined
    throw caught
  })
}

export class NeededPrograms {
  readonly #found: readonly { readonly program: NeededProgram; readonly path: Promise<string | undefined> }[]

  /** Begins to look for what `files` need. */
  constructor(files: readonly string[]) {
    const wanted = needed.filter(({ suffix }) => files.some((file) => file.endsWith(suffix)))
    this.#found = wanted.map((program) => ({ program, path: program.find() }))
    // Whoever asks for its files hears of it.
    for (const { path } of this.#found) path.catch(() => {})
  }

  /** Those of `files` that can run; `say` hears of the others. */
  async runnable(files: readonly string[], say: (text: string) => void): Promise<readonly string[]> {
    let there = files
    for (const { program, path } of this.#found) {
      const its = there.filter((file) => file.endsWith(program.suffix))
      if (its.length === 0 || (await path) !== undefined) continue
      say(`left out, for there is no ${program.name} and none could be installed: ${its.join(', ')}`)
      there = there.filter((file) => !its.includes(file))
    }
    return there
  }
}
