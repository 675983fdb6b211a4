/**
 * What people get while an engine of their region stands still or is slow: the table of
 * docs/degradation.md, which is made from this, and of which each cell is a test (`cell-tests.ts`).
 *
 * Bounds are the product's own, imported from where they count: a cell says until when there is an
 * answer, whatever becomes of the engine.
 */
import { requestTimeoutMs } from '../../../edge/hand-over.ts'
import { redisLimits } from '../../../platform/redis/cluster.redis.ts'
import type { ErrorCode } from '../../../protocol/errors.ts'
import { unknownAfterMs } from '../../../regions/presence/viewers.ts'
import { verdictWaitMs } from '../../../regions/worker/unary.ts'

export const operations = ['send', 'sync', 'history', 'presence', 'sign in', 'sign up', 'join a group'] as const
export type Operation = (typeof operations)[number]

export const bounds = {
  verdict: { ms: verdictWaitMs, why: 'a region waits for a verdict' },
  edge: { ms: requestTimeoutMs, why: 'an edge waits for its region' },
  viewer: { ms: unknownAfterMs, why: 'somebody who looks waits before a person is shown as unknown' },
  redis: { ms: redisLimits.commandMs, why: 'a region waits for Redis' },
} as const
export type Bound = keyof typeof bounds

export type Gets =
  | { readonly gets: 'the same' }
  /** The same, not before the engine has answered. */
  | { readonly gets: 'the same later' }
  /** The engine may do it all the same once it is back: the same request again is safe. */
  | { readonly gets: 'a refusal'; readonly code: ErrorCode; readonly within: Bound }
  /** Of presence: nobody is told to be anything. */
  | { readonly gets: 'unknown'; readonly within: Bound }

export interface Cell {
  /** Of what the region has had to do with lately, and so has in memory. */
  readonly warm: Gets
  /** Of anything else, where that is not the same. */
  readonly cold?: Gets
}

export type Row = Readonly<Record<Operation, Cell>>

/** `stands still`: its connections are open and nothing is answered. `slow`: it answers, `slowMs` late each way. */
export type State = 'stands still' | 'slow' | 'below min.insync'

export interface EngineRows {
  readonly engine: string
  readonly rows: Readonly<Partial<Record<State, Row>>>
  /** What heals by itself when it is well again. */
  readonly back: string
}

const same: Gets = { gets: 'the same' }
const later: Gets = { gets: 'the same later' }
const unknown = (within: Bound): Gets => ({ gets: 'unknown', within })
const unavailable = (within: Bound): Gets => ({ gets: 'a refusal', code: 'unavailable', within })

const asBefore: Row = {
  send: { warm: same },
  sync: { warm: same },
  history: { warm: same },
  presence: { warm: same },
  'sign in': { warm: same },
  'sign up': { warm: same },
  'join a group': { warm: same },
}

const nothingIsTaken: Row = {
  ...asBefore,
  send: { warm: unavailable('verdict') },
  'sign up': { warm: unavailable('edge') },
  'join a group': { warm: unavailable('verdict') },
}

const nobodyIsFound: Row = { ...asBefore, presence: { warm: unknown('redis') } }

export const table = [
  {
    engine: 'Kafka',
    rows: {
      'stands still': nothingIsTaken,
      'below min.insync': nothingIsTaken,
      slow: { ...asBefore, send: { warm: later }, 'sign up': { warm: later }, 'join a group': { warm: later } },
    },
    back: 'everything that waited is written, in order, once; outboxes of clients try again by themselves',
  },
  {
    engine: 'Cassandra',
    rows: {
      'stands still': {
        ...asBefore,
        send: { warm: same, cold: unavailable('verdict') },
        sync: { warm: same, cold: unavailable('edge') },
        history: { warm: unavailable('edge') },
        presence: { warm: same, cold: unknown('viewer') },
        'sign up': { warm: unavailable('edge') },
        'join a group': { warm: unavailable('verdict') },
      },
      slow: {
        ...asBefore,
        send: { warm: same, cold: later },
        sync: { warm: same, cold: later },
        history: { warm: later },
        presence: { warm: same, cold: unknown('viewer') },
        'sign up': { warm: later },
        'join a group': { warm: later },
      },
    },
    back: 'rows are stored, up to the bound of what may wait (W10), and what was refused while it waited for a row is done',
  },
  {
    engine: 'Redis',
    rows: { 'stands still': nobodyIsFound, slow: nobodyIsFound },
    back: 'who is here is written anew; a resume ticket of before is unknown, so clients connect with their token',
  },
  {
    engine: 'PostgreSQL',
    rows: {
      'stands still': {
        ...asBefore,
        send: { warm: same, cold: unavailable('verdict') },
        presence: { warm: same, cold: unknown('viewer') },
        'sign in': { warm: unavailable('edge') },
        'sign up': { warm: unavailable('edge') },
      },
      slow: {
        ...asBefore,
        send: { warm: same, cold: later },
        'sign in': { warm: later },
        'sign up': { warm: later },
      },
    },
    back: 'sign-in, at the first server that leads',
  },
  {
    engine: 'its standby',
    rows: { 'stands still': asBefore, slow: asBefore },
    back: 'reads from the standby; with a synchronous one writes wait meanwhile ([runbook](runbooks/engines.md))',
  },
  {
    engine: 'ZooKeeper',
    rows: { 'stands still': asBefore, slow: asBefore },
    back: 'parts change hands again; was it away for longer than a session, parts are claimed anew, and connections end and come back',
  },
  {
    engine: 'Flink',
    rows: { 'stands still': asBefore, slow: asBefore },
    back: 'what was said meanwhile is looked through, and found; words that are stopped were stopped all the time',
  },
  {
    engine: 'MirrorMaker 2',
    rows: { 'stands still': asBefore, slow: asBefore },
    back: 'the lanes, from where they were: who lives in another region gets everything once and in order',
  },
] as const satisfies readonly EngineRows[]

export type Engine = (typeof table)[number]['engine']

export function rowOf(engine: Engine, state: State): Row {
  const rows: EngineRows['rows'] | undefined = table.find((each) => each.engine === engine)?.rows
  const row = rows?.[state]
  if (row === undefined) throw new Error(`the table has no row for ${engine} that is ${state}`)
  return row
}

/** As the page and the tests say it. */
export function wordsOf(gets: Gets): string {
  switch (gets.gets) {
    case 'the same':
      return 'as before'
    case 'the same later':
      return 'as before, later'
    case 'a refusal':
      return `\`${gets.code}\` within ${secondsOf(gets.within)}`
    case 'unknown':
      return `unknown within ${secondsOf(gets.within)}`
  }
}

const secondsOf = (bound: Bound): string => `${bounds[bound].ms / 1_000} s`
