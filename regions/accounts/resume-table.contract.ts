/** What every `ResumeTable` owes its callers. What tickets make of it is in `resume-ticket.test.ts`. */
import assert from 'node:assert/strict'
import { describe } from 'node:test'
import { checksOn } from '../../platform/check.contract.ts'
import { type SessionId, sessionIdOf } from '../../protocol/ids.ts'
import type { ResumeTable } from './resume-table.ts'

export interface ResumeTableUnderTest {
  readonly table: ResumeTable
  /** Wall-clock milliseconds from now on. */
  setTime(ms: number): void
  /** As another process of the region has it; the same one where a session has only one. */
  beside(): Promise<ResumeTable>
  dispose(): Promise<void>
}

const anna: SessionId = sessionIdOf(new Uint8Array(16).fill(1))
const mei: SessionId = sessionIdOf(new Uint8Array(16).fill(2))
const now = Date.UTC(2026, 0, 1)

export function resumeTableContract(name: string, openFresh: () => Promise<ResumeTableUnderTest>): void {
  const check = checksOn(async () => {
    const it = await openFresh()
    it.setTime(now)
    return it
  })
  const next = (generation: number) => ({ type: 'next', generation })

  describe(`resume table contract: ${name}`, () => {
    check('I6 each ticket moves its session on by one', async ({ table }) => {
      let generation = await table.start(anna)
      for (let turn = 0; turn < 10; turn++) {
        assert.deepEqual(await table.present(anna, generation), next(generation + 1))
        if (turn % 3 === 0) await table.confirm(anna, generation + 1)
        generation++
      }
    })

    check(
      'I6 the one before the newest is good, and moves nothing, until the newest was confirmed',
      async ({ table }) => {
        const first = await table.start(anna)
        for (let turn = 0; turn < 3; turn++) assert.deepEqual(await table.present(anna, first), next(first + 1))
        await table.confirm(anna, first + 1)
        assert.deepEqual(await table.present(anna, first), { type: 'reused' })
        assert.deepEqual(await table.present(anna, first + 1), { type: 'unknown' })
      },
    )

    check('I6 anything older is reused, and its session is forgotten', async ({ table }) => {
      const first = await table.start(anna)
      await table.present(anna, first)
      await table.present(anna, first + 1)
      assert.deepEqual(await table.present(anna, first), { type: 'reused' })
      assert.deepEqual(await table.present(anna, first + 2), { type: 'unknown' })
    })

    check('I6 a start makes all earlier tickets unknown, and nothing reused', async ({ table }) => {
      const first = await table.start(anna)
      await table.present(anna, first)
      const fresh = await table.start(anna)
      assert.ok(fresh > first + 1)
      for (const old of [first, first + 1, fresh + 1]) {
        assert.deepEqual(await table.present(anna, old), { type: 'unknown' })
      }
      assert.deepEqual(await table.present(anna, fresh), next(fresh + 1))
    })

    check('a late or wrong confirmation confirms nothing', async ({ table }) => {
      const first = await table.start(anna)
      await table.present(anna, first)
      await table.confirm(anna, first)
      await table.confirm(anna, first + 2)
      await table.confirm(mei, first + 1)
      assert.deepEqual(await table.present(anna, first), next(first + 1))
      await table.confirm(anna, first + 1)
      await table.confirm(anna, first + 1)
      assert.deepEqual(await table.present(anna, first + 1), next(first + 2))
      assert.deepEqual(await table.present(anna, first + 1), next(first + 2))
    })

    check('whoever never started or was forgotten is unknown; nobody else is touched', async ({ table }) => {
      const [ofAnna, ofMei] = [await table.start(anna), await table.start(mei)]
      await table.forget(anna)
      assert.deepEqual(await table.present(anna, ofAnna), { type: 'unknown' })
      assert.deepEqual(await table.present(mei, ofMei), next(ofMei + 1))
      await table.forget(anna)
    })

    check('I6 generations after a loss lie above those from before it', async ({ table, setTime }) => {
      const before = await table.start(anna)
      await table.forget(anna)
      setTime(now + 5_000)
      const after = await table.start(anna)
      assert.ok(after > before)
      assert.deepEqual(await table.present(anna, before), { type: 'unknown' })
    })

    check('one ticket presented many times at once moves its session on once', async ({ table, beside }) => {
      const other = await beside()
      const first = await table.start(anna)
      const answers = await Promise.all(
        Array.from({ length: 20 }, async (_, at) => (at % 2 === 0 ? table : other).present(anna, first)),
      )
      for (const answer of answers) assert.deepEqual(answer, next(first + 1))
      assert.deepEqual(await other.present(anna, first + 1), next(first + 2))
    })
  })
}
