/**
 * Keeps one empty segment at hand. Making one (zeros, sync) takes as long as a thousand commits, so
 * it happens while the segment before it still has room. When there is no space for it the log is
 * full (L3): nothing is accepted until a try, one a second, succeeds. That is earlier than need be,
 * by what is left in the segment in use, and on purpose: on a full disk the stores behind the log
 * fail, too.
 */
import type { Scheduler, Timer } from '../clock.ts'
import { type Disk, DiskError, type DiskFile } from '../disk.ts'
import { Segment } from './segment.ts'

export interface SupplyListener {
  /** A segment is at hand. */
  onReady(): void
  /** There is no space. */
  onFull(): void
  onFailure(error: unknown): void
}

type State =
  | { readonly kind: 'idle' }
  | { readonly kind: 'making' }
  | { readonly kind: 'full'; readonly retry: Timer }
  | { readonly kind: 'ready'; readonly segment: Segment }
  | { readonly kind: 'stopped' }

const RETRY_MS = 1_000

export class SegmentSupply {
  readonly #disk: Disk
  readonly #scheduler: Scheduler
  readonly #bytes: number
  readonly #listener: SupplyListener
  #state: State = { kind: 'idle' }
  #making: Promise<void> = Promise.resolve()

  constructor(disk: Disk, scheduler: Scheduler, bytes: number, listener: SupplyListener) {
    this.#disk = disk
    this.#scheduler = scheduler
    this.#bytes = bytes
    this.#listener = listener
  }

  get isFull(): boolean {
    return this.#state.kind === 'full'
  }

  /** An empty segment that an earlier run left behind. */
  adopt(number: number, file: DiskFile): void {
    this.#state = { kind: 'ready', segment: new Segment(number, file, this.#bytes) }
  }

  /** Makes segment `number` unless one is at hand or on its way. */
  prepare(number: number): void {
    if (this.#state.kind !== 'idle') return
    this.#state = { kind: 'making' }
    this.#making = this.#make(number)
  }

  /** The segment at hand, which is the caller's from then on. */
  take(): Segment | undefined {
    if (this.#state.kind !== 'ready') return undefined
    const { segment } = this.#state
    this.#state = { kind: 'idle' }
    return segment
  }

  async stop(): Promise<void> {
    const last = this.#state
    this.#state = { kind: 'stopped' }
    if (last.kind === 'full') last.retry.cancel()
    if (last.kind === 'ready') await last.segment.file.close()
    await this.#making
  }

  async #make(number: number): Promise<void> {
    let file: DiskFile
    try {
      file = await this.#disk.preallocate(segmentName(number), this.#bytes)
    } catch (error) {
      if (this.#isStopped()) return
      if (error instanceof DiskError && error.code === 'no-space') this.#beFull(number)
      else this.#listener.onFailure(error)
      return
    }
    if (this.#isStopped()) {
      await file.close()
      return
    }
    this.adopt(number, file)
    this.#listener.onReady()
  }

  #beFull(number: number): void {
    const retry = this.#scheduler.after(RETRY_MS, () => {
      // Stays full while the next try is under way.
      this.#making = this.#make(number)
    })
    this.#state = { kind: 'full', retry }
    this.#listener.onFull()
  }

  #isStopped(): boolean {
    return this.#state.kind === 'stopped'
  }
}

const NAME = /^log-(\d{10})\.seg$/

export const segmentName = (number: number): string => `log-${String(number).padStart(10, '0')}.seg`

/** The number of the segment that `name` names, or nothing when it is no segment. */
export const segmentNumber = (name: string): number | undefined => {
  const digits = NAME.exec(name)?.[1]
  return digits === undefined ? undefined : Number(digits)
}
