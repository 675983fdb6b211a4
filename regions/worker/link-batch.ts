/**
 * Messages of a turn travel as one: `message = 1` repeated, which is the concatenation of their
 * entries. A stream message costs some thirty microseconds, a link message inside one a fraction.
 */
import type { Scheduler } from '../../platform/clock.ts'
import { Reader } from '../../protocol/codec/reader.ts'
import { Writer } from '../../protocol/codec/writer.ts'

const messageTag = 10

/** Below gRPC's message limit of 4 MiB, whatever the last message adds. */
const batchBytesMax = 1 << 20

export class LinkBatch {
  readonly #scheduler: Scheduler
  readonly #send: (batch: Uint8Array) => void
  readonly #writer = new Writer()
  #scheduled = false

  /** What `send` is given stays as it is. */
  constructor(scheduler: Scheduler, send: (batch: Uint8Array) => void) {
    this.#scheduler = scheduler
    this.#send = send
  }

  /** `message` may lie in a shared slab; it is copied here. */
  add(message: Uint8Array): void {
    this.#writer.bytes(messageTag, message)
    if (this.#writer.at - this.#writer.start > batchBytesMax) this.flush()
    else if (!this.#scheduled) {
      this.#scheduled = true
      this.#scheduler.soon(() => {
        this.#scheduled = false
        this.flush()
      })
    }
  }

  flush(): void {
    const batch = this.#writer.finish()
    if (batch.length > 0) this.#send(batch)
  }
}

export function readBatch(batch: Uint8Array, visit: (message: Uint8Array) => void): void {
  const reader = new Reader(batch)
  for (let tag = reader.tag(); tag !== 0; tag = reader.tag()) {
    if (tag === messageTag) visit(reader.bytes())
    else reader.skip(tag)
  }
}
