import assert from 'node:assert/strict'
import { test } from 'node:test'
import { DiskError } from '../../../platform/disk.ts'
import { EventLogError, type Part, type StoredRecord } from '../../../platform/event-log/event-log.ts'
import type { GroupKey } from '../../../protocol/ids.ts'
import type { Finding, Findings, FindingType, Progress } from './findings.ts'
import { groups, matcher, postRecord, type Said, start } from './pipeline-fixtures.ts'
import { PipelineReader } from './pipeline-reader.ts'
import { windowMs } from './windows.ts'

/** Two parts of a log, a clock, and a store that keeps what was put. */
class Surroundings {
  now = start
  failing = false
  readonly failures: unknown[] = []
  readonly parts: StoredRecord[][] = [[], []]
  readonly starts = [0, 0]
  readonly kept = new Map<string, Finding>()
  progress: Progress | undefined
  readonly #growths = new Set<() => void>()
  readonly #timers = new Set<() => void>()
  #soon: (() => void)[] = []

  reader(): PipelineReader {
    const findings: Findings = {
      progress: () => this.progress,
      put: (found, progress) => {
        if (this.failing) throw new DiskError('no-space', 'full')
        for (const finding of found) this.kept.set(`${finding.type} ${finding.name}`, finding)
        this.progress = progress
      },
      newest: (type, limit) => this.#newest(type, limit),
      count: (type) => this.#newest(type, Number.POSITIVE_INFINITY).length,
      close: () => {},
    }
    const end = ({ partition }: Part): number => {
      const records = this.parts[partition] as StoredRecord[]
      return (records.at(-1)?.offset ?? (this.starts[partition] as number) - 1) + 1
    }
    const reader = new PipelineReader({
      log: {
        start: ({ partition }) => this.starts[partition] as number,
        end,
        read: ({ partition }, from) => {
          if (from < (this.starts[partition] as number)) throw new EventLogError('truncated', 'cut')
          return (this.parts[partition] as StoredRecord[]).filter(({ offset }) => offset >= from).slice(0, 3)
        },
        watch: (_part, onGrowth) => {
          this.#growths.add(onGrowth)
          return () => this.#growths.delete(onGrowth)
        },
      },
      clock: { now: () => this.now },
      scheduler: {
        soon: (act) => void this.#soon.push(act),
        every: (_ms, act) => {
          this.#timers.add(act)
          return { cancel: () => this.#timers.delete(act) }
        },
      },
      parts: 2,
      findings,
      matcher: () => matcher,
      onFailure: (error) => this.failures.push(error),
    })
    reader.start()
    return reader
  }

  say(part: number, said: Said): void {
    const records = this.parts[part] as StoredRecord[]
    records.push(postRecord((records.at(-1)?.offset ?? -1) + 1, { at: this.now, ...said }))
    for (const grown of this.#growths) grown()
  }

  /** Lets everything be read. */
  async settle(): Promise<void> {
    while (this.#soon.length > 0) {
      for (const act of this.#soon.splice(0)) act()
      for (let i = 0; i < 5; i++) await undefined
    }
  }

  async pass(ms: number): Promise<void> {
    await this.settle()
    this.now += ms
    for (const act of [...this.#timers]) act()
    await this.settle()
  }

  names(type: FindingType): string[] {
    return this.#newest(type, Number.POSITIVE_INFINITY).map(({ name }) => name)
  }

  #newest(type: FindingType, limit: number): Finding[] {
    return [...this.kept.values()].filter((finding) => finding.type === type).slice(0, limit)
  }
}

/** Seconds of two groups in two parts, with words, copies of texts, and a flood. */
function talk(around: Surroundings, second: number): void {
  for (const part of [0, 1]) {
    const to = groups[part * 2 + (second % 2)] as GroupKey
    around.say(part, {
      to,
      text: second % 3 === 0 ? `casino ${second}` : `hallo ${second % 5}`,
      place: second * 2 + part + 1,
    })
  }
}

test('G8 what is said while it runs is found, and a quiet region says its last window, too', async () => {
  const around = new Surroundings()
  const reader = around.reader()
  around.say(0, { text: 'casino' })
  await around.pass(1_000)
  assert.equal(around.names('flagged').length, 1)
  assert.deepEqual(around.names('statistics'), [])
  await around.pass(windowMs + 2_000)
  assert.equal(around.names('statistics').length, 1)
  assert.deepEqual(reader.status(), { behind: 0, posts: 1, late: 0, notCounted: 0 })
  reader.stop()
})

test('W10, G8 a reader that ends anywhere and starts again says what one says that never ended', async () => {
  const whole = new Surroundings()
  const reader = whole.reader()
  for (let second = 0; second < 40; second++) {
    talk(whole, second)
    await whole.pass(1_000)
  }
  await whole.pass(3 * windowMs)
  reader.stop()
  assert.ok(whole.names('statistics').length > 8 && whole.names('abuse').length > 0)

  for (const every of [1, 3, 7]) {
    const broken = new Surroundings()
    let running = broken.reader()
    for (let second = 0; second < 40; second++) {
      talk(broken, second)
      await broken.pass(1_000)
      if (second % every !== 0) continue
      // Ends as a crash does: what was not kept is gone, and the disk takes no last word.
      broken.failing = true
      running.stop()
      broken.failing = false
      running = broken.reader()
    }
    await broken.pass(3 * windowMs)
    running.stop()
    assert.deepEqual(new Map([...broken.kept].sort()), new Map([...whole.kept].sort()), `a crash each ${every} s`)
  }
})

test('W20, G8 a log that was cut before it was read is told with the range that is missing', async () => {
  const around = new Surroundings()
  for (let i = 0; i < 5; i++) around.say(0, { text: 'casino' })
  around.progress = { next: [1, 0], closedBefore: 0 }
  around.starts[0] = 4
  const reader = around.reader()
  await around.pass(1_000)
  assert.deepEqual(around.names('dead-letter'), ['group.0.1-3'])
  assert.equal(around.names('flagged').length, 1)
  reader.stop()
})

test('L3, G8 while the disk is full nothing is lost and nothing is told as kept', async () => {
  const around = new Surroundings()
  const reader = around.reader()
  around.failing = true
  around.say(0, { text: 'casino' })
  await around.pass(1_000)
  assert.equal(around.failures.length, 1)
  around.failing = false
  await around.pass(1_000)
  assert.equal(around.names('flagged').length, 1)
  reader.stop()
})

test('G8 after an hour away the part that lies farthest back is read first, so no window is late', async () => {
  const around = new Surroundings()
  for (let minute = 0; minute < 60; minute++) {
    around.now += 60_000
    talk(around, minute)
  }
  const reader = around.reader()
  for (let i = 0; i < 60; i++) await around.pass(1_000)
  assert.equal(reader.status().late, 0)
  assert.equal(around.names('statistics').length, 120)
  reader.stop()
})
