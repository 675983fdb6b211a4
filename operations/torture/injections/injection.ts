/** One fault that befalls a running world, and how it goes away. */
import type { Random } from '../../../platform/random.ts'

export interface Injection {
  /** `kill kafka`, `black hole region–region`: under this its recovery is told. */
  readonly kind: string
  /** What it befalls. */
  readonly where: string
  /** Whose people may feel it. */
  readonly region: string
  /** How long it stays. */
  readonly holdMs: number
  /** What was killed is replaced while it is away; whatever else befell a part works again when that is gone. */
  readonly recoversFrom: 'its begin' | 'its end'
  begin(): Promise<void>
  /** Resolves when the fault is gone, whatever that took; only then may the next one begin. */
  lift(): Promise<void>
}

/** A kind with all the places it may befall; which one, chance says. */
export interface KindOfInjection {
  readonly kind: string
  draw(random: Random): Injection
}

/** Some faults end before anybody has noticed them, and some last longer than the time limits of whoever waits. */
export const holdMsOf = (random: Random): number => 1_000 + random.integer(11_000)

/** Each kind once in a random order, then each again in another one. */
export function drawInjections(kinds: readonly KindOfInjection[], random: Random, count: number): Injection[] {
  const drawn: Injection[] = []
  while (drawn.length < count && kinds.length > 0) {
    for (const kind of shuffled(kinds, random).slice(0, count - drawn.length)) drawn.push(kind.draw(random))
  }
  return drawn
}

function shuffled<T>(given: readonly T[], random: Random): T[] {
  const list = [...given]
  for (let end = list.length - 1; end > 0; end--) {
    const at = random.integer(end + 1)
    ;[list[at], list[end]] = [list[end] as T, list[at] as T]
  }
  return list
}
