/**
 * Messages of a turn travel as one: `message = 1` repeated, which is the concatenation of their
 * entries. A stream message costs some thirty microseconds, a link message inside one a fraction.
 */
import type { Scheduler } from '../../platform/clock.ts'
import { Reader } from '../../protocol/codec/reader.ts'
import { freshWriter } from '../../protocol/codec/writer.ts'

const messageTag = 10

/** Below gRPC's message limit of 4 MiB, whatever the last message adds. */
const batchBytesMax = 1 << 20

export class LinkBatch {
  readonly #scheduler: Scheduler
  readonly #send: (batch: Uint8Array) => void
  #parts: Uint8Array[] = []
  #bytes = 0
  #scheduled = false

  constructor(scheduler: Scheduler, send: (batch: Uint8Array) => void) {
    this.#scheduler = scheduler
    this.#send = send
  }

  /** `message` may lie in a shared slab; it is copied here. */
  add(message: Uint8Array): void {
    const writer = freshWriter()
    writer.bytes(messageTag, message)
    const part = writer.finish()
    this.#parts.push(part)
    this.#bytes += part.length
    if (this.#bytes > batchBytesMax) this.flush()
    else if (!this.#scheduled) {
      this.#scheduled = true
      this.#scheduler.soon(() => {
        this.#scheduled = false
        this.flush()
      })
    }
  }

  flush(): void {
    if (this.#parts.length === 0) return
    const batch = new Uint8Array(this.#bytes)
    let at = 0
    for (const part of this.#parts) {
      batch.set(part, at)
      at += part.length
    }
    this.#parts = []
    this.#bytes = 0
    this.#send(batch)
  }
}

export function readBatch(batch: Uint8Array, visit: (message: Uint8Array) => void): void {
  const reader = new Reader(batch)
  for (let tag = reader.tag(); tag !== 0; tag = reader.tag()) {
    if (tag === messageTag) visit(reader.bytes())
    else reader.skip(tag)
  }
}
