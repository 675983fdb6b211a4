/** `npm start` from the first line it prints to the last process it leaves. */
import assert from 'node:assert/strict'
import { spawn } from 'node:child_process'
import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { test, type TestContext } from 'node:test'
import { root } from '../ci/command.ts'
import { eventually } from '../scenarios/small-world.ts'

interface Ended {
  readonly code: number | null
  readonly out: string
  readonly err: string
}

const settings = (data: string): string[] => ['--data', data, '--regions', 'eu,ap', '--gateways', '1']

/** A start, not waited for. */
class Start {
  readonly ended: Promise<Ended>
  #out = ''
  #err = ''
  readonly #child

  static direct(data: string, ...words: string[]): Start {
    return new Start(process.execPath, ['operations/dev/start.ts', ...settings(data), ...words])
  }

  /** As people do it, with all the processes that lie between. */
  static byNpm(data: string, ...words: string[]): Start {
    return new Start('npm', ['start', '--silent', '--', ...settings(data), ...words])
  }

  private constructor(command: string, words: readonly string[]) {
    this.#child = spawn(command, words, { cwd: root, stdio: ['ignore', 'pipe', 'pipe'] })
    this.#child.stdout.on('data', (bytes: Buffer) => (this.#out += String(bytes)))
    this.#child.stderr.on('data', (bytes: Buffer) => (this.#err += String(bytes)))
    this.ended = new Promise((resolve) => {
      this.#child.on('close', (code) => resolve({ code, out: this.#out, err: this.#err }))
    })
  }

  /** Its first line, however long a busy machine takes for it. */
  async firstLine(): Promise<string> {
    const line = new Promise<void>((resolve) => {
      this.#child.stdout.on('data', () => (this.#out.includes('\n') ? resolve() : undefined))
    })
    await Promise.race([this.ended.then(({ err }) => assert.fail(`ended before it was ready: ${err}`)), line])
    return this.#out.slice(0, this.#out.indexOf('\n'))
  }

  /** What Ctrl-C does. */
  interrupt(): void {
    this.#child.kill('SIGINT')
  }

  kill(): void {
    this.#child.kill('SIGKILL')
  }
}

async function folder(t: TestContext): Promise<string> {
  const data = await mkdtemp(join(tmpdir(), 'meridian-start-'))
  t.after(() => rm(data, { recursive: true, force: true }))
  return data
}

interface Process {
  readonly pid: number
  /** Its command line. */
  readonly line: string
}

/** Processes that belong to a data folder. */
async function processesOf(data: string): Promise<Process[]> {
  const found: Process[] = []
  for (const pid of await readdir('/proc')) {
    if (!/^\d+$/.test(pid)) continue
    // A process may be gone before it is looked at.
    const line = await readFile(`/proc/${pid}/cmdline`, 'utf8').catch(() => '')
    if (line.includes(data)) found.push({ pid: Number(pid), line: line.replaceAll('\0', ' ') })
  }
  return found
}

test('npm start --json says one line when everything serves; a second start on its data is refused; Ctrl-C leaves nothing', async (t) => {
  const data = await folder(t)
  const start = Start.direct(data, '--json')
  t.after(() => start.kill())
  const ready = JSON.parse(await start.firstLine()) as Record<string, unknown>
  assert.deepEqual(Object.keys(ready), ['ready', 'edges', 'regions', 'seconds'])
  assert.equal(ready['ready'], true)
  assert.ok((ready['seconds'] as number) > 0)
  const edges = ready['edges'] as { name: string; url: string }[]
  assert.deepEqual(
    edges.map(({ name }) => name),
    ['fra', 'sin'],
  )
  assert.deepEqual(
    (ready['regions'] as { alias: string }[]).map(({ alias }) => alias),
    ['eu', 'ap'],
  )
  for (const { url } of edges) assert.equal((await fetch(`${url}/healthz`)).status, 200)

  const second = await Start.direct(data).ended
  assert.equal(second.code, 1)
  assert.match(second.err, /Another Meridian runs on .*--data/)
  assert.equal(second.out, '')

  assert.ok((await processesOf(data)).length > 1)
  start.interrupt()
  const { code, out } = await start.ended
  assert.equal(code, 0)
  assert.equal(out.trim().split('\n').length, 1)
  assert.deepEqual(await processesOf(data), [])
  await assert.rejects(fetch(`${edges[0]?.url ?? ''}/healthz`))
})

test('Ctrl-C in the middle of a start leaves nothing either', async (t) => {
  const data = await folder(t)
  const start = Start.direct(data, '--json')
  t.after(() => start.kill())
  await eventually('something has been started', async () => (await processesOf(data)).length > 1)
  start.interrupt()
  const { code } = await start.ended
  assert.equal(code, 0)
  assert.deepEqual(await processesOf(data), [])
})

/** False: it was gone before. */
function killed(pid: number): boolean {
  try {
    return process.kill(pid, 'SIGKILL')
  } catch {
    return false
  }
}

// Each of those that lie between a terminal and the regions, told by its command line.
const links = {
  npm: /^npm (run )?start/,
  'the one npm runs': /bin\/run\.js/,
  'the one that holds the regions': /node \S+ \S+ operations\/dev\/start\.ts/,
}
for (const [link, pattern] of Object.entries(links)) {
  test(`a start loses ${link} to SIGKILL and leaves nothing`, async (t) => {
    const data = await folder(t)
    const start = Start.byNpm(data, '--json')
    t.after(async () => {
      for (const { pid } of await processesOf(data)) killed(pid)
    })
    await start.firstLine()
    const found = await processesOf(data)
    assert.ok(found.some(({ line }) => line.includes('workerd')))
    const [one, ...more] = found.filter(({ line }) => pattern.test(line))
    assert.ok(one !== undefined && more.length === 0, found.map(({ line }) => line).join('\n'))
    assert.ok(killed(one.pid))
    await eventually('nothing is left', async () => (await processesOf(data)).length === 0)
  })
}
