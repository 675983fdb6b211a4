/**
 * What a process counts, for `/metrics`. Labels have a fixed list of values, given when the metric
 * is made: a user, a group or a text can then never become a label, and the number of series is
 * known. A value that is not on the list counts as `other`.
 */
import { type Buckets, latencyBoundsMs } from './buckets.ts'
import { Counter, collectDefaultMetrics, Gauge, Histogram, Registry } from 'prom-client'

export interface Count {
  add(by?: number): void
}

export interface CountBy {
  add(value: string, by?: number): void
}

export interface Timing {
  observe(ms: number): void
}

export interface TimingBy {
  observe(value: string, ms: number): void
}

const PREFIX = 'meridian_'
const OTHER = 'other'
const LATENCY_BUCKETS_S = latencyBoundsMs.map((ms) => ms / 1_000)

/** What a value is shown as: itself, if it is on the list. */
function labelOf(values: readonly string[]): (value: string) => string {
  const known = new Set(values)
  return (value) => (known.has(value) ? value : OTHER)
}

export interface MetricDescription {
  readonly name: string
  readonly help: string
  readonly type: 'counter' | 'gauge' | 'histogram'
  /** Beside those of the process. */
  readonly label?: string
  readonly values?: readonly string[]
}

export class Metrics {
  readonly #described: MetricDescription[] = []
  readonly #registry = new Registry()

  /** `labels` are those of the whole process: its region, its part in it. */
  constructor(labels: Readonly<Record<string, string>> = {}) {
    this.#registry.setDefaultLabels(labels)
  }

  /** Adds what Node says of itself: memory, CPU, event loop, collections. */
  withProcess(): this {
    // Ten looks a second at the event loop see a stall as well as a hundred do, and wake it less.
    collectDefaultMetrics({ register: this.#registry, eventLoopMonitoringPrecision: 100 })
    return this
  }

  count(name: string, help: string): Count {
    this.#described.push({ name: PREFIX + name, help, type: 'counter' })
    const counter = new Counter({ name: PREFIX + name, help, registers: [this.#registry] })
    return { add: (by = 1) => counter.inc(by) }
  }

  countBy(name: string, help: string, label: string, values: readonly string[]): CountBy {
    this.#described.push({ name: PREFIX + name, help, type: 'counter', label, values })
    const counter = new Counter({ name: PREFIX + name, help, labelNames: [label], registers: [this.#registry] })
    const series = new Map([...values, OTHER].map((value) => [value, counter.labels({ [label]: value })]))
    // The series are made once: a look-up by label object costs more than the counting.
    for (const one of series.values()) one.inc(0)
    return { add: (value, by = 1) => (series.get(value) ?? series.get(OTHER))?.inc(by) }
  }

  /** Something that is measured whenever it is asked for. */
  level(name: string, help: string, read: () => number): void {
    this.#described.push({ name: PREFIX + name, help, type: 'gauge' })
    new Gauge({
      name: PREFIX + name,
      help,
      registers: [this.#registry],
      collect() {
        this.set(read())
      },
    })
  }

  /** The same by a label; what `read` names beside `values` is `other`, the highest of them. */
  levelBy(
    name: string,
    help: string,
    label: string,
    values: readonly string[],
    read: () => Iterable<readonly [string, number]>,
  ): void {
    this.#described.push({ name: PREFIX + name, help, type: 'gauge', label, values })
    const listed = labelOf(values)
    new Gauge({
      name: PREFIX + name,
      help,
      labelNames: [label],
      registers: [this.#registry],
      collect() {
        this.reset()
        const highest = new Map<string, number>()
        for (const [value, level] of read()) {
          const shown = listed(value)
          highest.set(shown, Math.max(highest.get(shown) ?? level, level))
        }
        for (const [value, level] of highest) this.set({ [label]: value }, level)
      },
    })
  }

  /** Something that only grows and is counted elsewhere: read whenever it is asked for. */
  total(name: string, help: string, read: () => number): void {
    this.#described.push({ name: PREFIX + name, help, type: 'counter' })
    new Counter({
      name: PREFIX + name,
      help,
      registers: [this.#registry],
      collect() {
        this.reset()
        this.inc(read())
      },
    })
  }

  /** The same by a label; what `read` names beside `values` counts as `other`. */
  totalBy(
    name: string,
    help: string,
    label: string,
    values: readonly string[],
    read: () => Iterable<readonly [string, number]>,
  ): void {
    this.#described.push({ name: PREFIX + name, help, type: 'counter', label, values })
    const listed = labelOf(values)
    new Counter({
      name: PREFIX + name,
      help,
      labelNames: [label],
      registers: [this.#registry],
      collect() {
        this.reset()
        for (const value of values) this.inc({ [label]: value }, 0)
        for (const [value, by] of read()) this.inc({ [label]: listed(value) }, by)
      },
    })
  }

  timing(name: string, help: string): Timing {
    this.#described.push({ name: `${PREFIX}${name}_seconds`, help, type: 'histogram' })
    const histogram = new Histogram({
      name: `${PREFIX}${name}_seconds`,
      help,
      buckets: LATENCY_BUCKETS_S,
      registers: [this.#registry],
    })
    return { observe: (ms) => histogram.observe(ms / 1_000) }
  }

  timingBy(name: string, help: string, label: string, values: readonly string[]): TimingBy {
    this.#described.push({ name: `${PREFIX}${name}_seconds`, help, type: 'histogram', label, values })
    const histogram = new Histogram({
      name: `${PREFIX}${name}_seconds`,
      help,
      labelNames: [label],
      buckets: LATENCY_BUCKETS_S,
      registers: [this.#registry],
    })
    const listed = labelOf(values)
    return { observe: (value, ms) => histogram.observe({ [label]: listed(value) }, ms / 1_000) }
  }

  /** Timings that are counted elsewhere, by a label: read whenever they are asked for. */
  distributionBy(
    name: string,
    help: string,
    label: string,
    values: readonly string[],
    read: () => Iterable<readonly [string, Buckets]>,
  ): void {
    this.#described.push({ name: `${PREFIX}${name}_seconds`, help, type: 'histogram', label, values })
    const full = `${PREFIX}${name}_seconds`
    const listed = labelOf(values)
    const series = () => [...read()].flatMap(([value, buckets]) => seriesOf(full, { [label]: listed(value) }, buckets))
    const get = () => Promise.resolve({ name: full, help, type: 'histogram', aggregator: 'sum', values: series() })
    // The registry asks a metric for nothing but its name and this; its types know only the library's own.
    this.#registry.registerMetric({ name: full, get } as unknown as Histogram)
  }

  get contentType(): string {
    return this.#registry.contentType
  }

  /** What there is, without the numbers: for pages and checks. */
  get described(): readonly MetricDescription[] {
    return this.#described
  }

  /** Everything in the Prometheus text format. */
  text(): Promise<string> {
    return this.#registry.metrics()
  }
}

/** As Prometheus wants a histogram: each bound counts all below it, too. */
function seriesOf(name: string, labels: Readonly<Record<string, string>>, { counts, sumMs }: Buckets): object[] {
  let count = 0
  const bounds = [...LATENCY_BUCKETS_S.map(String), '+Inf']
  const upTo = bounds.map((le, at) => {
    count += counts[at] as number
    return { metricName: `${name}_bucket`, labels: { le, ...labels }, value: count }
  })
  return [
    ...upTo,
    { metricName: `${name}_sum`, labels, value: sumMs / 1_000 },
    { metricName: `${name}_count`, labels, value: count },
  ]
}
