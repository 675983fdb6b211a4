/**
 * Generates the reference codecs and their types from the .proto files: `npm run generate`. With
 * `--check` it writes nothing and fails when what is checked in is not what would be written.
 *
 * Tests compare our codecs with the reference; nothing else imports it (codec/table.ts says why).
 */
import { spawnSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

const here = import.meta.dirname
const checkedIn = join(here, 'generated')
const names = ['frames', 'log']

/** Writes the generated files into `folder`. */
function generate(folder: string): void {
  mkdirSync(folder, { recursive: true })
  for (const name of names) {
    const js = join(folder, `${name}.js`)
    const proto = join(here, 'proto', `${name}.proto`)
    const style = ['-t', 'static-module', '-w', 'es6', '--es6', '--no-delimited', '--no-verify', '--force-message']
    // A root of its own: in a shared one the second file's namespace would replace the first's.
    run('pbjs', [...style, '--root', name, '-o', js, proto])
    run('pbts', ['-o', join(folder, `${name}.d.ts`), js])
    // The generated import lacks the extension that Node's resolver wants.
    writeFileSync(js, readFileSync(js, 'utf8').replace(/from "protobufjs\/minimal"/, 'from "protobufjs/minimal.js"'))
  }
}

/** Names of checked-in files that differ from what the .proto files give today. */
function outdated(): string[] {
  const folder = mkdtempSync(join(tmpdir(), 'meridian-generate-'))
  try {
    generate(folder)
    const files = names.flatMap((name) => [`${name}.js`, `${name}.d.ts`])
    return files.filter(
      (file) => readFileSync(join(folder, file), 'utf8') !== readFileSync(join(checkedIn, file), 'utf8'),
    )
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

function run(name: string, args: readonly string[]): void {
  const script = join(here, '..', 'node_modules', 'protobufjs-cli', 'bin', name)
  const result = spawnSync(process.execPath, [script, ...args], { stdio: ['ignore', 'inherit', 'inherit'] })
  if (result.status !== 0) throw new Error(`${name} failed`)
}

if (process.argv.includes('--check')) {
  const files = outdated()
  if (files.length > 0) {
    console.error(`protocol/generated is not up to date (${files.join(', ')}): npm run generate`)
    process.exitCode = 1
  }
} else generate(checkedIn)
