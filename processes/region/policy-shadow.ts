/**
 * An operator's handles on the shadow of a region's policy: a candidate beside the active version on
 * live traffic. It reads the log behind the work of the product and changes nothing; one at a time, and
 * gone with the process.
 */
import { isDeepStrictEqual } from 'node:util'
import { Hono } from 'hono'
import type { Clock, Scheduler } from '../../platform/clock.ts'
import type { EventLog } from '../../platform/event-log/event-log.ts'
import { fail } from '../../protocol/errors.ts'
import { laneClasses, lanePartition, laneTopic, type PartCounts, userPart } from '../../protocol/log-records.ts'
import type { Places, Region } from '../../protocol/places.ts'
import type { PolicyKeeper } from '../../regions/policy/policy-keeper.ts'
import { check } from '../../residency-policy/document/check.ts'
import { parse } from '../../residency-policy/document/parse.ts'
import type { PolicyDocument } from '../../residency-policy/document/policy-document.ts'
import type { Problem } from '../../residency-policy/document/problems.ts'
import { compileFlows } from '../../residency-policy/flows/compile-flows.ts'
import { FlowTable } from '../../residency-policy/flows/flow-table.ts'
import type { Source } from '../../residency-policy/shadow/questions-of.ts'
import { replayShadow, ShadowReader } from '../../residency-policy/shadow/read-shadow.ts'
import { Shadow } from '../../residency-policy/shadow/shadow.ts'
import { type ShadowReport, tellShadow } from '../../residency-policy/shadow/shadow-report.ts'
import { compile } from '../../residency-policy/table/compile.ts'

export interface ShadowPorts {
  readonly log: Pick<EventLog, 'read' | 'watch' | 'start' | 'end'>
  readonly scheduler: Pick<Scheduler, 'soon'>
  readonly clock: Pick<Clock, 'now'>
  readonly places: Places
  readonly others: readonly Region[]
  readonly counts: PartCounts
  readonly keeper: Pick<PolicyKeeper, 'table' | 'taken'>
}

interface Running {
  readonly shadow: Shadow
  readonly reader: ShadowReader
  readonly since: number
  failed: boolean
}

export interface ShadowReplay {
  readonly equal: boolean
  readonly live: ShadowReport
  readonly replayed: ShadowReport
}

export class RegionShadow {
  readonly #ports: ShadowPorts
  #running: Running | undefined

  constructor(ports: ShadowPorts) {
    this.#ports = ports
  }

  /** From now on; a shadow that runs already ends. */
  start(document: PolicyDocument): ShadowReport {
    const { keeper, places, clock, log, scheduler } = this.#ports
    this.#running?.reader.stop()
    const active = keeper.table
    const flows = compileFlows(document, compile(document), places)
    const shadow = new Shadow(active, new FlowTable({ ...active.record, ...flows, stops: active.record.stops }))
    const onFailed = (): void => void (running.failed = true)
    const reader = new ShadowReader({ log, scheduler, onFailed }, this.#sources(active), shadow)
    const running: Running = { shadow, reader, since: clock.now(), failed: false }
    this.#running = running
    reader.start()
    return this.report()
  }

  report(): ShadowReport {
    const { shadow, reader, since, failed } = this.#now()
    return tellShadow({ shadow, spans: reader.spans(), since, failed, places: this.#ports.places })
  }

  /**
   * Reads the same offsets again, from the log as it lies there now, and counts anew. Rejects with
   * `unavailable` when the log was cut behind the shadow.
   */
  async replay(): Promise<ShadowReplay> {
    const { shadow, reader, since, failed } = this.#now()
    const { places, log } = this.#ports
    const spans = reader.spans()
    const live = tellShadow({ shadow, spans, since, failed, places })
    const again = new Shadow(shadow.active, shadow.candidate)
    await replayShadow(log, spans, again).catch(() => {
      throw fail('unavailable', 'the log was cut behind the shadow')
    })
    const replayed = tellShadow({ shadow: again, spans, since, failed, places })
    return { equal: isDeepStrictEqual(live, replayed), live, replayed }
  }

  /** Answers what it has seen last. */
  end(): ShadowReport {
    const report = this.report()
    this.stop()
    return report
  }

  stop(): void {
    this.#running?.reader.stop()
    this.#running = undefined
  }

  /** The document of a version that was taken. */
  taken(version: number): PolicyDocument {
    const found = this.#ports.keeper.taken().find(({ release }) => release.statement.version === version)
    if (found === undefined) throw fail('not_found', `version ${version} was not taken`)
    return found.release.document
  }

  /** A text that was not published: it must be right as it would have to be then. */
  written(text: string): PolicyDocument {
    const parsed = parse(text)
    if (!parsed.ok) throw wrong(parsed.problems)
    const { problems } = check(parsed.policy, this.#ports.clock.now())
    const errors = problems.filter(({ severity }) => severity === 'error')
    if (errors.length > 0) throw wrong(errors)
    return parsed.policy.document
  }

  #now(): Running {
    if (this.#running === undefined) throw fail('not_found', 'no shadow runs')
    return this.#running
  }

  /** Where people's own acts lie, and what leaves; lanes of a later generation are another version's. */
  #sources({ record: { generation } }: FlowTable): Source[] {
    const { counts, others } = this.#ports
    const own = Array.from({ length: counts.user }, (_, part): Source => ({ part: userPart(part), toRegion: 0 }))
    const partitions = lanePartition.count(counts)
    const lanes = others.flatMap(({ alias, number }) =>
      laneClasses.flatMap((laneClass) =>
        Array.from({ length: partitions }, (_, partition): Source => {
          return { part: { topic: laneTopic(alias, laneClass, generation), partition }, toRegion: number }
        }),
      ),
    )
    return [...own, ...lanes]
  }
}

const wrong = ([first]: readonly Problem[]) =>
  fail(
    'request_invalid',
    first === undefined ? 'the document is wrong' : `${first.line}:${first.column} ${first.message}`,
  )

export function policyShadow(shadow: RegionShadow): Hono {
  const app = new Hono()
  app.get('/', (context) => context.json(shadow.report()))
  app.get('/replay', async (context) => context.json(await shadow.replay()))
  app.delete('/', (context) => context.json(shadow.end()))
  app.post('/', async (context) => {
    const body: unknown = await context.req.json().catch(() => undefined)
    const { version, document } = (body ?? {}) as { version?: unknown; document?: unknown }
    if (typeof version === 'number') return context.json(shadow.start(shadow.taken(version)))
    if (typeof document === 'string') return context.json(shadow.start(shadow.written(document)))
    throw fail('request_invalid', 'write the number of a `version` that was taken, or the text of a `document`')
  })
  return app
}
