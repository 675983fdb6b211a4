import assert from 'node:assert/strict'
import { spawn } from 'node:child_process'
import { readFileSync, writeFileSync } from 'node:fs'
import { createServer, type IncomingMessage, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { join } from 'node:path'
import { after, before, test } from 'node:test'
import { compile } from '../table/compile.ts'
import { errorBody, fail, MeridianError } from '../../protocol/errors.ts'
import { accept, type Known, type Published } from '../publish/accept.ts'
import type { RegionPolicy } from '../publish/activation.ts'
import { followRings, type SignedRing } from '../publish/key-rings.ts'
import { ExampleLogs, narrower, publish, version } from '../publish/example-log.node.ts'
import { knownOf } from '../publish/published-since.ts'
import { nodePolicyCrypto as crypto } from '../publish/policy-crypto.node.ts'
import { checkpointText } from '../publish/signed-note.ts'

/** A region's operator listener that takes releases as a region does, and needs a few questions to change. */
class ListeningRegion {
  readonly server: Server
  stops: { from?: string; to?: string }[] = []
  reasons: string[] = []
  quotas: RegionPolicy['quotas'] = []
  #known: Known
  #versions: { version: number; document: string }[]
  #active: number
  #askedSince = 9
  readonly #name: string
  readonly #now: number

  constructor(name: string, known: Known, now: number) {
    this.#name = name
    this.#known = known
    this.#now = now
    const first = known.active?.statement
    this.#versions = first === undefined ? [] : [{ version: first.version, document: first.document }]
    this.#active = first?.version ?? 0
    this.server = createServer((request, response) => {
      void this.#answer(request)
        .catch((caught: unknown) => MeridianError.from(caught))
        .then((answer) => {
          const failed = answer instanceof MeridianError
          response.writeHead(failed ? answer.entry.http : 200, { 'content-type': 'application/json' })
          response.end(JSON.stringify(failed ? errorBody(answer, 'r1') : answer))
        })
    })
  }

  async #answer(request: IncomingMessage): Promise<object> {
    if (request.headers.authorization !== 'Bearer secret') throw fail('not_allowed')
    const chunks: Buffer[] = []
    for await (const chunk of request) chunks.push(chunk as Buffer)
    const text = Buffer.concat(chunks).toString()
    const body = (text === '' ? {} : JSON.parse(text)) as Record<string, unknown>
    if (typeof body['reason'] === 'string') this.reasons.push(body['reason'])
    switch (`${request.method} ${request.url}`) {
      case 'GET /policy':
        return this.#state()
      case 'POST /policy/rings':
        return this.#takeRings(body['rings'] as SignedRing[])
      case 'POST /policy/releases':
        return this.#take(body as unknown as Published)
      case 'POST /policy/activate':
        if (Number(body['version']) <= this.#active) throw fail('policy_refused', '', { because: 'not-newer' })
        this.#active = Number(body['version'])
        this.#askedSince = 0
        return this.#state()
      case 'POST /policy/stop':
        if (body['from'] === 'XX') throw fail('request_invalid', '`XX` is no zone of this installation')
        this.stops.push({ ...(body as { from?: string; to?: string }) })
        return this.#state()
      case 'POST /policy/resume':
        this.stops = this.stops.filter(({ from, to }) => from !== body['from'] || to !== body['to'])
        return this.#state()
      default:
        throw fail('not_found')
    }
  }

  async #take(published: Published): Promise<object> {
    const answer = await accept(crypto, this.#known, published, this.#now)
    if (!answer.accepted) throw fail('policy_refused', 'not taken', { because: answer.because })
    const { release } = published
    const active = { ...release, table: compile(release.document) }
    this.#known = { ...this.#known, checkpoint: answer.checkpoint, active }
    this.#versions.push({ version: release.statement.version, document: release.statement.document })
    return { version: release.statement.version, widens: answer.widens }
  }

  async #takeRings(shown: readonly SignedRing[]): Promise<object> {
    const rings = await followRings(crypto, this.#known.rings, shown)
    if (typeof rings === 'string') throw fail('policy_refused', 'not taken', { because: rings })
    this.#known = { ...this.#known, rings }
    return { ring: rings.length }
  }

  #state(): RegionPolicy {
    this.#askedSince += 1
    const done = this.#askedSince > 2
    return {
      region: this.#name,
      active: {
        policy: 'starting-policy',
        version: this.#active,
        document: this.#versions.find((each) => each.version === this.#active)?.document ?? '',
        activation: 1,
        generation: 1,
        stops: this.stops,
        since: this.#now,
      },
      parts: { of: 4, on: done ? 4 : 1 },
      barriers: { of: 2, through: done ? 2 : 0 },
      inForce: done,
      quotas: this.quotas,
      known: this.#versions,
      ring: this.#known.rings.length,
      checkpoint: this.#known.checkpoint && `${checkpointText(this.#known.checkpoint)}\n— log …\n`,
    }
  }
}

