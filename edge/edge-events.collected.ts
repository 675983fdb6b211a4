/**
 * Events for a collector beside the runtime, as on one's own machine: those of a moment go together, in
 * one request behind the answer that came first. A collector that is away costs the events, nothing else.
 */
import type { Clock, Scheduler } from '../platform/clock.ts'
import type { EdgeEvent, EdgeEvents } from './edge-events.ts'

export interface Collector {
  take(events: CollectedEvents): Promise<void>
}

/** What goes over the wire, as JSON. */
export interface CollectedEvents {
  readonly events: readonly EdgeEvent[]
  /** Those that found no room since the last time. */
  readonly lost: number
}

export interface CollectedPorts {
  readonly collector: Collector
  readonly clock: Pick<Clock, 'now'>
  readonly after: Scheduler['after']
}

const gatherMs = 250
/** A second of a busy point of presence, some 200 KB. */
const waitingMax = 1_000
/** The runtime may end a request's work before it is done; then the next request begins anew. */
const givenUpAfterMs = 10_000

export function collectedEvents({ collector, clock, after }: CollectedPorts): EdgeEvents {
  const waiting: EdgeEvent[] = []
  let lost = 0
  let gatheringSince = Number.NEGATIVE_INFINITY

  const send = async (): Promise<void> => {
    await new Promise<void>((resolve) => void after(gatherMs, resolve))
    const batch = { events: waiting.splice(0), lost }
    lost = 0
    gatheringSince = Number.NEGATIVE_INFINITY
    await collector.take(batch).catch(() => {
      lost += batch.lost + batch.events.length
    })
  }

  return {
    note(event, outlasts) {
      if (waiting.length < waitingMax) waiting.push(event)
      else lost++
      const now = clock.now()
      if (now - gatheringSince < givenUpAfterMs) return
      gatheringSince = now
      outlasts(send())
    },
  }
}
