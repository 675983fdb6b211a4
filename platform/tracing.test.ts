import assert from 'node:assert/strict'
import { test } from 'node:test'
import { InMemorySpanExporter, type ReadableSpan, type SpanExporter } from '@opentelemetry/sdk-trace'
import { fineNow, nodeScheduler } from './clock.node.ts'
import { nodeMac } from './mac.node.ts'
import { Metrics } from './metrics.ts'
import { AllowedSpans, openTracing, type OpenTracing } from './tracing.otlp.ts'
import { chooser, isAllowedFact } from './tracing.ts'

const key = Buffer.alloc(32, 7).toString('base64url')

const opened = (exporter: SpanExporter, metrics = new Metrics(), process = 'eu'): OpenTracing =>
  openTracing(
    { collector: 'http://127.0.0.1:1', every: 1, key },
    { region: 'eu', process },
    { exporter, mac: nodeMac, metrics, scheduler: nodeScheduler, now: fineNow },
  )

/** Spans are in memory only until the exporter is shut down. */
class KeptSpans implements SpanExporter {
  readonly spans: ReadableSpan[] = []
  readonly #inner = new InMemorySpanExporter()
  export(spans: ReadableSpan[], answered: Parameters<SpanExporter['export']>[1]): void {
    this.spans.push(...spans)
    this.#inner.export(spans, answered)
  }
  shutdown(): Promise<void> {
    return this.#inner.shutdown()
  }
}

/** Ids as a region gives them: of some milliseconds, with a counter. */
function* ids(count: number): Iterable<[number, number]> {
  for (let i = 0; i < count; i++) yield [123_456_000 + (i >>> 12), ((i % 4_096) * 2 ** 20 + (i % 7)) >>> 0]
}

test('one id in so many is chosen, evenly, and fewer are a part of more', () => {
  const [hundredth, tenth] = [chooser(100), chooser(10)]
  let [fewer, more] = [0, 0]
  for (const [idHi, idLo] of ids(200_000)) {
    if (hundredth(idHi, idLo)) {
      fewer += 1
      assert.ok(tenth(idHi, idLo), 'a region that follows more follows these, too')
    }
    if (tenth(idHi, idLo)) more += 1
  }
  assert.ok(Math.abs(fewer - 2_000) < 300, `${fewer} of 2,000`)
  assert.ok(Math.abs(more - 20_000) < 1_000, `${more} of 20,000`)
})

test('ids that differ in their counter alone are chosen apart', () => {
  const isChosen = chooser(16)
  const chosen = Array.from({ length: 256 }, (_, counter) => isChosen(123_456_789, counter)).filter(Boolean)
  assert.ok(chosen.length > 2 && chosen.length < 40, `${chosen.length} of 256`)
})

test('every id is chosen when all are', () => {
  const isChosen = chooser(1)
  for (const [idHi, idLo] of ids(10_000)) assert.ok(isChosen(idHi, idLo))
  assert.ok(isChosen(0xffff_ffff, 0xffff_ffff))
})

test('two processes say the same trace and the same first span, and their steps lie below it', async () => {
  const [atHome, elsewhere] = [new KeptSpans(), new KeptSpans()]
  const [home, other] = [opened(atHome), opened(elsewhere, new Metrics(), 'ap')]
  const from = fineNow()
  home.trace(5, 6)?.step('fold', from, { topic: 'user', part: 3, offset: 9, kind: 'command' })
  home.trace(5, 6)?.step('send', from, { part: 3 })
  other.trace(5, 6)?.step('receive', from, { from: 'eu', to: 'ap' })
  home.trace(5, 7)?.step('fold', from, {})
  await Promise.all([home.stop(), other.stop()])
  const [fold, send, another] = atHome.spans as [ReadableSpan, ReadableSpan, ReadableSpan]
  const [receive] = elsewhere.spans as [ReadableSpan]
  for (const span of [fold, receive]) {
    assert.equal(span.spanContext().traceId, send.spanContext().traceId)
    assert.equal(span.parentSpanContext?.spanId, send.spanContext().spanId)
  }
  assert.equal(send.parentSpanContext, undefined)
  assert.notEqual(another.spanContext().traceId, send.spanContext().traceId)
  assert.deepEqual(fold.attributes, { topic: 'user', part: 3, offset: 9, kind: 'command' })
  assert.deepEqual(Object.keys(fold.resource.attributes).sort(), [
    'meridian.process',
    'meridian.region',
    'service.name',
  ])
})

