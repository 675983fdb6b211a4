/** `npm run fuzz`: every fuzzer for longer than the two seconds each has in `npm test`. */
import { globSync } from 'node:fs'
import { commandLine, countOf } from '../../platform/command-line.node.ts'
import { root, runCommand } from '../ci/command.ts'

const help = 'npm run fuzz -- --seconds N    every fuzzer runs for N seconds (without options: 30)'
const { values } = commandLine(help, { options: { seconds: { type: 'string', default: '30' } } })
const seconds = countOf('--seconds', values.seconds, help)
const files = globSync('*/**/*.fuzz.test.ts', { cwd: root, exclude: ['node_modules/**'] })
const results: boolean[] = []
for (const file of files) {
  const { ok } = await runCommand([file], { env: { MERIDIAN_FUZZ_SECONDS: `${seconds}` }, inherit: true })
  results.push(ok)
}
process.exitCode = results.length > 0 && results.every(Boolean) ? 0 : 1
