/**
 * Text to document: strict YAML 1.2 with unique keys, without anchors, tags and invisible characters,
 * then the closed shape. All problems at once, each at its line and column. YAML 1.1 would read the
 * country code `NO` as false; 1.2 does not.
 */
import { Ajv, type ErrorObject } from 'ajv'
import {
  isAlias,
  isCollection,
  isMap,
  isNode,
  isPair,
  isScalar,
  LineCounter,
  type Node,
  parseDocument,
  visit,
} from 'yaml'
import type { PolicyDocument } from './policy-document.ts'
import { type DocumentPath, type Position, type Problem, type ProblemCode, problemKinds } from './problems.ts'
import { nearest } from './nearest.ts'
import { schema } from './schema.ts'

/** A document with the place of each of its values in the text. */
export interface ParsedPolicy {
  readonly document: PolicyDocument
  /** Where the value (or, `key`, its key) stands; of one that is not there, where it would belong. */
  at(path: DocumentPath, part?: 'key' | 'value'): Position
}

export type ParseResult =
  | { readonly ok: true; readonly policy: ParsedPolicy; readonly problems: readonly [] }
  | { readonly ok: false; readonly problems: readonly Problem[] }

const bytesMax = 1_048_576
const depthMax = 20
/** More than this nobody repairs in one go, and a broken file repeats one mistake. */
const problemsMax = 200

/** Everything but line feed and carriage return that a reader of the text would not see. */
const invisible =
  /[\u0000-\u0009\u000b\u000c\u000e-\u001f\u007f-\u009f\u00ad\u200b-\u200f\u2028-\u202e\u2060-\u2064\u2066-\u2069\ufeff]/u

export function parse(text: string): ParseResult {
  const unreadable = problemsOfText(text)
  if (unreadable.length > 0) return { ok: false, problems: unreadable }
  const lines = new LineCounter()
  const yaml = parseDocument(text, {
    version: '1.2',
    schema: 'core',
    strict: true,
    uniqueKeys: true,
    merge: false,
    prettyErrors: false,
    lineCounter: lines,
  })
  const at = positionsOf(yaml.contents, lines)
  const syntax = [
    ...[...yaml.errors, ...yaml.warnings].map(({ code, message, pos }) => {
      const kind = code === 'DUPLICATE_KEY' ? 'yaml-duplicate-key' : 'yaml-syntax'
      return problem(kind, position(lines, pos[0]), message)
    }),
    ...problemsOfNodes(yaml.contents, lines),
    ...problemsOfNames(yaml.contents, lines),
  ]
  if (syntax.length > 0) return { ok: false, problems: syntax.slice(0, problemsMax) }
  const value: unknown = yaml.toJS({ maxAliasCount: 0 })
  if (isShaped(value)) {
    const policy = { document: value, at }
    const kinds = problemsOfKinds(policy)
    return kinds.length > 0 ? { ok: false, problems: kinds } : { ok: true, policy, problems: [] }
  }
  return { ok: false, problems: shapeProblems(isShaped.errors ?? [], at).slice(0, problemsMax) }
}

export const problem = (code: ProblemCode, where: Position, message: string, fix?: string): Problem => ({
  code,
  severity: problemKinds[code].severity,
  ...where,
  message,
  fix: fix ?? problemKinds[code].fix,
})

const isShaped = new Ajv({ allErrors: true, strict: true, verbose: true }).compile<PolicyDocument>(schema)

function problemsOfText(text: string): Problem[] {
  if (Buffer.byteLength(text) > bytesMax) {
    return [problem('too-large', { line: 1, column: 1 }, `the document has more than ${bytesMax} bytes`)]
  }
  const found: Problem[] = []
  for (const [index, line] of text.split('\n').entries()) {
    const at = line.search(invisible)
    if (at < 0 || found.length >= problemsMax) continue
    const code = (line.codePointAt(at) ?? 0).toString(16).toUpperCase().padStart(4, '0')
    const name = code === '0009' ? 'a tab' : code === 'FEFF' ? 'a byte-order mark' : `the invisible character U+${code}`
    found.push(problem('yaml-invisible', { line: index + 1, column: at + 1 }, `${name} stands here`))
  }
  return found
}

