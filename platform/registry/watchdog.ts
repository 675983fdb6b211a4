/**
 * What can be known of a session with a registry from one's own clock alone. The client library never
 * notices a connection that went silent, so each beat and each answer is told here.
 *
 * A beat that was answered was received after it was sent, and from then on the registry keeps the
 * session for its whole timeout. So two thirds of the timeout after *sending* the newest beat that was
 * answered, nobody can have been given what is ours; the third that is left pays for what the servers
 * themselves are late in hearing from each other.
 *
 * Two kinds of answers count apart. Any server answers a read by itself, also one that the others have
 * lost while they let the session expire. Only an answer that took the way through their leader proves
 * that the session was alive: claims are held by these alone.
 */
export class Watchdog {
  readonly #graceMs: number
  #heardAtMs: number
  #provenAtMs = Number.NEGATIVE_INFINITY

  /** Starts as if something had been heard now; nothing is proven. */
  constructor(timeoutMs: number, nowMs: number) {
    this.#graceMs = (timeoutMs * 2) / 3
    this.#heardAtMs = nowMs
  }

  /** A beat sent at `sentAtMs` was answered. Answers may come in any order. */
  answered(sentAtMs: number, proves: boolean): void {
    this.#heardAtMs = Math.max(this.#heardAtMs, sentAtMs)
    if (proves) this.#provenAtMs = Math.max(this.#provenAtMs, sentAtMs)
  }

  /** Whether it is time to give the connection up. */
  isSilent(nowMs: number): boolean {
    return nowMs - this.#heardAtMs >= this.#graceMs
  }

  isProven(nowMs: number): boolean {
    return nowMs - this.#provenAtMs < this.#graceMs
  }
}
