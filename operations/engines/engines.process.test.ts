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
import { type CommandLine, runCommand } from '../ci/command.ts'
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

/** With a PATH on which `redis-server` is a program of ours, or is not. */
async function withRedisServer(script: string | undefined) {
  const path = await mkdtemp(join(folder, 'path-'))
  if (script !== undefined) writeFileSync(join(path, 'redis-server'), `#!/bin/sh\n${script}\n`, { mode: 0o755 })
  const up: CommandLine = ['operations/engines/main.ts', 'up', '--only', 'redis', '--data', data('none')]
  const result = await runCommand(up, { env: { PATH: path } })
  await rm(path, { recursive: true })
  return result
}

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
  await upIn('two')
  const [record] = recordsIn(data('two'))
  assert.ok(record)
  const stranger = spawn(process.execPath, ['-e', 'setInterval(() => {}, 1000)'])
  await once(stranger, 'spawn')
  const path = join(data('two'), 'run', `${record.node.name}.json`)
  writeFileSync(path, JSON.stringify({ ...record, pid: stranger.pid ?? 0 } satisfies ProcessRecord))
  const { output } = await engines('down', '--data', data('two'))
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
    [['--regions', 'eu-central', '--ha', 'us-east'], /--ha names us, which is none of the set's regions \(eu\)/],
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

test('an engine that is too old, or is not there and cannot be installed, is told before anything is written', async () => {
  const old = await withRedisServer('echo "Redis server v=6.2.1 sha=0"')
  assert.match(
    old.output,
    /Redis 7 or later is needed, and \S+redis-server is version 6: put a supported one first in PATH/,
  )
  const other = await withRedisServer('echo hello')
  assert.match(other.output, /redis-server tells no version/)
  // Without a PATH there is no package manager either.
  const absent = await withRedisServer(undefined)
  assert.match(absent.output, /Redis 7 or later is needed \(Debian: `apt-get install redis-server`\), and/)
  for (const { ok } of [old, other, absent]) assert.equal(ok, false)
  assert.equal(existsSync(data('none')), false)
})

test('a set keeps its ports and its number of nodes', async () => {
  await upIn('two')
  const written = readFileSync(join(data('two'), 'set.json'), 'utf8')
  const moved = await engines('up', '--data', data('two'), '--port', '40000')
  assert.match(moved.output, /begins at port \d+, and its nodes know each other by it/)
  const grown = await engines('up', '--data', data('two'), '--ha', 'eu')
  assert.match(grown.output, /has one node of each engine, and its data cannot become that of three/)
  assert.equal(readFileSync(join(data('two'), 'set.json'), 'utf8'), written)
  assert.match((await engines('logs', 'eu-redis-2', '--data', data('two'))).output, /Running mode=cluster/)
  assert.match(
    (await engines('logs', 'kafka', '--data', data('two'))).output,
    /the set has no `kafka`; it has redis, eu-redis-1/,
  )
})
