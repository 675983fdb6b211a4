/**
 * Import cycles that exist at run time. Tarjan's algorithm finds the knots in one pass; of each knot
 * the shortest cycle is reported, because that is the one a person can cut.
 */
import type { Import } from './imports.ts'

/** One shortest cycle per knot, as `a → b → a`. */
export function findCycles(imports: readonly Import[]): string[] {
  const graph = new Map<string, string[]>()
  for (const { from, to, own, value } of imports) {
    if (own && value) graph.set(from, [...(graph.get(from) ?? []), to])
  }
  return knots(graph).map((knot) => shortestCycle(graph, knot).join(' → '))
}

type Graph = ReadonlyMap<string, readonly string[]>

function knots(graph: Graph): string[][] {
  const found: string[][] = []
  const order = new Map<string, number>()
  const low = new Map<string, number>()
  const stack: string[] = []
  const visit = (node: string): number => {
    const mine = order.size
    order.set(node, mine)
    low.set(node, mine)
    stack.push(node)
    for (const next of graph.get(node) ?? []) {
      if (!order.has(next)) low.set(node, Math.min(low.get(node) ?? mine, visit(next)))
      else if (stack.includes(next)) low.set(node, Math.min(low.get(node) ?? mine, order.get(next) ?? mine))
    }
    if (low.get(node) === mine) {
      const knot = stack.splice(stack.indexOf(node))
      if (knot.length > 1 || graph.get(node)?.includes(node)) found.push(knot)
    }
    return low.get(node) ?? mine
  }
  for (const node of graph.keys()) if (!order.has(node)) visit(node)
  return found
}

/** Breadth first from each member of the knot back to itself. */
function shortestCycle(graph: Graph, knot: readonly string[]): string[] {
  const inside = new Set(knot)
  const cycles = knot.map((start) => {
    const paths: string[][] = [[start]]
    const seen = new Set<string>()
    for (let path = paths.shift(); path !== undefined; path = paths.shift()) {
      for (const next of graph.get(path.at(-1) ?? start) ?? []) {
        if (next === start) return [...path, start]
        if (!inside.has(next) || seen.has(next)) continue
        seen.add(next)
        paths.push([...path, next])
      }
    }
    return []
  })
  return cycles.filter((cycle) => cycle.length > 0).sort((a, b) => a.length - b.length)[0] ?? []
}
