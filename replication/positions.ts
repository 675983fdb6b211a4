/**
 * How far each lane partition was handed over, kept beside the log in one small file. Saved at most
 * once a second: after a crash the last second is sent again, which the receiver takes as the
 * ordinary replay it is (R2). A position is what the log may forget below (L7).
 */
import type { Offset } from '../platform/event-log/event-log.ts'
import { type Disk, DiskError } from '../platform/disk.ts'

const file = 'lane-positions.json'

export class Positions {
  readonly #disk: Disk
  readonly #offsets: Map<string, Offset>
  #changed = false

  private constructor(disk: Disk, offsets: Map<string, Offset>) {
    this.#disk = disk
    this.#offsets = offsets
  }

  static async open(disk: Disk): Promise<Positions> {
    try {
      const saved: unknown = JSON.parse(new TextDecoder().decode(await disk.readAll(file)))
      return new Positions(disk, new Map(Object.entries(saved as Record<string, number>)))
    } catch (caught) {
      if (caught instanceof DiskError && caught.code === 'not-found') return new Positions(disk, new Map())
      throw caught
    }
  }

  of(topic: string, partition: number): Offset | undefined {
    return this.#offsets.get(`${topic}/${partition}`)
  }

  move(topic: string, partition: number, offset: Offset): void {
    this.#offsets.set(`${topic}/${partition}`, offset)
    this.#changed = true
  }

  async save(): Promise<void> {
    if (!this.#changed) return
    this.#changed = false
    try {
      await this.#disk.replace(file, new TextEncoder().encode(JSON.stringify(Object.fromEntries(this.#offsets))))
    } catch (caught) {
      this.#changed = true
      throw caught
    }
  }
}
