/**
 * Regular work on many things, one after another instead of all at once: sixteen parts that store
 * their rows in one turn of the event loop hold up whoever writes meanwhile for tens of milliseconds.
 */
import type { Scheduler, Timer } from '../../platform/clock.ts'

/**
 * Every `periodMs` asks what is `due` and looks at the first of it at once, at the others evenly spread
 * over the period. `look` may find that its item has nothing to do any more.
 */
export function everyInTurns<T>(
  scheduler: Scheduler,
  periodMs: number,
  due: () => readonly T[],
  look: (item: T) => void,
): Timer {
  let turns: readonly Timer[] = []
  const period = scheduler.every(periodMs, () => {
    const items = due()
    const [first, ...later] = items
    turns = later.map((item, i) => scheduler.after(((i + 1) * periodMs) / items.length, () => look(item)))
    if (first !== undefined) look(first)
  })
  return {
    cancel() {
      period.cancel()
      for (const turn of turns) turn.cancel()
    },
  }
}
