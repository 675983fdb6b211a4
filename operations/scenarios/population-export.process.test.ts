/** What a running region tells of its people so that a change of policy can be counted on them. */
import assert from 'node:assert/strict'
import { spawn } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { after, before, test } from 'node:test'
import { memoryStore, type Meridian, openMeridian } from '../../clients/sdk/sdk.node.ts'
import { root } from '../ci/command.ts'
import { eventually, SmallWorld } from './small-world.ts'

const homes = { anna: 'fra', ben: 'fra', mei: 'sin', li: 'pek' } as const
let small: SmallWorld
const sdks = new Map<string, Meridian>()
const ids = new Map<string, string>()

before(async () => {
  small = await SmallWorld.start({ regions: ['eu', 'ap', 'cn'], gateways: 0 })
  for (const [name, at] of Object.entries(homes)) {
    const person = await small.person(at, name)
    ids.set(name, person.user)
    const password = `${name} ${name} ${name}`
    sdks.set(name, await openMeridian({ url: small.edge(at), name: person.name, password, store: memoryStore() }))
  }
})

after(async () => {
  for (const sdk of sdks.values()) await sdk.close()
  await small.stop()
})

interface Ended {
  readonly code: number | null
  readonly out: string
  readonly err: string
}

function policy(...words: string[]): Promise<Ended> {
  const main = join(root, 'residency-policy/cli/main.ts')
  const { data } = small.world
  const child = spawn(process.execPath, [main, ...words], { cwd: root, env: { ...process.env, MERIDIAN_CWD: data } })
  let [out, err] = ['', '']
  child.stdout.on('data', (chunk: Buffer) => (out += chunk.toString()))
  child.stderr.on('data', (chunk: Buffer) => (err += chunk.toString()))
  return new Promise((resolve) => child.on('close', (code) => resolve({ code, out, err })))
}

const linesOf = (folder: string, file: string): Record<string, unknown>[] =>
  readFileSync(join(small.world.data, folder, file), 'utf8')
    .split('\n')
    .filter(Boolean)
    .map((line) => JSON.parse(line) as Record<string, unknown>)

const sdk = (name: keyof typeof homes): Meridian => sdks.get(name) ?? assert.fail(name)

test('the people of all regions are exported as numbers, with their groups and what they have sent, twice the same', async () => {
  for (const [from, to, texts] of [
    ['anna', 'mei', 3],
    ['mei', 'anna', 1],
    ['anna', 'ben', 2],
  ] as const)
    for (let text = 0; text < texts; text++)
      await (
        await sdk(from)
          .chats.with(ids.get(to) as never)
          .send(`<${text}>`)
      ).accepted()
  const { group, link } = await sdk('anna').groups.create({ name: 'Hiking', isOpen: true })
  await sdk('mei').groups.join(link)
  await eventually('mei is in the group', async () => {
    await (await sdk('mei').chats.with(group).send('hallo')).accepted()
    return true
  })

  const first = await policy('population', 'export', '--data', '.', '--out', 'first')
  assert.equal(first.code, 0, first.err)
  assert.match(first.err, /eu people 100 % of 16 parts/)
  const people = linesOf('first', 'people.jsonl')
  assert.deepEqual(people.map(({ zone, home }) => `${String(zone)} ${String(home)}`).sort(), [
    'CN cn-north',
    'EU eu-central',
    'EU eu-central',
    'SG ap-southeast',
  ])
  const [hiking] = linesOf('first', 'groups.jsonl')
  assert.equal((hiking?.['members'] as number[]).length, 2)
  const edges = linesOf('first', 'edges.jsonl')
  assert.deepEqual(
    edges
      .filter(({ to }) => to !== undefined)
      .map(({ records }) => records)
      .sort(),
    [1, 2, 3],
  )
  const whole = JSON.stringify([people, edges, hiking])
  for (const [name, id] of ids) assert.ok(!whole.includes(name) && !whole.includes(id), name)

  assert.equal((await policy('population', 'export', '--data', '.', '--out', 'again')).code, 0)
  for (const file of ['people.jsonl', 'groups.jsonl', 'edges.jsonl'])
    assert.deepEqual(linesOf('again', file), linesOf('first', file), file)
})

test('an impact is counted on what was exported', async () => {
  const files = ['three-regions.yaml', 'starting-policy.yaml'].map((name) => join(root, 'policies', name))
  const impact = await policy('impact', ...files, '--population', 'first', '--json')
  assert.equal(impact.code, 0, impact.err)
  const { population } = JSON.parse(impact.out) as { population: object }
  assert.deepEqual(population, { people: 4, groups: 1, edges: linesOf('first', 'edges.jsonl').length })
})

test('one region alone says which ties it leaves out; one that is not there ends it', async () => {
  const one = await policy('population', 'export', '--data', '.', '--region', 'eu', '--out', 'eu')
  assert.equal(one.code, 0, one.err)
  assert.match(one.err, /left out: 1 ties to people of regions that were not asked/)
  assert.equal(linesOf('eu', 'people.jsonl').length, 2)
  assert.equal((await policy('population', 'export', '--data', '.', '--region', 'xx', '--out', 'xx')).code, 2)
  const nowhere = await policy('population', 'export', '--data', '.')
  assert.equal(nowhere.code, 2)
  assert.match(nowhere.err, /Name a folder with --out/)
})