const logs = new ExampleLogs()
const regions: ListeningRegion[] = []
let data = ''

/** Versions 14, 15 (narrower) and 16 in the log; the regions have 14. */
before(async () => {
  data = logs.newFolder()
  const folder = join(data, 'policy')
  logs.now = Date.now() - 3_600_000
  await logs.startIn(folder, version(14))
  const known = await logs.within(folder, async (log): Promise<Known> => {
    const state = await log.read()
    const [first] = state.releases
    assert.ok(first)
    const { rings, origin, checkpoint } = knownOf(state)
    return { rings, origin, checkpoint, active: { ...first, table: compile(first.document) } }
  })
  await logs.within(folder, async (log) => {
    await publish(log, narrower(15), 'dpo')
    await publish(log, narrower(16).replace('  owners:', '  effectiveFrom: 2099-01-15T00:00:00Z\n  owners:'), 'dpo')
  })
  const names = { eu: 'eu-central', us: 'us-east', ap: 'ap-southeast' }
  for (const name of Object.values(names)) regions.push(new ListeningRegion(name, known, Date.now()))
  for (const { server } of regions) await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const admins = Object.entries(names).map(([alias, name], at) => {
    const { port } = regions[at]?.server.address() as AddressInfo
    return { alias, name, admin: `http://127.0.0.1:${port}` }
  })
  writeFileSync(join(data, 'world.json'), JSON.stringify({ edges: [], regions: admins, operatorTokenFile: 'token' }))
  writeFileSync(join(data, 'token'), 'secret\n')
})
after(() => {
  for (const { server } of regions) server.close()
  logs.removeAll()
})

interface Ended {
  readonly code: number | null
  readonly out: string
  readonly err: string
}

/** Not `spawnSync`: the regions answer from this process. */
function meridian(...words: string[]): Promise<Ended> {
  const main = join(import.meta.dirname, 'main.ts')
  const child = spawn(process.execPath, [main, ...words, '--data', data], { stdio: ['ignore', 'pipe', 'pipe'] })
  let [out, err] = ['', '']
  child.stdout.on('data', (chunk: Buffer) => (out += chunk.toString()))
  child.stderr.on('data', (chunk: Buffer) => (err += chunk.toString()))
  return new Promise((resolve) => child.on('close', (code) => resolve({ code, out, err })))
}
const json = ({ out }: Ended): Record<string, unknown> => JSON.parse(out) as Record<string, unknown>
const auditOf = (): { did: string; reason: string }[] =>
  readFileSync(join(data, 'policy', 'audit.jsonl'), 'utf8')
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line) as { did: string; reason: string })

test('a published version is sent, activated and watched until it is in force everywhere', async () => {
  const plan = await meridian('activate', '15', '--plan', '--json')
  assert.equal(plan.code, 0, plan.err)
  const closes = (json(plan)['plans'] as { region: string; closes: number; lacks: number }[]).map(
    ({ region, closes: closing, lacks }) => [region, closing > 0, lacks],
  )
  assert.deepEqual(closes, [
    ['eu-central', true, 1],
    ['us-east', true, 1],
    ['ap-southeast', false, 1],
  ])
  const done = await meridian('activate', '15', '--reason', 'names stay at home')
  assert.equal(done.code, 0, done.err)
  assert.match(done.out, /eu-central {4}in force {2}4 of 4 parts, 2 of 2 barriers/)
  assert.match(done.err, /v15: \d+ of \d+ parts/)
  assert.deepEqual(auditOf().at(-1)?.reason, 'names stay at home')
  assert.ok(regions.every(({ reasons }) => reasons.includes('names stay at home')))
  const status = await meridian('status', '--json')
  const [eu] = json(status)['regions'] as RegionPolicy[]
  assert.equal(eu?.active.version, 15)
})

