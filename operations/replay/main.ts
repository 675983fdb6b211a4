/**
 * `npm run replay -- FILE`: real conversations through the whole product. Exits with 1 on any
 * violation. Without a file, the one room that is kept in the repository. With `--engines` on what
 * `npm run engines -- up` has started, in the world that `npm start -- --engines` runs there, with two
 * worker processes for each region.
 */
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { commandLine, countOf } from '../../platform/command-line.node.ts'
import { enginesFolder, scaleOnEngines, worldOnEngines } from '../../processes/engines-of-installation.ts'
import { startWorld, type WorldOptions } from '../../processes/world.ts'
import { scaleOf } from '../dev/scale-option.ts'
import { restOf } from './left-in-world.ts'
import { readRooms } from './conversations.ts'
import { Drains } from './drains.ts'
import { lanesOutOfPlace } from './lanes-in-place.ts'
import { settle } from './population.ts'
import { Progress } from './progress.ts'
import { type Findings, readBack } from './read-back.ts'
import { RoomRun } from './room-run.ts'

const help = `npm run replay -- [options] [FILE]

  FILE                 conversations, one JSON object a line (without: the room kept here)
  --rooms N            the first N rooms of it
  --data FOLDER        keeps the regions' data there
  --engines            on what \`npm run engines -- up\` has started, instead of embedded
  --engines-data FOLDER  of those engines
  --scale WORDS        processes of each region there (worker=2)
  --json               one JSON object; --verbose: what the processes say

Exit 1: a message was lost, doubled or out of order for somebody.`

const { values, positionals } = commandLine(help, {
  allowPositionals: true,
  options: {
    json: { type: 'boolean', default: false },
    data: { type: 'string' },
    rooms: { type: 'string' },
    verbose: { type: 'boolean', default: false },
    engines: { type: 'boolean', default: false },
    'engines-data': { type: 'string', default: enginesFolder },
    scale: { type: 'string', default: 'worker=2' },
  },
})
const inWorkingFolder = (folder: string): string => resolve(process.env['MERIDIAN_CWD'] ?? '.', folder)
const file =
  positionals[0] === undefined ? join(import.meta.dirname, 'fixtures', 'room.jsonl') : inWorkingFolder(positionals[0])
const rooms = readRooms(file).slice(0, values.rooms === undefined ? undefined : countOf('--rooms', values.rooms, help))
const progress = new Progress(values.json)
const keepsData = values.engines || values.data !== undefined
const place: WorldOptions = values.engines
  ? worldOnEngines(inWorkingFolder(values['engines-data']), ['eu', 'us', 'ap'], scaleOf(values.scale, scaleOnEngines))
  : { data: keepsData ? inWorkingFolder(values.data ?? '') : await mkdtemp(join(tmpdir(), 'meridian-replay-')) }
/** Rooms that speak at the same time: people of all of them stay connected. */
const roomsAtOnce = 10

const begun = performance.now()
const world = await startWorld({
  ...place,
  onLine: (from, line) => (values.verbose ? process.stderr.write(`${from}: ${line}\n`) : undefined),
})
const findings: Findings = { rowsRead: 0, lost: 0, duplicated: 0, reordered: 0, violations: [] }
let [sent, acked, delivered, drops, reconnects] = [0, 0, 0, 0, 0]
const latencies: number[] = []
try {
  const people = rooms.reduce((sum, room) => sum + room.people.length, 0)
  const residents = await settle(world, rooms, `r${Date.now().toString(36)}`, (done) =>
    progress.show('people', done, people),
  )
  const runs = rooms.map(
    (room) =>
      new RoomRun(
        room,
        residents.filter((resident) => resident.room === room.name),
      ),
  )
  const messages = rooms.reduce((sum, room) => sum + room.messages.length, 0)
  const drains = new Drains(world, messages)
  const speak = async (run: RoomRun): Promise<void> => {
    await run.open()
    await run.run(() => {
      acked += 1
      progress.show('messages', acked, messages)
      drains.accepted(acked)
    })
  }
  const speaking = performance.now()
  await inTurns(runs, roomsAtOnce, async (run) => {
    await speak(run)
    sent += run.room.messages.length
    delivered += run.delivered
    drops += run.drops
    for (const client of run.clients.values()) {
      reconnects += client.reconnects
      findings.violations.push(...client.complaints)
    }
    findings.violations.push(...run.violations)
    latencies.push(...[...run.said.values()].map(({ latencyMs }) => latencyMs))
    run.close()
  })
  const speakingSeconds = (performance.now() - speaking) / 1_000
  findings.violations.push(...(await restOf(world)))
  if (place.engines !== undefined) findings.violations.push(...(await lanesOutOfPlace(place.engines)))
  let read = 0
  for (const run of runs) {
    await readBack(
      run,
      residents.filter((resident) => resident.room === run.room.name),
      findings,
      () => progress.show('members read', ++read, people),
    )
  }
  progress.end()
  const seconds = Math.round((performance.now() - begun) / 100) / 10
  const violations = findings.violations.length + findings.lost + findings.duplicated + findings.reordered
  if (values.json) {
    const { lost, duplicated, reordered } = findings
    process.stdout.write(
      `${JSON.stringify({ sent, acked: latencies.length, delivered, lost, duplicated, reordered, violations, seconds })}\n`,
    )
  } else {
    const sorted = latencies.sort((a, b) => a - b)
    const at = (part: number): string =>
      (sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * part))] ?? 0).toFixed(1)
    process.stdout.write(
      [
        `${rooms.length} rooms, ${people} people in three regions, ${sent} messages, ${latencies.length} accepted (${Math.round(sent / speakingSeconds)} a second)`,
        `send to verdict: p50 ${at(0.5)} ms, p95 ${at(0.95)} ms, p99 ${at(0.99)} ms`,
        `${delivered} deliveries live, ${drops} connections broken, ${reconnects} reconnects, SIGTERM to ${drains.done.join(', ')}`,
        `${findings.rowsRead} rows read back by ${read} members: lost ${findings.lost}, doubled ${findings.duplicated}, out of order ${findings.reordered}`,
        ...findings.violations.map((violation) => `  ${violation}`),
        `${violations === 0 ? 'No violation' : `${violations} VIOLATIONS`}, ${seconds} s`,
        '',
      ].join('\n'),
    )
  }
  process.exitCode = violations === 0 && latencies.length === sent ? 0 : 1
} finally {
  await world.stop()
  if (!keepsData) await rm(place.data, { recursive: true, force: true })
}
process.exit()

async function inTurns<Item>(
  items: readonly Item[],
  atOnce: number,
  work: (item: Item) => Promise<void>,
): Promise<void> {
  const queue = [...items]
  const next = async (): Promise<void> => {
    for (let item = queue.shift(); item !== undefined; item = queue.shift()) await work(item)
  }
  await Promise.all(Array.from({ length: atOnce }, next))
}
