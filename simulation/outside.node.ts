/**
 * T1: nothing in a run waits for the real world. A promise can be settled from outside only by a
 * callback of the event loop: of a timer, a file, a socket, a thread of the pool. Each of those has a
 * resource that Node announces when it is made and before its callback runs, so both are watched: what is
 * made during a run shows the line that made it, what was made earlier shows when it comes back.
 *
 * The one callback that belongs to a run is the turn in which its promises settle; promises, ticks and
 * microtasks are part of whatever turn they are in. What the engine does without Node (a module imported,
 * code compiled in the background, `Atomics.waitAsync`) is announced by nobody, and not seen here.
 */
import { createHook, executionAsyncResource } from 'node:async_hooks'
import { dirname } from 'node:path'
import type { Violation } from './checkers/checker.ts'

/** Parts of a turn; they come in the order in which they were asked for. */
const inTurn = new Set(['TickObject', 'Microtask'])
/** One stray wait makes many; the first few tell which it is. */
const toldMax = 5

let makingTurn = false

/** All microtasks, however deep: the event loop turns only when none is left. */
export function nextTurn(): Promise<void> {
  return new Promise((resolve) => {
    makingTurn = true
    setImmediate(resolve)
    makingTurn = false
  })
}

/** Watches until the returned function is called, which answers what came from outside. */
export async function watchOutside(): Promise<() => Violation[]> {
  // What the caller's own turn still has to do is not the run's.
  await nextTurn()
  const own = new Set<number>()
  const told: string[] = []
  let turns = 0
  const tell = (what: string): void => void (told.length < toldMax && told.push(what))
  const hook = createHook({
    // Promises are a thousand times as many as all else and are settled by what is watched.
    trackPromises: false,
    init(id, type) {
      if (makingTurn || inTurn.has(type)) own.add(id)
      else tell(`${type} made ${maker()}`)
    },
    before(id) {
      if (own.delete(id)) turns += 1
      else tell(`a callback of ${executionAsyncResource().constructor.name}, which is not the run's own`)
    },
  }).enable()
  return () => {
    hook.disable()
    if (turns === 0) tell('no turn of the run was seen: this watch is blind')
    return told.map((what) => ({ checker: 'simulated-time', what }))
  }
}

const root = `${dirname(import.meta.dirname)}/`

/** The innermost line of ours that is not this file. */
function maker(): string {
  const lines = new Error().stack?.split('\n') ?? []
  const line = lines.find((one) => one.includes(root) && !one.includes(import.meta.filename))
  return line === undefined ? 'by nobody of ours' : line.trim().replace(root, '').replace('file://', '')
}
