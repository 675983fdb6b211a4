/** Sets of engines on this machine, with Redis alone, which is there in a moment. */
import assert from 'node:assert/strict'
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { mkdtemp, rm } from 'node:fs/promises'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, before, test } from 'node:test'
import { runCommand } from '../ci/command.ts'
import { isAlive, type ProcessRecord, recordsIn } from './node-process.ts'

let folder: string
const data = (name: string): string => join(folder, name)

before(async () => {
  folder = await mkdtemp(join(tmpdir(), 'meridian-engine-sets-'))
})

after(async () => {
  for (const name of readdirSync(folder)) await engines('down', '--data', data(name))
  await rm(folder, { recursive: true })
})

const engines = (...args: string[]) => runCommand(['operations/engines/main.ts', ...args])

async function upIn(name: string, ...more: string[]): Promise<string[]> {
  const { ok, output } = await engines(
    'up',
    '--only',
    'redis',
    '--regions',
    'eu',
    '--json',
    '--data',
    data(name),
    ...more,
  )
  assert.ok(ok, output)
  const answer = output.split('\n').find((line) => line.startsWith('{'))
  return (JSON.parse(answer ?? '') as { launched: string[] }).launched
}

const pidsOf = (name: string): number[] => recordsIn(data(name)).map(({ pid }) => pid)

test('up again starts nothing, a node that was killed is started again, and a second set is left alone', async () => {
  assert.deepEqual(await upIn('one'), ['eu-redis-1', 'eu-redis-2', 'eu-redis-3'])
  const first = pidsOf('one')
  assert.deepEqual(await upIn('one'), [])
  assert.deepEqual(pidsOf('one'), first)

  assert.equal((await upIn('two')).length, 3)
  const [victim] = recordsIn(data('one'))
  assert.ok(victim)
  process.kill(victim.pid, 'SIGKILL')
  while (isAlive(victim)) await new Promise((resolve) => setTimeout(resolve, 10))
  assert.equal((await engines('status', '--data', data('one'))).ok, false)
  assert.deepEqual(await upIn('one'), ['eu-redis-1'])

  const others = recordsIn(data('two'))
  assert.ok((await engines('down', '--data', data('one'))).ok)
  assert.deepEqual(recordsIn(data('one')), [])
  assert.ok(others.every(isAlive))
})

test('down leaves a process alone that only has the id of one of the set', async () => {
  await upIn('three')
  const [record] = recordsIn(data('three'))
  assert.ok(record)
  const stranger = spawn(process.execPath, ['-e', 'setInterval(() => {}, 1000)'])
  await once(stranger, 'spawn')
  const path = join(data('three'), 'run', `${record.node.name}.json`)
  writeFileSync(path, JSON.stringify({ ...record, pid: stranger.pid ?? 0 } satisfies ProcessRecord))
  const { output } = await engines('down', '--data', data('three'))
  assert.match(output, /eu-redis-1: had ended/)
  assert.equal(stranger.exitCode ?? stranger.signalCode, null)
  stranger.kill()
  // The one whose record was taken is still there, and ended by who knows it.
  process.kill(record.pid)
})

test('what cannot be is told before anything is written', async () => {
  const server = createServer()
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  const { port } = server.address() as { port: number }
  const taken = String(Math.min(port - 20, 65_000))
  const refused: [args: string[], sentence: RegExp][] = [
    [['--only', 'reddis'], /knows no `reddis`; there are kafka, cassandra, redis/],
    [['--regions', 'eu,mars'], /knows no `mars`; there are eu, us, ap, cn/],
    [['--port', 'many'], /a number from 1024 to \d+, and not `many`/],
    [['--regions', 'eu', '--ha', 'us'], /--ha names us, which is none of the set's regions \(eu\)/],
    [
      ['--only', 'redis', '--regions', 'eu', '--port', taken],
      /port \d+ of 127.0.0.1, where eu-redis-1 should listen, is taken/,
    ],
  ]
  for (const [args, sentence] of refused) {
    const { ok, output } = await engines('up', '--data', data('none'), ...args)
    assert.equal(ok, false)
    assert.match(output, sentence)
    assert.doesNotMatch(output, /\n {4}at /)
  }
  server.close()
  assert.equal(existsSync(data('none')), false)
  const nothing = await engines('status', '--data', data('none'))
  assert.match(nothing.output, /has no engines; `npm run engines -- up/)
})

test('a set keeps its ports and its number of nodes', async () => {
  await upIn('four')
  const written = readFileSync(join(data('four'), 'set.json'), 'utf8')
  const moved = await engines('up', '--data', data('four'), '--port', '40000')
  assert.match(moved.output, /begins at port \d+, and its nodes know each other by it/)
  const grown = await engines('up', '--data', data('four'), '--ha', 'eu')
  assert.match(grown.output, /has one node of each engine, and its data cannot become that of three/)
  assert.equal(readFileSync(join(data('four'), 'set.json'), 'utf8'), written)
  assert.match((await engines('logs', 'eu-redis-2', '--data', data('four'))).output, /Running mode=cluster/)
  assert.match(
    (await engines('logs', 'kafka', '--data', data('four'))).output,
    /the set has no `kafka`; it has redis, eu-redis-1/,
  )
})
