/**
 * Durable space for a limit: one file of zeros after the other, the next always made ahead, since
 * durable writes into a growing file cost twice as much.
 */
import type { Disk, DiskFile } from '../../platform/disk.ts'

export class RawSpace {
  readonly #disk: Disk
  readonly #segmentBytes: number
  readonly #used: DiskFile[] = []
  #made = 0
  #file: DiskFile | undefined
  #next: Promise<DiskFile> | undefined
  #position = 0

  constructor(disk: Disk, segmentBytes: number) {
    this.#disk = disk
    this.#segmentBytes = segmentBytes
  }

  async begin(): Promise<void> {
    if (this.#file) this.#used.push(this.#file)
    this.#file = await (this.#next ?? this.#make())
    this.#next = this.#make()
    this.#position = 0
  }

  hasRoom(length: number): boolean {
    return this.#position + length <= this.#segmentBytes
  }

  write(bytes: Uint8Array): Promise<void> {
    const position = this.#position
    this.#position += bytes.length
    return (this.#file as DiskFile).writeDurably(bytes, position)
  }

  async tidy(): Promise<void> {
    for (const file of this.#used.splice(0)) {
      await file.close()
      await this.#disk.remove(file.name)
    }
  }

  async close(): Promise<void> {
    await this.tidy()
    await this.#file?.close()
    await (await this.#next)?.close()
  }

  #make(): Promise<DiskFile> {
    return this.#disk.preallocate(`raw-${this.#made++}`, this.#segmentBytes)
  }
}
