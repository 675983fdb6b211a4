/**
 * A population as text: who lives where, who is in which group, who has sent what to whom. It is what
 * `impact` counts. People and groups are numbers from 0 on, in the order of their files, so that a
 * population holds nobody's id and is read into plain arrays. One JSON object a line, because an
 * export writes that with one statement and a reader can be told the line that is broken. The format
 * is told in docs/population.md.
 */
import { nearest } from '../document/nearest.ts'

export const populationSchema = 'meridian/population@1'

/** `population.json`. The counts say whether a file was cut. */
export interface PopulationHeader {
  readonly schema: typeof populationSchema
  readonly people: number
  readonly groups: number
  readonly edges: number
}

/** Records of one class in one form. `kind` is the place of class and form in the words. */
export interface Volume {
  readonly kind: number
  readonly records: number
  readonly bytes: number
}

/** A line of `people.jsonl`. */
export interface Person {
  readonly zone: number
  readonly home: number
  /** What lies in the person's home. */
  readonly kept: readonly Volume[]
}

/** A line of `edges.jsonl`: what `from` has sent to one person, or to a group. */
export interface Edge extends Volume {
  readonly from: number
  readonly to: number
  readonly toGroup: boolean
}

/** Takes a population line by line: all people, then all groups, then all edges. */
export interface PopulationSink {
  /** Before everything else: how many there will be. */
  begin(header: PopulationHeader): void
  person(person: Person): void
  group(members: readonly number[]): void
  edge(edge: Edge): void
}

/** Words a population may use, and their numbers. */
export interface PopulationWords {
  readonly zones: readonly string[]
  readonly regions: readonly string[]
  readonly classes: readonly string[]
  readonly forms: readonly string[]
}

/** A line that cannot be counted: what is wrong with it, and what to do. */
export class BrokenLine extends Error {
  readonly fix: string

  constructor(message: string, fix: string) {
    super(message)
    this.fix = fix
  }
}

/** More in one line is a slip of the export; sums stay whole numbers below 2^53 (`impact` looks at them). */
const countMax = 1e12

export const kindOf = ({ forms }: PopulationWords, dataClass: number, form: number): number =>
  dataClass * forms.length + form

export const wordsOfKind = (
  { classes, forms }: PopulationWords,
  kind: number,
): { readonly class: string; readonly form: string } => ({
  class: classes[Math.floor(kind / forms.length)] ?? '',
  form: forms[kind % forms.length] ?? '',
})

/** Reads lines of one population: refuses what is not exactly as it must be. */
export class PopulationReader {
  readonly #words: PopulationWords
  readonly #zones: ReadonlyMap<unknown, number>
  readonly #regions: ReadonlyMap<unknown, number>
  readonly #classes: ReadonlyMap<unknown, number>
  readonly #forms: ReadonlyMap<unknown, number>

  constructor(words: PopulationWords) {
    this.#words = words
    this.#zones = numbered(words.zones)
    this.#regions = numbered(words.regions)
    this.#classes = numbered(words.classes)
    this.#forms = numbered(words.forms)
  }

  person(text: string, number: number): Person {
    const line = objectOf(text)
    const { person, zone, home, kept } = line
    if (person !== number) throw misnumbered('person', person, number)
    const volumes = kept === undefined ? [] : listOf('kept', kept).map((one) => this.#kept(one))
    refuseOthers(line, ['person', 'zone', 'home', 'kept'])
    return {
      zone: this.#word(this.#zones, this.#words.zones, 'zone', zone),
      home: this.#word(this.#regions, this.#words.regions, 'home', home),
      kept: volumes,
    }
  }

  group(text: string, number: number, people: number): readonly number[] {
    const line = objectOf(text)
    const { group, members } = line
    if (group !== number) throw misnumbered('group', group, number)
    const list = listOf('members', members)
    if (list.length === 0) throw new BrokenLine('`members` is empty', 'Leave out groups without members.')
    refuseOthers(line, ['group', 'members'])
    return list.map((member) => numberBelow('members', member, people, 'people'))
  }

  edge(text: string, { people, groups }: Pick<PopulationHeader, 'people' | 'groups'>): Edge {
    const line = objectOf(text)
    const toGroup = line['group'] !== undefined
    if (toGroup === (line['to'] !== undefined))
      throw new BrokenLine('an edge goes to a person or to a group', 'Write one of `to` and `group`.')
    refuseOthers(line, toGroup ? edgeToGroup : edgeToPerson)
    const { kind, records, bytes } = this.#volume(line)
    return {
      from: numberBelow('from', line['from'], people, 'people'),
      to: toGroup
        ? numberBelow('group', line['group'], groups, 'groups')
        : numberBelow('to', line['to'], people, 'people'),
      toGroup,
      kind,
      records,
      bytes,
    }
  }

  #kept(value: unknown): Volume {
    const line = isObject(value) ? value : {}
    refuseOthers(line, ['class', 'form', 'records', 'bytes'])
    return this.#volume(line)
  }

