/**
 * What a pipeline found and has not kept yet. Findings and progress are one unit, written about once a
 * second; a crash reads the last seconds again and says the same (W10).
 */
import { type Finding, FindingsTaken, type Progress, type TakenFindings } from './findings.ts'

/** Progress alone is kept less often: without it some more records are read again. */
const progressEveryMs = 10_000
/** Where the disk takes no more, reading waits. */
const pendingMax = 5_000

export interface UnkeptFindingsPorts {
  readonly findings: TakenFindings
  /** Only grows, ms. */
  readonly now: () => number
  /** Of what was added until now. */
  readonly progress: () => Progress
  /** It was not kept, and is tried again. */
  readonly onFailure: (error: unknown) => void
  /** Another pipeline writes now, and this one must end. */
  readonly onTaken: () => void
}

export class UnkeptFindings {
  readonly #ports: UnkeptFindingsPorts
  #pending: Finding[] = []
  #kept: Progress
  #keptAt: number
  #keeping: Promise<void> | undefined

  constructor(ports: UnkeptFindingsPorts) {
    this.#ports = ports
    this.#kept = ports.progress()
    this.#keptAt = ports.now()
  }

  /** As it was kept last. */
  get kept(): Progress {
    return this.#kept
  }

  get hasRoom(): boolean {
    return this.#pending.length < pendingMax
  }

  add(findings: readonly Finding[]): void {
    this.#pending.push(...findings)
  }

  /** Each second. */
  keep(): Promise<void> {
    return this.#keepSome(this.#ports.now() - this.#keptAt >= progressEveryMs)
  }

  /** Everything up to now. */
  async keepAll(): Promise<void> {
    await this.#keeping
    await this.#keepSome(true)
  }

  #keepSome(isDue: boolean): Promise<void> {
    return (this.#keeping ??= this.#put(isDue).finally(() => {
      this.#keeping = undefined
    }))
  }

  async #put(isDue: boolean): Promise<void> {
    const { findings, now, progress, onFailure, onTaken } = this.#ports
    const upTo = progress()
    const some = this.#pending.slice()
    const isMoved = isDue && JSON.stringify(upTo) !== JSON.stringify(this.#kept)
    if (some.length === 0 && !isMoved) return
    try {
      await findings.put(some, upTo)
      this.#pending = this.#pending.slice(some.length)
      this.#kept = upTo
      this.#keptAt = now()
    } catch (error) {
      if (error instanceof FindingsTaken) onTaken()
      else onFailure(error)
    }
  }
}
