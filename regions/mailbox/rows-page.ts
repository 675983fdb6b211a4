/** Rows until there are enough of them, or enough bytes. */
export class RowsPage {
  readonly rows: Uint8Array[] = []
  readonly #limit: number
  #bytesLeft: number

  constructor(limit: number, maxBytes: number) {
    this.#limit = limit
    this.#bytesLeft = maxBytes
  }

  /** Rows that still fit, if they are small. */
  get left(): number {
    return this.#bytesLeft > 0 ? this.#limit - this.rows.length : 0
  }

  /** False, and not taken, when the page is full. */
  takes(row: Uint8Array): boolean {
    if (this.left <= 0) return false
    this.rows.push(row)
    this.#bytesLeft -= row.length
    return true
  }
}
