/**
 * Steps as OpenTelemetry spans, sent over OTLP/HTTP to the collector of this region and to no other.
 * The trace id and the id of the first span are a keyed hash of the message's id, so that spans of
 * several processes and regions fit together, and a collector alone cannot tell which message it was.
 *
 * A collector that is away costs a counter: what waits for it has a bound, and what is beyond it is
 * dropped. What leaves the process passes the allow-list of `tracing.ts` once more, whoever made it.
 */
import { ROOT_CONTEXT, trace as traceApi, TraceFlags } from '@opentelemetry/api'
import { OTLPTraceExporter } from '@opentelemetry/exporter-trace-otlp-http'
import { resourceFromAttributes } from '@opentelemetry/resources'
import {
  AlwaysOnSampler,
  BatchSpanProcessor,
  type IdGenerator,
  RandomIdGenerator,
  type ReadableSpan,
  type SpanExporter,
  TracerProvider,
} from '@opentelemetry/sdk-trace'
import { type Scheduler, settledWithin } from './clock.ts'
import type { Service } from './lifecycle.ts'
import type { ImmediateMac } from './mac.ts'
import type { CountBy, Metrics } from './metrics.ts'
import {
  chooser,
  isAllowedFact,
  type StepFacts,
  type StepName,
  stepNames,
  type Trace,
  type Tracing,
} from './tracing.ts'

/** What a process is told about traces. */
export interface TracingConfig {
  /** Base URL of this region's collector; spans go to its `/v1/traces`. */
  readonly collector: string
  /** One message in so many is followed. */
  readonly every: number
  /** Base64url, the same in all regions: trace ids are made with it. */
  readonly key: string
}

export interface TracingPorts {
  readonly exporter: SpanExporter
  readonly mac: ImmediateMac
  readonly metrics: Metrics
  readonly scheduler: Scheduler
  /** Wall-clock milliseconds with fractions. */
  now(): number
}

export interface TracedProcess {
  readonly region: string
  /** `eu`, `eu/gateway-1`. */
  readonly process: string
}

export interface OpenTracing extends Tracing, Service {
  /** Under which trace a message is told of, and whether it is: for an operator who has its id. */
  find(idHi: number, idLo: number): { readonly traceId: string; readonly followed: boolean }
}

/** Spans that may wait for the collector: a few megabytes, and a minute of one message in a hundred of a busy region. */
const waitingMax = 4_096
const batchMax = 512
const exportEveryMs = 1_000
/** A collector that needs longer is away. */
const exportTimeoutMs = 5_000
const stopMs = 1_000
const fates = ['exported', 'dropped', 'failed'] as const

export const spanFates = (metrics: Metrics): CountBy =>
  metrics.countBy('trace_spans_total', 'steps of followed messages, by what became of them', 'fate', fates)

export const otlpExporter = ({ collector }: TracingConfig): SpanExporter =>
  new OTLPTraceExporter({
    url: `${collector.replace(/\/+$/, '')}/v1/traces`,
    timeoutMillis: exportTimeoutMs,
    concurrencyLimit: 2,
  })

export function openTracing(
  { every, key }: TracingConfig,
  { region, process }: TracedProcess,
  { exporter, mac, metrics, scheduler, now }: TracingPorts,
): OpenTracing {
  const spans = spanFates(metrics)
  const gate = new AllowedSpans(exporter, spans)
  const ids = new NamedIds()
  const provider = new TracerProvider({
    resource: resourceFromAttributes({
      'service.name': 'meridian',
      'meridian.region': region,
      'meridian.process': process,
    }),
    sampler: new AlwaysOnSampler(),
    idGenerator: ids,
    spanProcessors: [
      new BatchSpanProcessor({
        exporter: gate,
        maxQueueSize: waitingMax,
        maxExportBatchSize: batchMax,
        scheduledDelayMillis: exportEveryMs,
        exportTimeoutMillis: 2 * exportTimeoutMs,
      }),
    ],
  })
  const tracer = provider.getTracer('meridian')
  const isChosen = chooser(every)
  const keyBytes = new Uint8Array(Buffer.from(key, 'base64url'))
  const tell = (named: NamedTrace, name: StepName, fromMs: number, facts: StepFacts): void => {
    if (!gate.mayTake()) return
    const isFirst = name === 'send'
    ids.first = isFirst ? named : undefined
    const context = isFirst
      ? ROOT_CONTEXT
      : traceApi.setSpanContext(ROOT_CONTEXT, { ...named, traceFlags: TraceFlags.SAMPLED })
    tracer.startSpan(name, { startTime: fromMs, attributes: facts }, context).end(Math.max(fromMs, now()))
  }
  return {
    now,
    trace(idHi, idLo): Trace | undefined {
      if (!isChosen(idHi, idLo)) return undefined
      const named = namedTrace(mac, keyBytes, idHi, idLo)
      return { step: (name, fromMs, facts) => tell(named, name, fromMs, facts) }
    },
    find: (idHi, idLo) => ({
      traceId: namedTrace(mac, keyBytes, idHi, idLo).traceId,
      followed: isChosen(idHi, idLo),
    }),
    // What the collector does not take at once is lost: no process stays for it.
    stop: () => settledWithin(scheduler, stopMs, provider.shutdown()),
  }
}