function problemsOfNodes(contents: Node | null, lines: LineCounter): Problem[] {
  const found: Problem[] = []
  if (contents === null) return [problem('yaml-syntax', { line: 1, column: 1 }, 'the document is empty')]
  visit(contents, {
    Node: (_, node, path) => {
      const where = position(lines, node.range?.[0] ?? 0)
      if (isAlias(node)) found.push(problem('yaml-reference', where, `\`*${node.source}\` is an alias`))
      else if (node.anchor !== undefined)
        found.push(problem('yaml-reference', where, `\`&${node.anchor}\` is an anchor`))
      else if (node.tag !== undefined && !node.tag.startsWith('tag:yaml.org,2002:'))
        found.push(problem('yaml-reference', where, `\`${node.tag}\` is a tag`))
      if (path.length > depthMax * 2) {
        found.push(problem('too-large', where, `deeper than ${depthMax} levels`))
        return visit.BREAK
      }
      return undefined
    },
  })
  return found
}

/** YAML reads `1e3` as a number, which as a name would be `1000`. */
function problemsOfNames(contents: Node | null, lines: LineCounter): Problem[] {
  const found: Problem[] = []
  visit(contents, {
    Pair: (_, { key }) => {
      if (!isScalar(key) || typeof key.value === 'string') return
      const where = position(lines, key.range?.[0] ?? 0)
      found.push(problem('wrong-value', where, `the name \`${key.source ?? ''}\` is not read as text`, inQuotes))
    },
  })
  return found
}

const inQuotes = 'If it is meant as text, put it in quotes.'

const position = (lines: LineCounter, offset: number): Position => {
  const { line, col } = lines.linePos(offset)
  return { line: Math.max(line, 1), column: Math.max(col, 1) }
}

/** Looks a path up in the tree; of what is not there the nearest thing around it answers. */
function positionsOf(contents: Node | null, lines: LineCounter): ParsedPolicy['at'] {
  return (path, part = 'value') => {
    let node: unknown = contents
    let offset = contents?.range?.[0] ?? 0
    for (const [index, step] of path.entries()) {
      if (!isCollection(node)) break
      const pair = isMap(node)
        ? node.items.find(({ key }) => isScalar(key) && String(key.value) === String(step))
        : undefined
      const next: unknown = isPair(pair) ? pair.value : isMap(node) ? undefined : node.get(step as number, true)
      const key: unknown = pair?.key
      const last = index === path.length - 1
      if (isNode(key) && (!isNode(next) || (last && part === 'key'))) offset = key.range?.[0] ?? offset
      if (!isNode(next)) break
      if (!(last && part === 'key' && isNode(key))) offset = next.range?.[0] ?? offset
      node = next
    }
    return position(lines, offset)
  }
}

/** Errors of the schema in the author's words, without those that only repeat another. */
function shapeProblems(errors: readonly ErrorObject[], at: ParsedPolicy['at']): Problem[] {
  const branches = errors.filter(({ keyword }) => keyword === 'anyOf')
  const inBranch = (error: ErrorObject): boolean =>
    branches.some((branch) => error !== branch && error.schemaPath.startsWith(`${branch.schemaPath}/`))
  const problems = errors.filter((error) => !inBranch(error)).map((error) => shapeProblem(error, errors, at))
  return problems.filter(
    (each, index) =>
      problems.findIndex((other) => other.line === each.line && other.message === each.message) === index,
  )
}

