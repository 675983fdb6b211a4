/** Generates the reference codecs and their types from the .proto files: `npm run generate`. */
import { spawnSync } from 'node:child_process'
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

const here = import.meta.dirname
const bin = (name: string) => join(here, '..', 'node_modules', 'protobufjs-cli', 'bin', name)

function run(name: string, args: readonly string[]): void {
  const result = spawnSync(process.execPath, [bin(name), ...args], { stdio: 'inherit' })
  if (result.status !== 0) process.exit(result.status ?? 1)
}

mkdirSync(join(here, 'generated'), { recursive: true })
for (const name of ['frames', 'log']) {
  const js = join(here, 'generated', `${name}.js`)
  // Numbers stay numbers: every 64-bit value of ours is below 2^53, message ids travel as bytes and decimal strings.
  run('pbjs', [
    '-t',
    'static-module',
    '-w',
    'es6',
    '--es6',
    '--no-delimited',
    '--no-verify',
    '--force-message',
    '--root',
    name, // of its own: in a shared one the second file's namespace replaces the first's
    '-o',
    js,
    join(here, 'proto', `${name}.proto`),
  ])
  run('pbts', ['-o', join(here, 'generated', `${name}.d.ts`), js])
  // The generated import lacks the extension that Node's resolver wants.
  writeFileSync(js, readFileSync(js, 'utf8').replace(/from "protobufjs\/minimal"/, 'from "protobufjs/minimal.js"'))
}
