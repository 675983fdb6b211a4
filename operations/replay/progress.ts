/** One line that moves, on a terminal; a line every ten seconds elsewhere; nothing with `--json`. */
const widthChars = 30

export class Progress {
  readonly #quiet: boolean
  #shownAt = 0

  constructor(quiet: boolean) {
    this.#quiet = quiet
  }

  show(what: string, done: number, all: number): void {
    const now = Date.now()
    const pauseMs = process.stderr.isTTY ? 100 : 10_000
    if (this.#quiet || (now - this.#shownAt < pauseMs && done < all)) return
    this.#shownAt = now
    const filled = Math.round((widthChars * done) / Math.max(all, 1))
    const bar = `${'█'.repeat(filled)}${'░'.repeat(widthChars - filled)}`
    process.stderr.write(process.stderr.isTTY ? `\r${bar} ${done}/${all} ${what}   ` : `${done}/${all} ${what}\n`)
  }

  end(): void {
    if (!this.#quiet && process.stderr.isTTY) process.stderr.write('\r\u001b[K')
  }
}
