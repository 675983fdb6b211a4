/**
 * Whether a command is new (W3–W5), before what it says is looked at. One integer per writer decides
 * for ever; the newest answers are kept so that a retry hears exactly what the first one was told,
 * refusals included. A request without a counter (writer 0) is known by its client_msg_id for as long
 * as the API lets such an id in, and a day more.
 */
import { type Denial, denialActionOf } from '../../../protocol/denial.ts'
import { errorTable } from '../../../protocol/errors.ts'
import { limits } from '../../../protocol/limits.ts'
import type { Command } from '../../../protocol/messages.ts'
import { denialBy } from '../../../residency-policy/flows/denial-by.ts'
import type { Refusal } from '../../../residency-policy/flows/flow-table.ts'
import type { PersonCell, UnaryAnswer, WriterAnswer, WriterState } from '../cells.ts'
import type { Turn } from '../turn.ts'
import { forgetOld, isExpired, remember } from './unary-ids.ts'

/** What carrying a command out came to. */
export interface Done {
  /** 0 accepted, else the error's wire number. */
  readonly code: number
  readonly seq: number
  readonly place: number
  /** Why the policy refused it; absent otherwise. */
  readonly denial?: Denial
}

export const refusedWith = (error: keyof typeof errorTable): Done => ({
  code: errorTable[error].wire,
  seq: 0,
  place: 0,
})

/** The policy in force says no to what was on its way to somebody in `toRegion`. */
export function refusedByPolicy({ part }: Turn, command: Command, refusal: Refusal, toRegion: number): Done {
  const { zone: fromZone, toZone, kind } = command
  const denial = denialBy(part.policy, refusal, { action: denialActionOf(kind), fromZone, toZone, toRegion })
  return { ...refusedWith('policy_denied'), denial }
}

const { duplicate, conflict, previous_missing: previousMissing } = errorTable

/** Answers the command; `carryOut` runs only if it is new. */
export function acceptCommand(turn: Turn, person: PersonCell, command: Command, carryOut: () => Done): void {
  if (command.writer === 0) acceptUnary(turn, person, command, carryOut)
  else acceptCounted(turn, person, command, carryOut)
}

function acceptCounted(turn: Turn, person: PersonCell, command: Command, carryOut: () => Done): void {
  const { faults } = turn.setting
  const { n, prev, writer, hash } = command
  const known = person.writers.get(writer)
  const last = known?.last ?? 0
  // Planted bug noDedup (W3): a retry counts as new.
  if (n <= last && !faults.noDedup) {
    const answer = known?.answers.find((entry) => entry.n === n)
    // Planted bug dedupWindow (W3): what the window forgot counts as new.
    if (answer !== undefined || !faults.dedupWindow) return repeat(turn, command, answer)
  }
  // Planted bug noPrev (W3): a hole before it is not seen.
  if (prev > last && !faults.noPrev) {
    return verdict(turn, command, { code: previousMissing.wire, seq: 0, place: 0 }, false, last)
  }
  const done = carryOut()
  const state: WriterState = known ?? { last: 0, answers: [] }
  state.last = Math.max(last, n)
  noteAnswer(state.answers, n, hash, done)
  if (known === undefined) addWriter(person, writer, state)
  verdict(turn, command, done, false, 0)
}

/** The oldest makes room, and its object takes the newest: one a message would live just long enough to be dear. */
function noteAnswer(answers: WriterAnswer[], n: number, hash: number, { code, seq, denial }: Done): void {
  const oldest = answers.length < limits.writerWindow ? undefined : answers.shift()
  if (denial !== undefined) answers.push({ n, hash, code, seq, denial })
  else if (oldest === undefined || oldest.denial !== undefined) answers.push({ n, hash, code, seq })
  else {
    oldest.n = n
    oldest.hash = hash
    oldest.code = code
    oldest.seq = seq
    answers.push(oldest)
  }
}

/** Numbers of writers rise, so devices that are gone are the low ones: their `last` stays for ever, their answers do not. */
function addWriter({ writers }: PersonCell, writer: number, state: WriterState): void {
  writers.set(writer, state)
  const surplus = writers.size - limits.devicesMax
  if (surplus <= 0) return
  const lowest = [...writers.keys()].sort((a, b) => a - b).slice(0, surplus)
  for (const old of lowest) writers.get(old)?.answers.splice(0)
}

function acceptUnary(turn: Turn, person: PersonCell, command: Command, carryOut: () => Done): void {
  const id = command.clientMsgId
  if (id === undefined) {
    // The region's own commands (receipts) are idempotent by what they say and nobody waits for them.
    carryOut()
    return
  }
  forgetOld(person, turn.now)
  const key = String.fromCharCode(...id)
  const known = person.unary.get(key)
  if (known !== undefined) return repeat(turn, command, known)
  if (isExpired(person, key)) return verdict(turn, command, refusedWith('id_expired'), false, 0)
  const done = carryOut()
  remember(person, key, { at: turn.now, hash: command.hash, ...answerOf(done) })
  verdict(turn, command, done, false, 0)
}

const answerOf = ({ code, seq, denial }: Done): Omit<UnaryAnswer, 'at' | 'hash'> =>
  denial === undefined ? { code, seq } : { code, seq, denial }

/** The same payload gets the same answer, another one a conflict, a forgotten one `duplicate` (W4). */
function repeat(turn: Turn, command: Command, answer: WriterAnswer | UnaryAnswer | undefined): void {
  if (answer === undefined) return verdict(turn, command, { code: duplicate.wire, seq: 0, place: 0 }, true, 0)
  if (answer.hash !== command.hash) return verdict(turn, command, { code: conflict.wire, seq: 0, place: 0 }, true, 0)
  // Planted bug noRefusalMemory (W4): a refused send looks stored.
  const code = turn.setting.faults.noRefusalMemory && answer.code !== 0 ? duplicate.wire : answer.code
  verdict(turn, command, { ...answer, code, place: 0 }, true, 0)
}

export function verdict(turn: Turn, command: Command, done: Done, isRepeat: boolean, last: number): void {
  turn.out.push({
    type: 'verdict',
    user: command.user,
    writer: command.writer,
    n: command.n,
    clientMsgId: command.clientMsgId?.slice(),
    code: done.code,
    denial: done.denial,
    last,
    seq: done.seq,
    idHi: command.idHi,
    idLo: command.idLo,
    at: turn.at,
    place: done.place,
    repeat: isRepeat,
  })
}
