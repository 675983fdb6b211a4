/**
 * What a failure of PostgreSQL means for whoever asked.
 *
 *  - `caller`: the statement is at fault (data, constraint, syntax). Thrown as it came.
 *  - `conflict`: two transactions met; it was rolled back and may run again at once.
 *  - `full`: no space left. Rolled back.
 *  - `too-slow`: the server gave up on a statement. Rolled back; again would take as long.
 *  - `lost`: the server, or the way to it, is gone or is the primary no longer. Whatever was under way
 *    may have happened or not.
 */
export type Failure = 'caller' | 'conflict' | 'full' | 'too-slow' | 'lost'

export function failureOf(error: unknown): Failure {
  const code = sqlState(error)
  if (code === undefined) return isOfTheDriver(error) ? 'lost' : 'caller'
  if (conflicts.has(code)) return 'conflict'
  if (code === '53100') return 'full'
  if (code === '57014') return 'too-slow'
  return ['22', '23', '42', 'P0'].includes(code.slice(0, 2)) ? 'caller' : 'lost'
}

/** Serialization failure, deadlock, lock not available. */
const conflicts = new Set(['40001', '40P01', '55P03'])

/** The five characters of an error that the server sent. */
export function sqlState(error: unknown): string | undefined {
  const { code } = error as { code?: unknown }
  return typeof code === 'string' && /^[0-9A-Z]{5}$/.test(code) && 'severity' in (error as object) ? code : undefined
}

/** Node's network errors have a code; the driver's own say what happened in words. */
const isOfTheDriver = (error: unknown): boolean =>
  error instanceof Error &&
  ('syscall' in error || 'errno' in error || /connection|timeout|not queryable|client was closed/i.test(error.message))
