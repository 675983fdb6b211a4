/**
 * How far each lane partition was handed over, kept beside the log in one small file. Saved at most
 * once a second: after a crash the last second is sent again, which the receiver takes as the
 * ordinary replay it is (R2). A position is what the log may forget below (L7).
 */
import type { Offset } from '../platform/event-log/event-log.ts'
import type { KeptFiles } from '../platform/kept-files.ts'
import { TableFile } from './table-file.ts'

const file = 'lane-positions.json'

export class Positions {
  readonly #file: TableFile
  readonly #offsets: Map<string, Offset>

  private constructor(files: KeptFiles, offsets: Map<string, Offset>) {
    this.#offsets = offsets
    this.#file = new TableFile(files, file, () => Object.fromEntries(offsets))
  }

  static async open(files: KeptFiles): Promise<Positions> {
    const saved = ((await TableFile.read(files, file)) ?? {}) as Record<string, number>
    return new Positions(files, new Map(Object.entries(saved)))
  }

  of(topic: string, partition: number): Offset | undefined {
    return this.#offsets.get(`${topic}/${partition}`)
  }

  move(topic: string, partition: number, offset: Offset): void {
    this.#offsets.set(`${topic}/${partition}`, offset)
    this.#file.changed()
  }

  save(): Promise<void> {
    return this.#file.save()
  }
}
