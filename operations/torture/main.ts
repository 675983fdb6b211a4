/**
 * `npm run torture -- --kills N`: people in three regions write to each other while regions, gateways
 * and points of presence are killed with -9 at random. Afterwards everything accepted is there, once
 * and in order. Exits with 1 on any violation.
 */
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { startWorld } from '../../processes/world.ts'
import { kinds, type Row } from '../../protocol/messages.ts'
import { signUp } from '../wire-client/people.ts'
import { WireClient } from '../wire-client/wire-client.ts'

const { values } = parseArgs({
  options: {
    kills: { type: 'string', default: '10' },
    json: { type: 'boolean', default: false },
    verbose: { type: 'boolean', default: false },
  },
})
const kills = Number(values.kills)
const say = (text: string): void => (values.json ? undefined : void process.stderr.write(`${text}\n`))

/** Time between two kills: a region is back in about a second, and some kills should meet it starting. */
const pauseMs = { least: 300, most: 2_500 } as const
const sendEveryMs = 20
const peoplePerRegion = 4

interface Person {
  readonly name: string
  readonly client: WireClient
  /** What this person's device shows, by author. */
  readonly shown: Map<string, string[]>
  /** What this person has said to each other one, in order. */
  readonly said: Map<string, string[]>
}

const data = await mkdtemp(join(tmpdir(), 'meridian-torture-'))
const begun = performance.now()
const world = await startWorld({
  data,
  gateways: 2,
  onLine: (from, line) => (values.verbose ? say(`${from}: ${line}`) : undefined),
})
let [sent, acked, refused] = [0, 0, 0]
try {
  const people = await settle()
  for (const person of people) await person.client.connect()
  await sleep(1_000)
  let killing = true
  const talking = talk(people, () => killing)
  for (let i = 0; i < kills; i++) {
    await sleep(pauseMs.least + Math.random() * (pauseMs.most - pauseMs.least))
    const victim = world.processes[Math.floor(Math.random() * world.processes.length)] as string
    say(`kill -9 ${i + 1}/${kills}: ${victim}`)
    world.kill(victim)
  }
  killing = false
  await talking
  await settled(people)
  report(people)
} finally {
  await world.stop()
  await rm(data, { recursive: true, force: true })
}
process.exit()

async function settle(): Promise<Person[]> {
  const people: Person[] = []
  for (const pop of ['fra', 'iad', 'sin']) {
    const edge = world.edges.find((one) => one.name === pop)?.url as string
    for (let i = 0; i < peoplePerRegion; i++) {
      const name = `${pop}${i}`
      const shown = new Map<string, string[]>()
      const take = (row: Row): void => {
        if (row.kind !== kinds.message || row.author === client.key) return
        const list = shown.get(row.author) ?? []
        list.push(Buffer.from(row.body ?? []).toString())
        shown.set(row.author, list)
      }
      const client = new WireClient(edge, await signUp(edge, name, name), { row: take })
      people.push({ name, client, shown, said: new Map() })
    }
  }
  return people
}

/** Everybody writes to somebody, again and again; resolves when all of it has an answer. */
async function talk(people: readonly Person[], goOn: () => boolean): Promise<void> {
  const answers: Promise<void>[] = []
  while (goOn()) {
    const from = people[Math.floor(Math.random() * people.length)] as Person
    const to = people[Math.floor(Math.random() * people.length)] as Person
    if (from !== to && from.client.pending < 50) {
      const text = `${from.name} ${++sent}`
      const list = from.said.get(to.client.key) ?? []
      from.said.set(to.client.key, list)
      list.push(text)
      const answered = from.client.say(to.client.key, text).then(({ code }) => {
        if (code === 0) acked += 1
        else {
          refused += 1
          list.splice(list.indexOf(text), 1)
        }
      })
      answers.push(answered)
    }
    await sleep(sendEveryMs)
  }
  await Promise.all(answers)
}

/** Waits until everybody shows as much as was accepted for them, or nothing moves any more. */
async function settled(people: readonly Person[]): Promise<void> {
  const wanted = acked
  let before = -1
  for (let quiet = 0; quiet < 40; quiet++) {
    const now = people.reduce(
      (sum, { shown }) => sum + [...shown.values()].reduce((all, list) => all + list.length, 0),
      0,
    )
    if (now >= wanted) return
    if (now !== before) quiet = 0
    before = now
    for (const { client } of people) client.sync()
    await sleep(500)
  }
}

function report(people: readonly Person[]): void {
  let [delivered, lost, duplicated, reordered] = [0, 0, 0, 0]
  const complaints: string[] = []
  for (const to of people) {
    complaints.push(...to.client.complaints)
    for (const from of people) {
      const said = from.said.get(to.client.key) ?? []
      const shown = to.shown.get(from.client.key) ?? []
      delivered += shown.length
      lost += said.filter((text) => !shown.includes(text)).length
      duplicated += shown.length - new Set(shown).size
      if (new Set(shown).size === said.length && shown.some((text, index) => text !== said[index])) reordered += 1
    }
  }
  const violations = lost + duplicated + reordered + complaints.length
  const seconds = Math.round((performance.now() - begun) / 100) / 10
  if (values.json)
    process.stdout.write(
      `${JSON.stringify({ sent, acked, delivered, lost, duplicated, reordered, violations, seconds })}\n`,
    )
  else {
    process.stdout.write(
      `${kills} kills: ${sent} sent, ${acked} accepted, ${refused} refused, ${delivered} shown; lost ${lost}, doubled ${duplicated}, out of order ${reordered}; ${seconds} s\n`,
    )
    for (const complaint of complaints.slice(0, 20)) process.stdout.write(`  ${complaint}\n`)
  }
  process.exitCode = violations === 0 ? 0 : 1
}

function sleep(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, ms))
}
