/**
 * What was measured and the model rests on: rows that `npm run bench -- … --keep FILE` has written, with
 * their day and machine. None is typed by hand.
 */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'

interface Source {
  /** Of the kept row: where it was measured, and its name. */
  readonly row: string
  readonly field: string
  readonly unit: string
  readonly what: string
}

/** Redis and PostgreSQL take no part in a message. */
export const sources = {
  'message-us': {
    row: 'engines direct-8',
    field: 'cpuUsPerOp',
    unit: 'µs/message',
    what: 'our processes, a 1:1 message from socket to socket and stored',
  },
  'message-kafka-us': {
    row: 'engines direct-8',
    field: 'kafkaCpuUsPerOp',
    unit: 'µs/message',
    what: 'Kafka, one copy',
  },
  'message-cassandra-us': {
    row: 'engines direct-8',
    field: 'cassandraCpuUsPerOp',
    unit: 'µs/message',
    what: 'Cassandra, one copy',
  },
  'message-log-bytes': {
    row: 'engines direct-8',
    field: 'logBytesPerOp',
    unit: 'bytes/message',
    what: 'written into the log, one copy',
  },
  'delivery-us': {
    row: 'engines group-500-1',
    field: 'cpuUsPerOp',
    unit: 'µs/delivery',
    what: 'our processes, a group message to one member more',
  },
  'page-us': {
    row: 'engines sync-100',
    field: 'cpuUsPerOp',
    unit: 'µs/page',
    what: 'our processes, a page of 100 rows',
  },
  'page-cassandra-us': {
    row: 'engines sync-100',
    field: 'cassandraCpuUsPerOp',
    unit: 'µs/page',
    what: 'Cassandra, the same page from one node',
  },
  'connect-us': {
    row: 'embedded reconnect',
    field: 'cpuUsPerOp',
    unit: 'µs/connect',
    what: 'our processes, a device that comes back with its ticket',
  },
  'idle-us': {
    row: 'embedded idle',
    field: 'cpuUsPerOp',
    unit: 'µs/s',
    what: 'our processes, a silent connection with its heartbeats',
  },
  'connection-bytes': {
    row: 'embedded idle',
    field: 'bytesPerConn',
    unit: 'bytes',
    what: 'our processes hold of a silent connection',
  },
  'edge-connect-us': {
    row: 'embedded edge connect',
    field: 'cpuUsPerOp',
    unit: 'µs/connect',
    what: 'the edge, a connect',
  },
  'edge-frame-us': { row: 'embedded edge frame', field: 'cpuUsPerOp', unit: 'µs/frame', what: 'the edge, a frame' },
} satisfies Readonly<Record<string, Source>>

export type FigureName = keyof typeof sources
export const figureNames = Object.keys(sources) as FigureName[]

export interface Figure {
  readonly value: number
  readonly on: string
  readonly machine: string
  readonly load: number
}

export type Figures = Readonly<Record<FigureName, Figure>>

export const figuresFile = join(import.meta.dirname, 'figures.json')

interface Kept {
  readonly measured: { readonly on: string; readonly machine: string; readonly load: number }
  readonly row: Readonly<Record<string, unknown>>
}

/** Throws, with the command that measures it, when one is missing. */
export function readFigures(file = figuresFile): Figures {
  const kept = JSON.parse(readFileSync(file, 'utf8')) as Readonly<Record<string, Kept>>
  return Object.fromEntries(figureNames.map((name) => [name, figureOf(name, kept)])) as Figures
}

function figureOf(name: FigureName, kept: Readonly<Record<string, Kept>>): Figure {
  const { row, field } = sources[name]
  const found = kept[row]
  const value = found?.row[field]
  if (found === undefined || typeof value !== 'number') {
    const [place, scenario] = row.split(' ')
    const where = place === 'engines' ? '--engines ' : ''
    throw new Error(
      `no \`${row}\` with ${field} was kept: npm run bench -- ${where}--only ${scenario} --keep operations/capacity/figures.json`,
    )
  }
  return { value, ...found.measured }
}
