/** How long people of a region wait for answers after a fault, read from what their devices wrote down. */
import { setTimeout as pause } from 'node:timers/promises'
import type { Injection } from './injections/injection.ts'
import type { Spoken } from './recorded-device.ts'
import type { Talker } from './talkers.ts'

export interface Recovery {
  readonly kind: string
  /** Until the last send that had to wait for more than a moment was answered; 0: nobody noticed. */
  readonly recoveryMs: number
  readonly longestWaitMs: number
}

/** A region comes back in seconds, on a busy machine in a minute or two; what takes longer has hung. */
const patienceMs = 240_000
const lookEveryMs = 50
/** Who waits longer than this for an answer has noticed something. */
const noticedMs = 2_000

export interface Fault {
  readonly injection: Injection
  /** By `performance.now()`. */
  readonly begunAtMs: number
  readonly goneAtMs: number
}

/**
 * Resolves once everything that people of the region had said when the fault was gone has an answer, and
 * something that they said since. Throws when that does not come about.
 */
export async function recovered(fault: Fault, talkers: readonly Talker[]): Promise<Recovery> {
  const { injection, begunAtMs, goneAtMs } = fault
  const { kind, where, region } = injection
  const devices = talkers.filter((talker) => talker.region === region).map(({ device }) => device)
  for (;;) {
    const said = devices.flatMap(({ outbox }) => outbox)
    const since = said.some(({ saidAtMs, answeredAtMs }) => saidAtMs >= goneAtMs && answeredAtMs !== undefined)
    if (since && said.every(({ saidAtMs, answeredAtMs }) => saidAtMs >= goneAtMs || answeredAtMs !== undefined))
      return recoveryOf(
        fault,
        said.filter(({ answeredAtMs = 0 }) => answeredAtMs > begunAtMs),
      )
    if (performance.now() - goneAtMs > patienceMs)
      throw new Error(`${patienceMs / 1_000} s after ${kind} (${where}) people of ${region} still wait for answers`)
    await pause(lookEveryMs)
  }
}

/** `answered`: sends whose answers came since it began. */
function recoveryOf({ injection, begunAtMs, goneAtMs }: Fault, answered: readonly Spoken[]): Recovery {
  const from = injection.recoversFrom === 'its begin' ? begunAtMs : goneAtMs
  // What somebody waited before it began belongs to another fault.
  const waits = answered.map(({ saidAtMs, answeredAtMs = 0 }) => ({
    at: answeredAtMs,
    ms: answeredAtMs - Math.max(saidAtMs, begunAtMs),
  }))
  const noticed = waits.filter(({ ms }) => ms > noticedMs).map(({ at }) => at - from)
  return {
    kind: injection.kind,
    recoveryMs: Math.round(Math.max(0, ...noticed)),
    longestWaitMs: Math.round(Math.max(...waits.map(({ ms }) => ms))),
  }
}
