/** `decide --stdin`: one JSON question a line, one JSON answer a line. `when`, as in a document, is `conditions`, too. */
import { createInterface } from 'node:readline'
import type { DecisionTable } from '../table/decision-table.ts'
import { decide, decidedBy } from '../table/policy.ts'

export interface Answer {
  readonly effect: 'allow' | 'deny'
  readonly by: string
  readonly basis?: string
}

/** Answers every line of `input`; a line that is no question is answered with an error, and the next goes on. */
export async function answerLines(
  table: DecisionTable,
  input: NodeJS.ReadableStream,
  nowMs: number,
  print: (line: string) => void,
): Promise<{ readonly answered: number; readonly refused: number }> {
  let answered = 0
  let refused = 0
  for await (const line of createInterface({ input, crlfDelay: Infinity })) {
    if (line.trim() === '') continue
    try {
      print(JSON.stringify(answerOf(table, JSON.parse(line), nowMs)))
      answered += 1
    } catch (caught) {
      print(
        JSON.stringify({ error: { code: 'request_invalid', message: caught instanceof Error ? caught.message : '' } }),
      )
      refused += 1
    }
  }
  return { answered, refused }
}

function answerOf(table: DecisionTable, question: unknown, nowMs: number): Answer {
  if (typeof question !== 'object' || question === null) throw new Error('a question is an object')
  const word = (field: string): string => {
    const value: unknown = Reflect.get(question, field)
    if (typeof value !== 'string') throw new Error(`\`${field}\` must be a word`)
    return value
  }
  const conditions: unknown = Reflect.get(question, 'conditions') ?? Reflect.get(question, 'when') ?? []
  if (!Array.isArray(conditions) || !conditions.every((each) => typeof each === 'string'))
    throw new Error('`conditions` must be a list of words')
  const asked = {
    zone: word('zone'),
    class: word('class'),
    op: word('op'),
    region: word('region'),
    form: word('form'),
    conditions,
  }
  const decision = decide(table, asked, nowMs)
  const basis = decision.effect === 'allow' ? decision.rule.basis : undefined
  return { effect: decision.effect, by: decidedBy(decision), ...(basis === undefined ? {} : { basis }) }
}
