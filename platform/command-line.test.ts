import assert from 'node:assert/strict'
import { spawnSync } from 'node:child_process'
import { test } from 'node:test'

const program = `
  import { commandLine, countOf } from ${JSON.stringify(new URL('./command-line.node.ts', import.meta.url).href)}
  const help = 'program [--count N]'
  const { values } = commandLine(help, { options: { count: { type: 'string', default: '3' } } })
  process.stdout.write(String(countOf('--count', values.count, help)))
`

function run(...args: string[]) {
  const asProgram = ['--input-type=module-typescript', '-e', program, '--', 'program']
  const { status, stdout, stderr } = spawnSync(process.execPath, [...asProgram, ...args], { encoding: 'utf8' })
  return { status, stdout, stderr }
}

test('a command line is read, with what is not said in it', () => {
  assert.deepEqual(run('--count', '12'), { status: 0, stdout: '12', stderr: '' })
  assert.deepEqual(run(), { status: 0, stdout: '3', stderr: '' })
})

test('--help is answered, whatever stands beside it', () => {
  assert.deepEqual(run('--nonsense', '--help'), { status: 0, stdout: 'program [--count N]\n', stderr: '' })
})

test('a line that is none is refused with a sentence and how it is written', () => {
  const refused = (why: string) => ({ status: 2, stdout: '', stderr: `${why}\n\nprogram [--count N]\n` })
  assert.deepEqual(run('--nonsense'), refused("Unknown option '--nonsense'"))
  for (const count of ['x', '0', '1.5'])
    assert.deepEqual(run('--count', count), refused(`--count is a whole number above 0, and not \`${count}\``))
})