test('only the facts of the list leave, and only as they should look', () => {
  const mayLeave: [string, unknown][] = [
    ['topic', 'user'],
    ['topic', 'xr.to-ap.chat.g12'],
    ['part', 3],
    ['kind', 'groupFeed'],
    ['from', 'eu'],
  ]
  const mustStay: [string, unknown][] = [
    ['topic', 'usr_0123456789abcdefghijklmnop'],
    ['kind', 'see you at eight'],
    ['from', 'anna'],
    ['part', '3'],
    ['offset', Number.NaN],
    ['user', 'eu'],
    ['constructor', 'eu'],
    ['toString', 1],
  ]
  for (const [name, value] of mayLeave) assert.ok(isAllowedFact(name, value), name)
  for (const [name, value] of mustStay) assert.ok(!isAllowedFact(name, value), name)
})

test('the exporter drops what is not on the list, whoever made the span', async () => {
  const kept = new KeptSpans()
  const tracing = opened(kept)
  tracing.trace(1, 1)?.step('fold', fineNow(), { part: 1, kind: 'see you at eight' })
  await tracing.stop()
  const [made] = kept.spans as [ReadableSpan]
  assert.deepEqual(made.attributes, { part: 1 })
  const leaky: ReadableSpan = {
    ...made,
    status: { code: 2, message: 'Anna cannot be reached' },
    attributes: { 'user.id': 'usr_1', 'net.peer.ip': '10.0.0.1', part: 4 },
    events: [{ name: 'Anna wrote', time: [0, 0] }],
    links: [{ context: made.spanContext(), attributes: { text: 'see you' } }],
  }
  const left = new KeptSpans()
  const metrics = new Metrics()
  const fates = metrics.countBy('spans_total', 'spans', 'fate', ['exported', 'dropped', 'failed'])
  new AllowedSpans(left, fates).export([leaky, { ...leaky, name: 'GET /v1/people/anna' }], () => {})
  const [span, ...more] = left.spans as [ReadableSpan]
  assert.equal(more.length, 0)
  assert.deepEqual([span.attributes, span.events, span.links, span.status], [{ part: 4 }, [], [], { code: 2 }])
  assert.match(await metrics.text(), /fate="dropped"} 1\n/)
})

test('a collector that is away costs a counter: what waits is bounded, the rest is dropped', async () => {
  const metrics = new Metrics()
  const asked: Parameters<SpanExporter['export']>[1][] = []
  let over = false
  const refusal = { code: 1, error: new Error('away') }
  const away: SpanExporter = {
    export: (_spans, answered) => void (over ? answered(refusal) : asked.push(answered)),
    shutdown: () => Promise.resolve(),
  }
  const tracing = opened(away, metrics)
  const trace = tracing.trace(1, 2)
  for (let i = 0; i < 10_000; i++) trace?.step('fold', fineNow(), { part: 1 })
  assert.match(await metrics.text(), /meridian_trace_spans_total{fate="dropped"} 5904\n/)
  assert.equal(asked.length, 1, 'one batch is on its way, the next one waits for it')
  over = true
  asked[0]?.(refusal)
  await tracing.stop()
  assert.match(await metrics.text(), /meridian_trace_spans_total{fate="failed"} 4096\n/)
})

test('a collector that refuses is counted, and what comes later has room again', async () => {
  const metrics = new Metrics()
  const refuses: SpanExporter = {
    export: (_spans, answered) => answered({ code: 1, error: new Error('no') }),
    shutdown: () => Promise.resolve(),
  }
  const tracing = opened(refuses, metrics)
  for (let i = 0; i < 5; i++) tracing.trace(1, 2)?.step('fold', fineNow(), {})
  await tracing.stop()
  assert.match(await metrics.text(), /fate="failed"} 5\n/)
})
