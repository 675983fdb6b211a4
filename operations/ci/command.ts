/** Runs one command of the toolchain under this very Node, keeping what it prints. */
import { spawn } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'

export const root = join(import.meta.dirname, '..', '..')

/** A command line after `node`: a script of ours, or `bin:NAME` for an installed package's command. */
export type CommandLine = readonly [script: string, ...args: string[]]

export interface CommandResult {
  readonly ok: boolean
  readonly output: string
}

export interface CommandOptions {
  readonly env?: Readonly<Record<string, string>>
  /** Lets the command write to this terminal; then `output` stays empty. */
  readonly inherit?: boolean
  /** The command is ended, with a grace of five seconds, when this fires. */
  readonly signal?: AbortSignal
}

export function runCommand([script, ...args]: CommandLine, options: CommandOptions = {}): Promise<CommandResult> {
  const path = script.startsWith('bin:') ? binaryOf(script.slice(4)) : join(root, script)
  const child = spawn(process.execPath, ['--disable-warning=ExperimentalWarning', path, ...args], {
    cwd: root,
    env: { ...process.env, ...options.env },
    stdio: ['ignore', options.inherit ? 'inherit' : 'pipe', options.inherit ? 'inherit' : 'pipe'],
  })
  const chunks: string[] = []
  for (const stream of [child.stdout, child.stderr]) {
    stream?.setEncoding('utf8').on('data', (chunk: string) => chunks.push(chunk))
  }
  const end = (): void => {
    child.kill('SIGTERM')
    setTimeout(() => child.kill('SIGKILL'), 5_000).unref()
  }
  options.signal?.addEventListener('abort', end, { once: true })
  return new Promise((resolve) => {
    child.on('error', (error) => resolve({ ok: false, output: error.message }))
    child.on('close', (code) => {
      options.signal?.removeEventListener('abort', end)
      resolve({ ok: code === 0, output: chunks.join('') })
    })
  })
}

const packageOfBinary: Record<string, string> = { tsc: 'typescript', biome: '@biomejs/biome' }

function binaryOf(name: string): string {
  const home = join(root, 'node_modules', packageOfBinary[name] ?? name)
  const { bin } = JSON.parse(readFileSync(join(home, 'package.json'), 'utf8')) as {
    bin: string | Record<string, string>
  }
  return join(home, typeof bin === 'string' ? bin : (bin[name] ?? ''))
}
