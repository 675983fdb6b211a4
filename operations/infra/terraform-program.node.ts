/**
 * Terraform or OpenTofu, whichever this machine has. A check runs on a copy: what a program leaves beside
 * a module (providers, a lock of what it took for them) is of the check and not of the repository.
 */
import { execFile } from 'node:child_process'
import { accessSync, constants, cpSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { delimiter, join } from 'node:path'
import { promisify } from 'node:util'

const names = ['tofu', 'terraform']

/** Undefined where there is none, or no Go to make a provider with. */
export function terraformProgram(): string | undefined {
  const found = names.map(onPath).find((path) => path !== undefined)
  return onPath('go') === undefined ? undefined : found
}

function onPath(name: string): string | undefined {
  const paths = (process.env['PATH'] ?? '').split(delimiter).map((folder) => join(folder, name))
  return paths.find((path) => {
    try {
      accessSync(path, constants.X_OK)
      return true
    } catch {
      return false
    }
  })
}

export interface TerraformCopy {
  /** Rejects with what the program says when it is not content. */
  run(module: string, ...words: readonly string[]): Promise<string>
  remove(): void
}

/** `settings`: the file that names where providers are taken from. */
export function copyOfTerraform(program: string, folder: string, settings: string): TerraformCopy {
  const copy = mkdtempSync(join(tmpdir(), 'meridian-terraform-'))
  cpSync(folder, copy, { recursive: true })
  const env = { ...process.env, TF_CLI_CONFIG_FILE: settings, TF_IN_AUTOMATION: '1', CHECKPOINT_DISABLE: '1' }
  return {
    async run(module, ...words) {
      try {
        const { stdout } = await promisify(execFile)(program, words, {
          cwd: join(copy, module),
          env,
          maxBuffer: outputBytesMax,
          timeout: timeoutMs,
        })
        return stdout
      } catch (caught) {
        const { stdout = '', stderr = '', message } = caught as Error & { stdout?: string; stderr?: string }
        throw new Error(`${words.join(' ')} in ${module}:\n${`${stdout}\n${stderr}`.trim() || message}`, {
          cause: caught,
        })
      }
    },
    remove: () => rmSync(copy, { recursive: true, force: true }),
  }
}

const outputBytesMax = 16 * 1_024 * 1_024
/** Seconds where nothing else runs. */
const timeoutMs = 240_000
