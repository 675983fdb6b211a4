/** `npm run fuzz`: every fuzzer for longer than the two seconds each has in `npm test`. */
import { globSync } from 'node:fs'
import { parseArgs } from 'node:util'
import { root, runCommand } from '../ci/command.ts'

const { values } = parseArgs({
  args: process.argv.slice(2).filter((argument) => argument !== '--'),
  options: { seconds: { type: 'string', default: '30' }, help: { type: 'boolean', short: 'h', default: false } },
})
const seconds = Number(values.seconds)
if (values.help || !(seconds > 0)) {
  console.log('npm run fuzz -- --seconds N    every fuzzer runs for N seconds (without options: 30)')
  process.exitCode = values.help ? 0 : 2
} else {
  const files = globSync('*/**/*.fuzz.test.ts', { cwd: root, exclude: ['node_modules/**'] })
  const results: boolean[] = []
  for (const file of files) {
    const { ok } = await runCommand([file], { env: { MERIDIAN_FUZZ_SECONDS: `${seconds}` }, inherit: true })
    results.push(ok)
  }
  process.exitCode = results.length > 0 && results.every(Boolean) ? 0 : 1
}
