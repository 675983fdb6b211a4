import assert from 'node:assert/strict'
import { test } from 'node:test'
import { DiskError } from '../../../platform/disk.ts'
import type { GroupKey } from '../../../protocol/ids.ts'
import type { Finding, FindingType, Progress, TakenFindings } from './findings.ts'
import { GroupLogOfTest, groups, matcher, type Said, TimeOfTest } from './pipeline-fixtures.ts'
import { PipelineReader } from './pipeline-reader.ts'
import { windowMs } from './windows.ts'

/** Two parts of a log, a clock, and a store that keeps what was put. */
class Surroundings extends GroupLogOfTest {
  readonly time = new TimeOfTest()
  failing = false
  readonly failures: unknown[] = []
  readonly kept = new Map<string, Finding>()
  progress: Progress | undefined
  constructor() {
    super(2)
  }

  reader(): PipelineReader {
    const findings: TakenFindings = {
      progress: this.progress,
      put: async (found, progress) => {
        if (this.failing) throw new DiskError('no-space', 'full')
        for (const finding of found) this.kept.set(`${finding.type} ${finding.name}`, finding)
        this.progress = progress
      },
      note: () => Promise.resolve(),
    }
    const reader = new PipelineReader({
      log: this.log,
      clock: this.time,
      scheduler: this.time,
      parts: 2,
      findings,
      matcher: () => matcher,
      onFailure: (error) => this.failures.push(error),
      onTaken: () => assert.fail('nobody else takes it'),
    })
    reader.start()
    return reader
  }

  override say(part: number, said: Said): void {
    super.say(part, { at: this.time.now(), ...said })
  }

  names(type: FindingType): string[] {
    return [...this.kept.values()].filter((finding) => finding.type === type).map(({ name }) => name)
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
  await around.time.pass(1_000)
  assert.equal(around.names('flagged').length, 1)
  assert.deepEqual(around.names('statistics'), [])
  await around.time.pass(windowMs + 2_000)
  assert.equal(around.names('statistics').length, 1)
  assert.deepEqual(reader.status(), { behind: 0, posts: 1, late: 0, notCounted: 0 })
  await reader.stop()
})

test('W10, G8 a reader that ends anywhere and starts again says what one says that never ended', async () => {
  const whole = new Surroundings()
  const reader = whole.reader()
  for (let second = 0; second < 40; second++) {
    talk(whole, second)
    await whole.time.pass(1_000)
  }
  await whole.time.pass(3 * windowMs)
  await reader.stop()
  assert.ok(whole.names('statistics').length > 8 && whole.names('abuse').length > 0)

  for (const every of [1, 3, 7]) {
    const broken = new Surroundings()
    let running = broken.reader()
    for (let second = 0; second < 40; second++) {
      talk(broken, second)
      await broken.time.pass(1_000)
      if (second % every !== 0) continue
      // Ends as a crash does: what was not kept is gone, and the disk takes no last word.
      broken.failing = true
      await running.stop()
      broken.failing = false
      running = broken.reader()
    }
    await broken.time.pass(3 * windowMs)
    await running.stop()
    assert.deepEqual(new Map([...broken.kept].sort()), new Map([...whole.kept].sort()), `a crash each ${every} s`)
  }
})

test('W20, G8 a log that was cut before it was read is told with the range that is missing', async () => {
  const around = new Surroundings()
  for (let i = 0; i < 5; i++) around.say(0, { text: 'casino' })
  around.progress = { next: [1, 0], closedBefore: 0 }
  around.starts[0] = 4
  const reader = around.reader()
  await around.time.pass(1_000)
  assert.deepEqual(around.names('dead-letter'), ['group.0.1-3'])
  assert.equal(around.names('flagged').length, 1)
  await reader.stop()
})

test('L3, G8 while the disk is full nothing is lost and nothing is told as kept', async () => {
  const around = new Surroundings()
  const reader = around.reader()
  around.failing = true
  around.say(0, { text: 'casino' })
  await around.time.pass(1_000)
  assert.equal(around.failures.length, 1)
  around.failing = false
  await around.time.pass(1_000)
  assert.equal(around.names('flagged').length, 1)
  await reader.stop()
})

test('G8 after an hour away the part that lies farthest back is read first, so no window is late', async () => {
  const around = new Surroundings()
  for (let minute = 0; minute < 60; minute++) {
    around.time.skip(60_000)
    talk(around, minute)
  }
  const reader = around.reader()
  for (let i = 0; i < 60; i++) await around.time.pass(1_000)
  assert.equal(reader.status().late, 0)
  assert.equal(around.names('statistics').length, 120)
  await reader.stop()
})
