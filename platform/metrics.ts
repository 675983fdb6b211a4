/**
 * What a process counts, for `/metrics`. Labels have a fixed list of values, given when the metric
 * is made: a user, a group or a text can then never become a label, and the number of series is
 * known. A value that is not on the list counts as `other`.
 */
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
/** From a group commit to a lane across the world. */
const LATENCY_BUCKETS_S = [0.0002, 0.0005, 0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.2, 0.5, 1, 2.5, 5]

/** What a value is shown as: itself, if it is on the list. */
function labelOf(values: readonly string[]): (value: string) => string {
  const known = new Set(values)
  return (value) => (known.has(value) ? value : OTHER)
}

export class Metrics {
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
    const counter = new Counter({ name: PREFIX + name, help, registers: [this.#registry] })
    return { add: (by = 1) => counter.inc(by) }
  }

  countBy(name: string, help: string, label: string, values: readonly string[]): CountBy {
    const counter = new Counter({ name: PREFIX + name, help, labelNames: [label], registers: [this.#registry] })
    const series = new Map([...values, OTHER].map((value) => [value, counter.labels({ [label]: value })]))
    // The series are made once: a look-up by label object costs more than the counting.
    for (const one of series.values()) one.inc(0)
    return { add: (value, by = 1) => (series.get(value) ?? series.get(OTHER))?.inc(by) }
  }

  /** Something that is measured whenever it is asked for. */
  level(name: string, help: string, read: () => number): void {
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
    const histogram = new Histogram({
      name: `${PREFIX}${name}_seconds`,
      help,
      buckets: LATENCY_BUCKETS_S,
      registers: [this.#registry],
    })
    return { observe: (ms) => histogram.observe(ms / 1_000) }
  }

  timingBy(name: string, help: string, label: string, values: readonly string[]): TimingBy {
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

  get contentType(): string {
    return this.#registry.contentType
  }

  /** Everything in the Prometheus text format. */
  text(): Promise<string> {
    return this.#registry.metrics()
  }
}
