/**
 * A small table kept as one file, which is replaced whole. Several ask for it to be saved: a timer, and
 * who may answer only when it is durable. So saves go one after the other, and each resolves only when
 * everything changed before it was asked for is durable, also what another save has just taken along.
 */
import type { KeptFiles } from '../platform/kept-files.ts'

export class TableFile {
  readonly #files: KeptFiles
  readonly #name: string
  readonly #content: () => unknown
  #changed = false
  #newest: Promise<void> = Promise.resolve()

  /** `content` is asked for with each save. */
  constructor(files: KeptFiles, name: string, content: () => unknown) {
    this.#files = files
    this.#name = name
    this.#content = content
  }

  /** Undefined: there is none yet. */
  static async read(files: KeptFiles, name: string): Promise<unknown> {
    const content = await files.read(name)
    return content && JSON.parse(new TextDecoder().decode(content))
  }

  changed(): void {
    this.#changed = true
  }

  save(): Promise<void> {
    // That one before has failed was told to who asked for it; this one tries again.
    this.#newest = this.#newest.catch(() => undefined).then(() => this.#write())
    return this.#newest
  }

  async #write(): Promise<void> {
    if (!this.#changed) return
    this.#changed = false
    try {
      await this.#files.replace(this.#name, new TextEncoder().encode(JSON.stringify(this.#content())))
    } catch (caught) {
      this.#changed = true
      throw caught
    }
  }
}
