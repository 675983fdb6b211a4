/**
 * Reads everything back as every member, from the first row on, and compares: every message once with
 * its text, one order for all members, each sender's own order, no answer before what it answers.
 */
import { type GroupRow, kinds } from '../../protocol/messages.ts'
import { WireClient } from '../wire-client/wire-client.ts'
import type { Resident } from './population.ts'
import { nameOf, type RoomRun } from './room-run.ts'

export interface Findings {
  rowsRead: number
  lost: number
  duplicated: number
  reordered: number
  readonly violations: string[]
}

/** Members that read at the same time. */
const readersAtOnce = 12
const listedMax = 50

export async function readBack(
  run: RoomRun,
  residents: readonly Resident[],
  findings: Findings,
  onRead: () => void,
): Promise<void> {
  const expected = new Map<string, { n: number; text: string }>()
  for (const message of run.room.messages) {
    const said = run.said.get(message.n)
    if (said !== undefined) expected.set(nameOf(said.author, said.place), message)
  }
  let order: number[] | undefined
  const queue = [...residents]
  const read = async (): Promise<void> => {
    for (let resident = queue.shift(); resident !== undefined; resident = queue.shift()) {
      const seen = await readAll(resident, run, expected, findings)
      order ??= seen
      compare(run, resident, seen, order, findings)
      onRead()
    }
  }
  await Promise.all(Array.from({ length: Math.min(readersAtOnce, residents.length) }, read))
  if (order !== undefined) checkCauses(run, order, findings)
}

async function readAll(
  resident: Resident,
  run: RoomRun,
  expected: Map<string, { n: number; text: string }>,
  findings: Findings,
): Promise<number[]> {
  const seen: number[] = []
  const have = new Set<number>()
  const take = (row: GroupRow): void => {
    if (row.group !== run.group || row.kind !== kinds.message) return
    findings.rowsRead += 1
    const message = expected.get(nameOf(row.author, row.place))
    if (message === undefined) return note(findings, `${run.room.name}: a row nobody sent, gseq ${row.gseq}`)
    if (Buffer.from(row.body ?? []).toString('utf8') !== message.text)
      note(findings, `${run.room.name}: message ${message.n} has another text`)
    if (have.has(message.n)) findings.duplicated += 1
    have.add(message.n)
    seen.push(message.n)
  }
  const client = new WireClient(resident.edge, resident.person, { groupRow: take })
  await client.connect()
  // The newest rows may be a tick away from being final.
  for (let tries = 0; tries < 50; tries++) {
    await client.caughtUp()
    if (seen.length >= expected.size) break
    await new Promise((resolve) => setTimeout(resolve, 100))
    client.sync()
  }
  client.close()
  for (const complaint of client.complaints) note(findings, complaint)
  findings.lost += Math.max(0, expected.size - have.size)
  return seen
}

function compare(
  run: RoomRun,
  resident: Resident,
  seen: readonly number[],
  order: readonly number[],
  findings: Findings,
): void {
  const same = seen.length === order.length && seen.every((n, index) => n === order[index])
  if (same) return
  findings.reordered += 1
  note(findings, `${run.room.name}: ${resident.from} reads another order than the others`)
}

/** T4: all answered messages are checked, also those that could not be named. */
function checkCauses(run: RoomRun, order: readonly number[], findings: Findings): void {
  const position = new Map(order.map((n, index) => [n, index]))
  const newestOf = new Map<string, number>()
  const bySender = new Map<string, number>()
  for (const message of run.room.messages) {
    const here = position.get(message.n)
    if (here === undefined) continue
    for (const parent of message.answers) {
      const there = position.get(parent)
      if (parent < message.n && there !== undefined && there > here) {
        findings.reordered += 1
        note(findings, `${run.room.name}: ${message.n} stands before ${parent}, which it answers`)
      }
    }
    const before = bySender.get(message.from) ?? -1
    const place = run.said.get(message.n)?.place ?? 0
    const lastPlace = newestOf.get(message.from) ?? 0
    if (here < before && place > lastPlace) {
      findings.reordered += 1
      note(findings, `${run.room.name}: messages of ${message.from} are out of order`)
    }
    bySender.set(message.from, here)
    newestOf.set(message.from, place)
  }
}

function note(findings: Findings, violation: string): void {
  if (findings.violations.length < listedMax) findings.violations.push(violation)
  else if (findings.violations.length === listedMax) findings.violations.push('and more')
}
