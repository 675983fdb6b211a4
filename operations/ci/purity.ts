/**
 * Rooms that must be pure functions of what they are given, the fold (W8) and the policy decision, and
 * what a browser loads, which has no Node. Lint bans the clock by name; this walks everything such a
 * room reaches at run time and finds the module of Node or of a package that could read a clock, a file
 * or a socket, however far away.
 */
import type { Import } from './imports.ts'

const pureRooms = ['regions/fold/', 'residency-policy/decide.ts', 'residency-policy/table/', 'clients/sdk/browser/']

const proof = /\.(test|bench|fuzz|contract)\.ts$/

/** A sentence for each package that a pure room reaches, with the path to it. */
export function impureReaches(imports: readonly Import[]): string[] {
  const values = imports.filter((entry) => entry.value)
  const importsOfFile = Map.groupBy(values, (entry) => entry.from)
  const starts = [...importsOfFile.keys()].filter((path) => isPure(path) && !proof.test(path))
  // By the edge that leaves the house; of the ways to it the shortest is told.
  const ways = new Map<string, string[]>()
  for (const start of starts) {
    const paths: string[][] = [[start]]
    const seen = new Set([start])
    for (let path = paths.shift(); path !== undefined; path = paths.shift()) {
      for (const { to, own } of importsOfFile.get(path.at(-1) ?? '') ?? []) {
        const longer = [...path, to]
        const edge = longer.slice(-2).join(' → ')
        if (!own && (ways.get(edge)?.length ?? Infinity) > longer.length) ways.set(edge, longer)
        if (own && !seen.has(to)) paths.push(longer)
        seen.add(to)
      }
    }
  }
  return [...ways.values()].map((way) => `${way.join(' → ')}: a pure room reaches a package`)
}

const isPure = (path: string): boolean => pureRooms.some((room) => path.startsWith(room))

/** Our own files that are there at run time when `starts` are: themselves and what they import, however far. */
export function reachedFrom(imports: readonly Import[], ...starts: readonly string[]): ReadonlySet<string> {
  const importsOfFile = Map.groupBy(
    imports.filter(({ value, own }) => value && own),
    ({ from }) => from,
  )
  const reached = new Set(starts)
  for (const path of reached) for (const { to } of importsOfFile.get(path) ?? []) reached.add(to)
  return reached
}
