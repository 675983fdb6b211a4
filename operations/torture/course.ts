/** Faults that befall a world one after the other, or some of them at the same time, until all have been or one is not got over. */
import { setTimeout as pause } from 'node:timers/promises'
import type { Violation } from '../../simulation/checkers/checker.ts'
import type { Injection } from './injections/injection.ts'
import { recovered, type Recovery } from './recovery.ts'
import type { Talker } from './talkers.ts'

export interface Course {
  readonly recoveries: Recovery[]
  /** Of what did not recover. What was said then may never be answered: nothing more is tried. */
  readonly hung: Violation[]
}

export interface Befalling {
  readonly injections: readonly Injection[]
  /** So many at the same time: the next begins before the last was healed. */
  readonly overlap: number
  readonly talkers: readonly Talker[]
  readonly say: (text: string) => void
}

export async function befallAll({ injections, overlap, talkers, say }: Befalling): Promise<Course> {
  const [recoveries, hung]: [Recovery[], Violation[]] = [[], []]
  const waiting = [...injections]
  const busy = new Set<string>()
  /** Two faults of one thing at the same time would end each other. */
  const next = (): Injection | undefined => {
    const at = hung.length > 0 ? -1 : waiting.findIndex(({ where }) => !busy.has(where))
    return at < 0 ? undefined : waiting.splice(at, 1)[0]
  }
  const inTurn = async (): Promise<void> => {
    for (let injection = next(); injection !== undefined; injection = next()) {
      const { kind, where } = injection
      const number = injections.indexOf(injection) + 1
      busy.add(where)
      say(`${number}/${injections.length}: ${kind} (${where})`)
      try {
        const recovery = await befall(injection, talkers)
        say(`  ${number} ${kind}: ${inWords(recovery)}`)
        recoveries.push(recovery)
      } catch (caught) {
        const what = `${kind}: ${(caught as Error).message}`
        say(`  ${number} ${what}`)
        hung.push({ checker: 'recovery', what })
      }
      busy.delete(where)
    }
  }
  await Promise.all(Array.from({ length: overlap }, inTurn))
  return { recoveries, hung }
}

const inWords = ({ recoveryMs }: Recovery): string =>
  recoveryMs === 0 ? 'nobody noticed' : `answered again after ${(recoveryMs / 1_000).toFixed(1)} s`

async function befall(injection: Injection, talkers: readonly Talker[]): Promise<Recovery> {
  const begunAtMs = performance.now()
  try {
    await injection.begin()
    await pause(injection.holdMs)
  } finally {
    await injection.lift()
  }
  return recovered({ injection, begunAtMs, goneAtMs: performance.now() }, talkers)
}
