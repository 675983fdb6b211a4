/** What every place for findings owes the pipeline that writes and the operators who read. */
import assert from 'node:assert/strict'
import { after, describe, test } from 'node:test'
import { type DeadLetter, type Findings, FindingsTaken } from './findings.ts'

export interface FindingsUnderTest {
  /** Each call is another process on the same place; of each type three are kept. */
  open(): Promise<Findings>
  dispose(): Promise<void>
}

export const keptOfTest = 3

const letter = (number: number, reason = 'text_invalid'): DeadLetter => ({
  type: 'dead-letter',
  name: `group.0.${number}`,
  at: number,
  reason,
})
const progress = { next: [5, 0], closedBefore: 10_000 }

/** `fresh`: a place where nothing was kept yet. */
export const findingsContract = (name: string, fresh: () => Promise<FindingsUnderTest>): void => {
  describe(`findings contract: ${name}`, () => {
    const opened: FindingsUnderTest[] = []
    const place = async (): Promise<FindingsUnderTest> => {
      const made = await fresh()
      opened.push(made)
      return made
    }
    after(async () => {
      for (const each of opened) await each.dispose()
    })

    test('G8 findings and progress are there after the next start, each name once', async () => {
      const { open } = await place()
      const findings = await open()
      const taken = await findings.take(1n)
      assert.equal(taken.progress, undefined)
      await taken.put([letter(1), letter(2)], { next: [3, 0], closedBefore: 0 })
      await taken.put([letter(2, 'frame_invalid'), letter(2, 'frame_invalid')], progress)
      await findings.close()
      const next = await open()
      assert.deepEqual((await next.take(1n)).progress, progress)
      assert.deepEqual(await next.newest('dead-letter', 10), [letter(2, 'frame_invalid'), letter(1)])
      assert.equal(await next.count('dead-letter'), 2)
      assert.deepEqual(await next.newest('abuse', 10), [])
      await next.close()
    })

    test('G8 the newest are told, and the oldest go when there are too many', async () => {
      const { open } = await place()
      const findings = await open()
      const taken = await findings.take(1n)
      await taken.put(
        [1, 2, 3, 4].map((number) => letter(number)),
        progress,
      )
      await taken.put([letter(5)], progress)
      const kept = await findings.newest('dead-letter', 10)
      assert.deepEqual(kept, [letter(5), letter(4), letter(3)])
      assert.deepEqual(await findings.newest('dead-letter', 1), [letter(5)])
      await findings.close()
    })

    test('G8 one pipeline writes: whoever took it before is refused, and a lower token takes nothing', async () => {
      const { open } = await place()
      const findings = await open()
      const other = await open()
      const before = await findings.take(7n)
      await before.put([letter(1)], progress)
      const now = await other.take(9n)
      assert.deepEqual(now.progress, progress)
      await assert.rejects(before.put([letter(2)], { next: [9, 9], closedBefore: 0 }), FindingsTaken)
      await assert.rejects(before.note('job', 'of before'), FindingsTaken)
      await assert.rejects(findings.take(8n), FindingsTaken)
      await now.put([letter(3)], progress)
      assert.deepEqual(await findings.newest('dead-letter', 10), [letter(3), letter(1)])
      const alone = await findings.take()
      await assert.rejects(now.put([], progress), FindingsTaken)
      await alone.put([letter(4)], progress)
      await assert.rejects(findings.take(8n), FindingsTaken)
      await findings.close()
      await other.close()
    })

    test('G8 notes are what was written last, for whoever reads', async () => {
      const { open } = await place()
      const findings = await open()
      const reader = await open()
      assert.equal(await reader.note('job'), undefined)
      const taken = await findings.take(1n)
      await taken.note('job', 'eu.words.1 chk-1')
      await taken.note('job', 'eu.words.1 chk-2')
      await taken.note('status', '{}')
      assert.equal(await reader.note('job'), 'eu.words.1 chk-2')
      await findings.close()
      await reader.close()
    })
  })
}
