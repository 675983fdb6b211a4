/**
 * Questions between colleagues and their answers as bytes. Both sides are processes of one version of
 * one region, so values are written as the runtime writes them; cells alone have a form of their own,
 * in which they are stored, too.
 */
import { deserialize, serialize } from 'node:v8'
import { type ErrorCode, type ErrorDetail, fail, MeridianError } from '../../protocol/errors.ts'
import { cellCodec } from '../fold/cell-codec.ts'
import type { Cell, CellKey } from '../fold/cells.ts'
import type { Colleague, FoundCell } from './colleagues.ts'

/** Every method of `Colleague`: nothing else can be asked. */
const methods = {
  cell: true,
  cells: true,
  flush: true,
  submit: true,
  openMailboxes: true,
  groupsOf: true,
  typingInGroup: true,
  activate: true,
  policy: true,
  policyStand: true,
  checkpoint: true,
  parked: true,
  unpark: true,
  status: true,
  news: true,
  request: true,
  words: true,
} as const satisfies Record<keyof Colleague, true>

type Method = keyof typeof methods

interface Question {
  readonly method: Method
  readonly given: readonly unknown[]
}

type Answer =
  | { readonly ok: true; readonly value: unknown }
  | { readonly ok: false; readonly code: ErrorCode; readonly message: string; readonly detail: ErrorDetail }

/** A colleague behind `ask`, which takes a question's bytes there and brings the answer's back. */
export function colleagueBehind(ask: (question: Uint8Array) => Promise<Uint8Array>): Colleague {
  const asking = (method: Method) =>
    [
      method,
      async (...given: readonly unknown[]) => {
        const answer = deserialize(await ask(serialize({ method, given } satisfies Question))) as Answer
        if (!answer.ok) throw fail(answer.code, answer.message, answer.detail)
        return unpacked(method, given, answer.value)
      },
    ] as const
  // Each method of the table is there, with the arguments that its caller gave it.
  return Object.fromEntries((Object.keys(methods) as Method[]).map(asking)) as unknown as Colleague
}

/** Never rejects: what `served` throws is an answer. */
export async function answerOf(served: Colleague, question: Uint8Array): Promise<Uint8Array> {
  return serialize(await answered(served, question))
}

async function answered(served: Colleague, question: Uint8Array): Promise<Answer> {
  try {
    const { method, given } = deserialize(question) as Question
    if (!Object.hasOwn(methods, method)) throw fail('request_invalid', 'there is no such question')
    const value = await (served[method] as (...given: unknown[]) => Promise<unknown>).apply(served, [...given])
    return { ok: true, value: packed(method, value) }
  } catch (caught) {
    const { code, message, detail } = MeridianError.from(caught)
    // An error's message begins with its code.
    return { ok: false, code, message: message.slice(code.length + 2), detail }
  }
}

function packed(method: Method, value: unknown): unknown {
  if (method === 'cell') return value === undefined ? undefined : cellCodec.encode(value as Cell)
  if (method !== 'cells') return value
  return (value as readonly FoundCell[]).map(({ key, cell }) => ({ key, cell: cellCodec.encode(cell) }))
}

function unpacked(method: Method, given: readonly unknown[], value: unknown): unknown {
  if (method === 'cell')
    return value === undefined ? undefined : cellCodec.decode(given[1] as CellKey, value as Uint8Array)
  if (method !== 'cells') return value
  const found = value as readonly { readonly key: CellKey; readonly cell: Uint8Array }[]
  return found.map(({ key, cell }) => ({ key, cell: cellCodec.decode(key, cell) }))
}