function shapeProblem(error: ErrorObject, all: readonly ErrorObject[], at: ParsedPolicy['at']): Problem {
  const path = pathOf(error.instancePath)
  const name = path.length === 0 ? 'the document' : `\`${path.join('.')}\``
  const params = error.params as Record<string, unknown>
  switch (error.keyword) {
    case 'additionalProperties': {
      const field = String(params['additionalProperty'])
      const known = Object.keys((error.parentSchema?.['properties'] ?? {}) as object)
      const like = nearest(field, known)
      const fix = like === undefined ? `There are ${known.join(', ')}.` : `Did you mean \`${like}\`?`
      return problem('unknown-field', at([...path, field], 'key'), `\`${field}\` is no field of ${name}`, fix)
    }
    case 'required':
      return problem('missing-field', at(path), `${name} has no \`${String(params['missingProperty'])}\``)
    case 'anyOf':
      return problem('wrong-value', at(path), `${name} ${choicesOf(error, all)}`, fixOf(branchesOf(error, all)))
    case 'propertyNames':
      return problem(
        'wrong-value',
        at(path),
        `\`${String(params['propertyName'])}\` is not a word: a letter, then letters, digits, \`.\`, \`-\`, \`_\``,
      )
    default:
      return problem('wrong-value', at(path), `${name} ${sentenceOf(error)}`, fixOf([error]))
  }
}

/** A number, a truth or nothing where a word belongs was most likely meant as that word. */
function fixOf(errors: readonly ErrorObject[]): string | undefined {
  const isBare = ({ keyword, params, data }: ErrorObject): boolean =>
    keyword === 'type' &&
    (params as { type?: unknown }).type === 'string' &&
    (data === null || typeof data !== 'object')
  return errors.some(isBare) ? inQuotes : undefined
}

function choicesOf(error: ErrorObject, all: readonly ErrorObject[]): string {
  return [...new Set(branchesOf(error, all).map(sentenceOf))].join(', or ')
}

const branchesOf = (error: ErrorObject, all: readonly ErrorObject[]): ErrorObject[] =>
  all.filter((other) => other !== error && other.schemaPath.startsWith(`${error.schemaPath}/`))

function sentenceOf({ keyword, params, message }: ErrorObject): string {
  const of = params as Record<string, unknown>
  switch (keyword) {
    case 'const':
      return `must be \`${String(of['allowedValue'])}\``
    case 'enum':
      return `must be one of ${(of['allowedValues'] as unknown[]).map((value) => `\`${String(value)}\``).join(', ')}`
    case 'type':
      return `must be ${of['type'] === 'array' ? 'a list' : of['type'] === 'object' ? 'a map of fields' : `a ${String(of['type'])}`}`
    case 'pattern':
      return 'is not written as it must be'
    case 'minItems':
      return 'must not be empty'
    case 'uniqueItems':
      return 'names one word twice'
    default:
      return message ?? 'is not as it must be'
  }
}

const pathOf = (pointer: string): (string | number)[] =>
  pointer
    .split('/')
    .slice(1)
    .map((step) => step.replaceAll('~1', '/').replaceAll('~0', '~'))
    .map((step) => (/^\d+$/.test(step) ? Number(step) : step))

/** Of an invariant's three forms, and of a test's two, exactly one. */
function problemsOfKinds({ document, at }: ParsedPolicy): Problem[] {
  const one = (list: 'invariants' | 'tests', forms: readonly string[]): Problem[] =>
    (document[list] ?? []).flatMap((entry, index) => {
      const present = forms.filter((form) => form in entry)
      if (present.length === 1) return []
      return [
        problem(
          'wrong-value',
          at([list, index]),
          `must have exactly one of ${forms.map((form) => `\`${form}\``).join(', ')}`,
        ),
      ]
    })
  const between = (document.tests ?? []).flatMap((test, index) =>
    'movement' in test && !('between' in test)
      ? [problem('missing-field', at(['tests', index]), '`between` is missing')]
      : 'given' in test && !('name' in test)
        ? [problem('missing-field', at(['tests', index]), '`name` is missing')]
        : [],
  )
  return [
    ...one('invariants', ['never', 'possible', 'basisRequired']),
    ...one('tests', ['given', 'movement']),
    ...between,
  ]
}
