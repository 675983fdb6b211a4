/** A test for each cell of a row of the table, all of them asked while the engine is in that state once. */
import assert from 'node:assert/strict'
import { before, describe, test } from 'node:test'
import { setTimeout as pause } from 'node:timers/promises'
import type { Act, Came } from './act.ts'
import type { Cast } from './cast.ts'
import {
  bounds,
  type Cell,
  type Engine,
  type Gets,
  operations,
  type Operation,
  rowOf,
  type State,
  wordsOf,
} from './cells.ts'

/** What a proxy adds to each way of a slow engine. More than half of what anybody waits for Redis. */
export const slowMs = 300

/** Of a machine that has its cores full of engines, added to the bounds of the table. */
const slackMs = 30_000
/** A part that waits for what is not in memory holds up what comes behind it, so that comes first. */
const warmFirstMs = 1_000

export interface Walk {
  readonly engine: Engine
  readonly state: State
  /** Who is there, once the world stands. */
  cast(): Cast
  /** Runs `work` while the engine is in that state. */
  during(work: () => Promise<void>): Promise<void>
}

type Answered = (Came | { readonly came: 'nothing' } | { readonly came: 'something else'; readonly why: string }) & {
  readonly afterMs: number
}

interface Question {
  readonly operation: Operation
  readonly of: keyof Cell
  readonly gets: Gets
}

export function testCells({ engine, state, cast, during }: Walk): void {
  const questions = questionsOf(engine, state)
  const title = `${engine} ${state}`
  describe(title, () => {
    let act: Act
    const answers = new Map<Question, Answered>()
    before(async () => {
      act = await cast().act()
      await during(() => askAll(act, questions, answers))
    })
    for (const question of questions)
      test(`${title}, ${nameOf(question)}: ${wordsOf(question.gets)}`, () => {
        check(question.gets, answers.get(question))
      })
    test(`${title}, afterwards: the same requests are served, and have happened once`, async () => {
      for (const { operation, of } of questions) await act.again(operation, of)
    })
  })
}

const nameOf = ({ operation, of }: Question): string => (of === 'warm' ? operation : `${operation} (cold)`)

function questionsOf(engine: Engine, state: State): readonly Question[] {
  const row = rowOf(engine, state)
  return operations.flatMap((operation) => {
    const { warm, cold } = row[operation]
    const asked: Question[] = [{ operation, of: 'warm', gets: warm }]
    return cold === undefined ? asked : [...asked, { operation, of: 'cold', gets: cold }]
  })
}

/** Opens or changes something that the region does not have in memory. */
const mayHoldUp = ({ operation, of }: Question): boolean =>
  operation === 'sign up' || operation === 'join a group' || (operation === 'send' && of === 'cold')

/** An edge gives up on a region whose cores are full, too: that is not the engine's if it is over while the engine is as it was. */
const triesOfTheSame = 3
const isBusy = ({ gets }: Question, { came }: Answered): boolean =>
  gets.gets.startsWith('the same') && came === 'a refusal'

async function askAll(act: Act, questions: readonly Question[], answers: Map<Question, Answered>): Promise<void> {
  const ask = async (question: Question): Promise<void> => {
    let answer = await answered(act, question)
    for (let tries = 1; tries < triesOfTheSame && isBusy(question, answer); tries++)
      answer = await answered(act, question)
    answers.set(question, answer)
  }
  const first = questions.filter((question) => !mayHoldUp(question)).map(ask)
  await Promise.race([first[0], pause(warmFirstMs)])
  await Promise.all([...first, ...questions.filter(mayHoldUp).map(ask)])
}

async function answered(act: Act, { operation, of, gets }: Question): Promise<Answered> {
  const began = performance.now()
  const afterMs = (): number => performance.now() - began
  const late = new AbortController()
  const nothing = pause(boundOf(gets) + slackMs, { came: 'nothing' } as const, { signal: late.signal })
  // Broken off once there is an answer.
  nothing.catch(() => {})
  try {
    return { ...(await Promise.race([act.ask(operation, of), nothing])), afterMs: afterMs() }
  } catch (caught) {
    return { came: 'something else', why: String(caught), afterMs: afterMs() }
  } finally {
    late.abort()
  }
}

/** Whoever gets an answer gets it before their edge gives up. */
const boundOf = (gets: Gets): number => ('within' in gets ? bounds[gets.within] : bounds.edge).ms

function check(gets: Gets, answer: Answered | undefined): void {
  assert.ok(answer, 'it was never asked')
  const { afterMs, ...came } = answer
  switch (gets.gets) {
    case 'the same':
      return assert.deepEqual(came, { came: 'the same' })
    case 'the same later':
      assert.deepEqual(came, { came: 'the same' })
      return assert.ok(afterMs >= 2 * slowMs, 'it was answered without the engine')
    case 'a refusal':
      return assert.deepEqual(came, { came: 'a refusal', code: gets.code })
    case 'unknown':
      return assert.deepEqual(came, { came: 'unknown' })
  }
}
