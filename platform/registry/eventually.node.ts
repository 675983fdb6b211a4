/** For tests of registries: polls, because engines tell in their own time. */
import assert from 'node:assert/strict'

/** A busy machine's patience, not a promise. */
const patienceMs = 30_000

export async function eventually(what: string, holds: () => boolean): Promise<void> {
  const end = Date.now() + patienceMs
  while (!holds()) {
    if (Date.now() > end) assert.fail(`${what}: not within ${patienceMs / 1_000} s`)
    await new Promise((resolve) => setTimeout(resolve, 5))
  }
}