  #volume(line: Readonly<Record<string, unknown>>): Volume {
    const dataClass = this.#word(this.#classes, this.#words.classes, 'class', line['class'])
    const form = this.#word(this.#forms, this.#words.forms, 'form', line['form'])
    return {
      kind: kindOf(this.#words, dataClass, form),
      records: this.#records(line['records']),
      bytes: count('bytes', line['bytes']),
    }
  }

  /** Nothing sent is no edge: who is counted must have done something. */
  #records(value: unknown): number {
    if (value === 0) throw new BrokenLine('`records` is 0', 'Leave it out.')
    return count('records', value)
  }

  #word(numbers: ReadonlyMap<unknown, number>, known: readonly string[], field: string, word: unknown): number {
    const number = numbers.get(word)
    if (number !== undefined) return number
    if (typeof word !== 'string') throw new BrokenLine(`\`${field}\` must be a word`, `There are ${known.join(', ')}.`)
    const like = nearest(word, known)
    throw new BrokenLine(
      `neither policy knows the ${field} \`${word}\``,
      like === undefined ? `There are ${known.join(', ')}.` : `Did you mean \`${like}\`?`,
    )
  }
}

const edgeToPerson = ['from', 'to', 'class', 'form', 'records', 'bytes']
const edgeToGroup = ['from', 'group', 'class', 'form', 'records', 'bytes']

export function readHeader(text: string): PopulationHeader {
  const line = objectOf(text)
  if (line['schema'] !== populationSchema)
    throw new BrokenLine('this is no population', `Write \`"schema":"${populationSchema}"\`.`)
  refuseOthers(line, ['schema', 'people', 'groups', 'edges'])
  return {
    schema: populationSchema,
    people: count('people', line['people'], peopleMax),
    groups: count('groups', line['groups'], peopleMax),
    edges: count('edges', line['edges']),
  }
}

/** Two bytes are kept for each. */
const peopleMax = 1e9

const numbered = (words: readonly string[]): ReadonlyMap<unknown, number> =>
  new Map(words.map((word, number) => [word, number]))

const isObject = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

function objectOf(text: string): Readonly<Record<string, unknown>> {
  const value = parsed(text)
  if (!isObject(value)) throw new BrokenLine('the line is no JSON object', 'Write one object a line, as `{"…":…}`.')
  return value
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch (error) {
    const why = error instanceof SyntaxError ? error.message : 'unreadable'
    throw new BrokenLine(
      text.trim() === '' ? 'the line is empty' : `the line is not JSON (${why})`,
      'Write the line again from its source, or leave it out and correct the count.',
    )
  }
}

function refuseOthers(line: Readonly<Record<string, unknown>>, fields: readonly string[]): void {
  for (const field in line) {
    if (fields.includes(field)) continue
    const like = nearest(field, fields)
    throw new BrokenLine(
      `there is no field \`${field}\` here`,
      like === undefined ? `There are ${fields.join(', ')}.` : `Did you mean \`${like}\`?`,
    )
  }
}

function listOf(field: string, value: unknown): readonly unknown[] {
  if (!Array.isArray(value)) throw new BrokenLine(`\`${field}\` must be a list`, `Write \`"${field}":[…]\`.`)
  return value
}

function count(field: string, value: unknown, max = countMax): number {
  if (typeof value === 'number' && Number.isInteger(value) && value >= 0 && value <= max) return value
  throw new BrokenLine(`\`${field}\` must be a whole number from 0 to ${max}`, 'Write it in digits, without quotes.')
}

function numberBelow(field: string, value: unknown, end: number, noun: string): number {
  if (typeof value === 'number' && Number.isInteger(value) && value >= 0 && value < end) return value
  const what = typeof value === 'number' ? `\`${field}\` names ${value}` : `\`${field}\` names no number`
  throw new BrokenLine(what, `There are ${end} ${noun}, numbered from 0.`)
}

const misnumbered = (field: string, found: unknown, expected: number): BrokenLine =>
  new BrokenLine(
    `\`${field}\` is ${JSON.stringify(found) ?? 'missing'}, and ${expected} comes next`,
    'Number them from 0 on, in the order of the file.',
  )