test('a version before its day is not activated, one that is not published neither, and words that are none', async () => {
  const early = await meridian('activate', '16')
  assert.deepEqual([early.code, early.out], [5, ''])
  assert.match(early.err, /version 16 is for 2099-01-15T00:00:00Z; --early activates it now/)
  assert.equal((await meridian('activate', '99', '--json')).code, 4)
  assert.equal((await meridian('activate')).code, 2)
  assert.equal((await meridian('activate', '15', '--wait', 'long')).code, 2)
})

test('traffic is stopped and flows again; the undoing command is told', async () => {
  const plan = await meridian('stop', '--from', 'EU', '--plan')
  assert.match(plan.out, /would stop EU → \* in eu-central, us-east, ap-southeast/)
  assert.ok(regions.every(({ stops }) => stops.length === 0))
  const unknown = await meridian('stop', '--from', 'XX')
  assert.equal(unknown.code, 5)
  assert.match(unknown.err, /eu-central refuses: .*`XX` is no zone of this installation/)
  const stopped = await meridian('stop', '--from', 'EU', '--to', 'SG', '--reason', 'order')
  assert.equal(stopped.code, 0, stopped.err)
  assert.match(stopped.out, /Undo: meridian policy resume --from EU --to SG/)
  assert.ok(regions.every(({ stops }) => stops.length === 1))
  assert.match((await meridian('status')).out, /eu-central .*EU → SG/)
  assert.deepEqual(auditOf().at(-1), { ...auditOf().at(-1), did: 'stop', what: 'EU → SG', reason: 'order' })
  assert.equal((await meridian('resume', '--from', 'EU', '--to', 'SG')).code, 0)
  assert.ok(regions.every(({ stops }) => stops.length === 0))
})

test('how far quotas are used is told by region, and that none is in force', async () => {
  const none = await meridian('quota')
  assert.deepEqual([none.code, none.out.trim()], [0, 'no basis in force has a quota'])
  const count = { basis: 'CAC', period: '2026', people: 85, warn: 80, stop: 99, left: 14, state: 'warn' } as const
  for (const region of regions.slice(1, 2)) region.quotas = [count]
  const told = await meridian('quota')
  assert.match(told.out, /REGION +BASIS +PERIOD +PEOPLE +WARN +STOP +LEFT\n/)
  assert.match(told.out, /us-east +CAC +2026 +85 +80 +99 +14 +past its warning/)
  const [, us] = json(await meridian('quota', '--json'))['regions'] as object[]
  assert.deepEqual(us, { region: 'us-east', quotas: [count] })
})

test('who may approve changes in every region by command, and one that knows already is told nothing', async () => {
  assert.equal((await meridian('keys', 'rotate', 'counsel', '--reason', 'yearly')).code, 0)
  const plan = await meridian('keys', 'tell', '--plan', '--json')
  assert.deepEqual(
    (json(plan)['regions'] as { ring: number }[]).map(({ ring }) => ring),
    [3, 3, 3],
  )
  for (let twice = 0; twice < 2; twice++) {
    const told = await meridian('keys', 'tell')
    assert.equal(told.code, 0, told.err)
    assert.match(told.out, /eu-central {4}ring 4/)
    assert.match(told.out, /the newest is ring 4/)
  }
})

test('a region that does not answer is listed: part is done; if none does, nothing is', async () => {
  regions[1]?.server.close()
  regions[1]?.server.closeAllConnections()
  const some = await meridian('stop', '--json')
  assert.equal(some.code, 7)
  assert.deepEqual((json(some)['regions'] as object[])[1], { region: 'us-east', failed: 'does not answer' })
  const again = await meridian('activate', '15', '--json', '--wait', '1')
  assert.equal(again.code, 7, again.out)
  assert.deepEqual(
    (json(again)['outcomes'] as { is: string }[]).map(({ is }) => is),
    ['in-force', 'unreachable', 'in-force'],
  )
  for (const { server } of regions) {
    server.close()
    server.closeAllConnections()
  }
  const none = await meridian('status', '--json')
  assert.equal(none.code, 6)
  assert.deepEqual(json(none), { error: { code: 'unreachable', hint: 'no region answers' } })
})
