/**
 * The tables of `docs/degradation.md`, made from the cells that are tests so that page and product
 * cannot disagree: a test compares, `npm run generate` writes them between their two marks.
 */
import {
  type Bound,
  bounds,
  type Cell,
  type EngineRows,
  type Gets,
  operations,
  type Row,
  table,
  wordsOf,
} from '../scenarios/degradation/cells.ts'

const begin = '<!-- made from operations/scenarios/degradation/cells.ts by `npm run generate` -->'
const end = '<!-- until here -->'

/** `page` with its tables as the cells say them. */
export function degradationPage(page: string): string {
  const [before, rest] = page.split(begin)
  const [, after] = rest?.split(end) ?? []
  if (before === undefined || after === undefined) throw new Error(`the page lacks \`${begin}\` or \`${end}\``)
  return `${before}${begin}\n\n${tables().join('\n')}\n\n${end}${after}`
}

const tables = (): string[] => [
  ...markdown(
    ['engine', 'it', ...operations, 'what comes back by itself'],
    table.flatMap((engine: EngineRows) => rowsOf(engine)),
  ),
  '',
  ...(Object.keys(bounds) as Bound[]).map((bound) => `- ${bounds[bound].ms / 1_000} s: ${bounds[bound].why}`),
]

const rowsOf = ({ engine, rows, back }: EngineRows): string[][] =>
  Object.entries(rows).map(([state, row], at) => [
    at === 0 ? engine : '',
    state,
    ...operations.map((operation) => cellOf((row as Row)[operation])),
    at === 0 ? back : '',
  ])

const cellOf = ({ warm, cold }: Cell): string =>
  cold === undefined ? shown(warm) : `${shown(warm)}; cold: ${shown(cold)}`

const shown = (gets: Gets): string => (gets.gets === 'the same' ? wordsOf(gets) : `**${wordsOf(gets)}**`)

const markdown = (head: readonly string[], rows: readonly (readonly string[])[]): string[] =>
  [head, head.map(() => '---'), ...rows].map((cells) => `| ${cells.join(' | ')} |`)