/** Of a message: its trace, and the span that all others lie below. */
interface NamedTrace {
  readonly traceId: string
  readonly spanId: string
}

function namedTrace(mac: ImmediateMac, key: Uint8Array, idHi: number, idLo: number): NamedTrace {
  const id = Buffer.alloc(8)
  id.writeUInt32BE(idHi, 0)
  id.writeUInt32BE(idLo, 4)
  const hash = Buffer.from(mac.sign(key, id)).toString('hex')
  return { traceId: hash.slice(0, 32), spanId: hash.slice(32, 48) }
}

/** Chance, but for the one span whose ids every process can name. */
class NamedIds implements IdGenerator {
  readonly #chance = new RandomIdGenerator()
  first: NamedTrace | undefined

  generateTraceId(): string {
    return this.first?.traceId ?? this.#chance.generateTraceId()
  }

  generateSpanId(): string {
    return this.first?.spanId ?? this.#chance.generateSpanId()
  }
}

type Answered = Parameters<SpanExporter['export']>[1]

/** The last thing before the wire: lets out what is on the list, counts, and bounds what waits. */
export class AllowedSpans implements SpanExporter {
  readonly #exporter: SpanExporter
  readonly #fates: CountBy
  #waiting = 0

  constructor(exporter: SpanExporter, spanFates: CountBy) {
    this.#exporter = exporter
    this.#fates = spanFates
  }

  /** Whether one more span may wait; if not, it is counted as dropped. */
  mayTake(): boolean {
    if (this.#waiting >= waitingMax) {
      this.#fates.add('dropped')
      return false
    }
    this.#waiting += 1
    return true
  }

  export(spans: ReadableSpan[], answered: Answered): void {
    const allowed = spans.filter(({ name }) => (stepNames as readonly string[]).includes(name)).map(allowedPart)
    this.#fates.add('dropped', spans.length - allowed.length)
    this.#exporter.export(allowed, (result) => {
      this.#waiting = Math.max(0, this.#waiting - spans.length)
      this.#fates.add(result.code === exportSucceeded ? 'exported' : 'failed', allowed.length)
      answered(result)
    })
  }

  forceFlush(): Promise<void> {
    return this.#exporter.forceFlush?.() ?? Promise.resolve()
  }

  shutdown(): Promise<void> {
    return this.#exporter.shutdown()
  }
}

/** OpenTelemetry's ExportResultCode.SUCCESS; its package is not one of ours. */
const exportSucceeded = 0

/** Events, links and a status hold free text, so none of them leaves. */
const allowedPart = (span: ReadableSpan): ReadableSpan => ({
  name: span.name,
  kind: span.kind,
  spanContext: () => span.spanContext(),
  ...(span.parentSpanContext === undefined ? {} : { parentSpanContext: span.parentSpanContext }),
  startTime: span.startTime,
  endTime: span.endTime,
  duration: span.duration,
  status: { code: span.status.code },
  attributes: Object.fromEntries(Object.entries(span.attributes).filter(([name, value]) => isAllowedFact(name, value))),
  links: [],
  events: [],
  ended: span.ended,
  resource: span.resource,
  instrumentationScope: span.instrumentationScope,
  droppedAttributesCount: span.droppedAttributesCount,
  droppedEventsCount: 0,
  droppedLinksCount: 0,
})
