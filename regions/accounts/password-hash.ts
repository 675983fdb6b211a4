/**
 * How passwords are stored. The stored text names its algorithm and cost, so that raising the cost
 * needs no migration: who signs in with an older one is stored anew.
 *
 * A hash is made to be dear, so the number at work and the number waiting are bounded: without that
 * a flood of sign-ins would take all threads and all memory from the people already signed in.
 */
import { fail } from '../../protocol/errors.ts'
import { limits } from '../../protocol/limits.ts'

export type PasswordVerdict = 'right' | 'right-but-cheap' | 'wrong'

export interface PasswordHash {
  /** The text to store: algorithm, cost, salt and hash. */
  hash(password: string): Promise<string>
  /**
   * Compares in constant time, and takes as long for `undefined` (nobody of that name, or somebody
   * without a password) as for a wrong password; `right-but-cheap` when the cost has been raised since.
   */
  verify(password: string, stored: string | undefined): Promise<PasswordVerdict>
  /** Whether `stored` has a form that `verify` can read; for what comes from outside. */
  canRead(stored: string): boolean
}

/**
 * The form a password is hashed in: one spelling for what different keyboards produce (RFC 8265).
 * Throws `password_weak`.
 */
export function preparePassword(password: string): string {
  const prepared = password.normalize('NFC')
  const bytes = new TextEncoder().encode(prepared).length
  if (!password.isWellFormed()) throw fail('password_weak', 'the password is not well-formed Unicode')
  if (bytes < limits.passwordBytesMin)
    throw fail('password_weak', 'the password is too short', { limit: 'passwordBytesMin' })
  if (bytes > limits.passwordBytesMax)
    throw fail('password_weak', 'the password is too long', { limit: 'passwordBytesMax' })
  return prepared
}

export interface HashQueueOptions {
  /** Hashes at work: each takes a thread and its memory. */
  readonly atWorkMax: number
  /** Hashes waiting; beyond it callers are told to come back. */
  readonly waitingMax: number
}

/** Half of the four threads that file reads and DNS need, too; a queue of about half a minute. */
const hashQueueDefaults: HashQueueOptions = { atWorkMax: 2, waitingMax: 1_000 }

/** `inner`, in turn. Throws `overloaded` when too many wait. */
export function queuedPasswordHash(inner: PasswordHash, options: HashQueueOptions = hashQueueDefaults): PasswordHash {
  const waiting: (() => void)[] = []
  let atWork = 0
  async function inTurn<T>(work: () => Promise<T>): Promise<T> {
    if (atWork < options.atWorkMax) atWork++
    else await turn()
    try {
      return await work()
    } finally {
      const next = waiting.shift()
      if (next === undefined) atWork--
      else next()
    }
  }
  function turn(): Promise<void> {
    if (waiting.length >= options.waitingMax) {
      throw fail('overloaded', 'more people are signing in than can be served', { retryAfterMs: 5_000 })
    }
    return new Promise((resolve) => waiting.push(resolve))
  }
  return {
    hash: (password) => inTurn(() => inner.hash(password)),
    verify: (password, stored) => inTurn(() => inner.verify(password, stored)),
    canRead: (stored) => inner.canRead(stored),
  }
}
