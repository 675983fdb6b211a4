/** How long the fuzzers run: two seconds each in `npm test`, `MERIDIAN_FUZZ_SECONDS` by command. Test support. */
import type { Parameters } from 'fast-check'

const seconds = Number(process.env['MERIDIAN_FUZZ_SECONDS'] ?? 2)

/** Parameters for `fc.assert`. A failure names its seed; give it here as `seed` and `path` to see it again. */
export const fuzzing = <T>(): Parameters<T> => ({
  numRuns: Number.MAX_SAFE_INTEGER,
  interruptAfterTimeLimit: seconds * 1_000,
  markInterruptAsFailure: false,
})
