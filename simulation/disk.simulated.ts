/**
 * A disk that keeps its promises and nothing more. What a completed write holds is durable; a write
 * that was in flight when the power went survives whole, not at all, up to some byte, or in some of
 * its sectors, as chance or the test decides. It can be full, fail a write as a bad fsync does, and
 * flip a bit.
 *
 * `SimulatedDisk` is the medium; `mount` gives the `Disk` that one run of a process sees. After
 * `crash` everything mounted before is dead: its pending operations never settle, since nobody is
 * left to hear of them, and the medium is mounted again.
 */
import type { Scheduler } from '../platform/clock.ts'
import { type Disk, DiskError, type DiskFile } from '../platform/disk.ts'
import type { Random } from '../platform/random.ts'

/** How much of a write in flight survives a crash. Files that appear or change as a whole do so for anything but `none`. */
export type Tear =
  | { readonly kind: 'none' }
  | { readonly kind: 'all' }
  | { readonly kind: 'prefix'; readonly bytes: number }
  | { readonly kind: 'sectors' }

export interface SimulatedDiskOptions {
  readonly random: Random
  readonly capacityBytes?: number
  /** How long one operation takes. */
  readonly latencyMs?: () => number
}

/** Power fails as operation number `change` begins. */
export interface CrashPoint {
  readonly change: number
  readonly tear: Tear
  readonly onCrash: () => void
}

interface Change {
  readonly settle: () => void
  readonly survive: (tear: Tear) => void
}

const SECTOR_BYTES = 512

export class SimulatedDisk {
  capacityBytes: number
  /** Changes begun so far (writes, new, replaced and removed files): the crash points of a run. */
  changes = 0
  crashPoint: CrashPoint | undefined
  readonly random: Random
  readonly files = new Map<string, Uint8Array>()
  readonly inFlight = new Set<Change>()
  readonly #latencyMs: () => number
  #run = 0
  #writesUntilFailure: number | undefined

  constructor({ random, capacityBytes = Number.POSITIVE_INFINITY, latencyMs }: SimulatedDiskOptions) {
    this.random = random
    this.capacityBytes = capacityBytes
    this.#latencyMs = latencyMs ?? (() => 0.05 + random.fraction() * 0.2)
  }

  mount(scheduler: Scheduler): Disk {
    return new MountedDisk(this, scheduler, this.#run)
  }

  /** Cuts the power. Without `tear`, chance decides for each change in flight. */
  crash(tear?: Tear): void {
    this.#run += 1
    for (const change of this.inFlight) change.survive(tear ?? this.#drawTear())
    this.inFlight.clear()
  }

  usedBytes(): number {
    let sum = 0
    for (const content of this.files.values()) sum += content.length
    return sum
  }

  /** The write after `healthyWrites` more fails, and what it covered holds old bytes, new ones or both. */
  failWrite(healthyWrites = 0): void {
    this.#writesUntilFailure = healthyWrites
  }

  flipBit(name: string, position: number, bit = 0): void {
    const content = this.content(name)
    if (position >= content.length) throw new RangeError(`\`${name}\` has ${content.length} bytes`)
    content[position] = (content[position] as number) ^ (1 << bit)
  }

  content(name: string): Uint8Array {
    const content = this.files.get(name)
    if (content === undefined) throw new DiskError('not-found', `\`${name}\``)
    return content
  }

  // What follows is for the mounted disk only.

  isCurrent(run: number): boolean {
    return run === this.#run
  }

  takesFailure(): boolean {
    if (this.#writesUntilFailure === undefined) return false
    if (this.#writesUntilFailure > 0) {
      this.#writesUntilFailure -= 1
      return false
    }
    this.#writesUntilFailure = undefined
    return true
  }

  /** Runs `work` when the disk has answered; a dead run never hears the answer. */
  answer<T>(scheduler: Scheduler, run: number, work: () => T): Promise<T> {
    return new Promise((resolve, reject) => {
      scheduler.after(this.#latencyMs(), () => {
        if (!this.isCurrent(run)) return
        try {
          resolve(work())
        } catch (error) {
          reject(error instanceof Error ? error : new Error(String(error)))
        }
      })
    })
  }

  /** A change is in flight until it is answered; a crash in between asks `survive` what is left of it. */
  async change(scheduler: Scheduler, run: number, settle: () => void, survive: (tear: Tear) => void): Promise<void> {
    const change: Change = { settle, survive }
    if (this.isCurrent(run)) {
      this.inFlight.add(change)
      this.changes += 1
      if (this.crashPoint?.change === this.changes) {
        const { tear, onCrash } = this.crashPoint
        this.crashPoint = undefined
        this.crash(tear)
        onCrash()
      }
    }
    await this.answer(scheduler, run, () => {
      this.inFlight.delete(change)
      change.settle()
    })
  }

  tearInto(content: Uint8Array, bytes: Uint8Array, position: number, tear: Tear): void {
    if (tear.kind === 'none') return
    if (tear.kind !== 'sectors') {
      content.set(bytes.subarray(0, tear.kind === 'all' ? bytes.length : tear.bytes), position)
      return
    }
    for (let at = 0; at < bytes.length; ) {
      const next = Math.min(bytes.length, at + SECTOR_BYTES - ((position + at) % SECTOR_BYTES))
      if (this.random.integer(2) === 0) content.set(bytes.subarray(at, next), position + at)
      at = next
    }
  }

  #drawTear(): Tear {
    switch (this.random.integer(4)) {
      case 0:
        return { kind: 'none' }
      case 1:
        return { kind: 'all' }
      case 2:
        return { kind: 'prefix', bytes: this.random.integer(64 * 1024) }
      default:
        return { kind: 'sectors' }
    }
  }
}

class MountedDisk implements Disk {
  readonly #medium: SimulatedDisk
  readonly #scheduler: Scheduler
  readonly #run: number
  #replacements = 0
  readonly #replaced = new Map<string, number>()

  constructor(medium: SimulatedDisk, scheduler: Scheduler, run: number) {
    this.#medium = medium
    this.#scheduler = scheduler
    this.#run = run
  }

  list(): Promise<readonly string[]> {
    return this.#answer(() => [...this.#medium.files.keys()].sort())
  }

  async preallocate(name: string, bytes: number): Promise<DiskFile> {
    const make = () => this.#medium.files.set(name, new Uint8Array(bytes))
    await this.#change(
      () => {
        if (this.#medium.files.has(name)) throw new DiskError('failed', `\`${name}\` exists`)
        this.#claim(name, bytes)
        make()
      },
      (tear) => tear.kind !== 'none' && !this.#medium.files.has(name) && make(),
    )
    return this.#file(name)
  }

  open(name: string): Promise<DiskFile> {
    return this.#answer(() => {
      this.#medium.content(name)
      return this.#file(name)
    })
  }

  readAll(name: string): Promise<Uint8Array> {
    return this.#answer(() => this.#medium.content(name).slice())
  }

  async replace(name: string, content: Uint8Array): Promise<void> {
    const copy = content.slice()
    const turn = ++this.#replacements
    // An earlier one may take longer than a later one, and has been replaced by it then.
    const swap = (): void => {
      if ((this.#replaced.get(name) ?? 0) > turn) return
      this.#replaced.set(name, turn)
      this.#medium.files.set(name, copy)
    }
    await this.#change(
      () => {
        this.#claim(name, copy.length)
        swap()
      },
      (tear) => tear.kind !== 'none' && swap(),
    )
  }

  async remove(name: string): Promise<void> {
    await this.#change(
      () => {
        this.#medium.content(name)
        this.#medium.files.delete(name)
      },
      (tear) => tear.kind !== 'none' && this.#medium.files.delete(name),
    )
  }

  #claim(name: string, bytes: number): void {
    const others = this.#medium.usedBytes() - (this.#medium.files.get(name)?.length ?? 0)
    if (others + bytes > this.#medium.capacityBytes) throw new DiskError('no-space', `\`${name}\``)
  }

  #file(name: string): DiskFile {
    return new SimulatedFile(name, this.#medium, this.#scheduler, this.#run)
  }

  #answer<T>(work: () => T): Promise<T> {
    return this.#medium.answer(this.#scheduler, this.#run, work)
  }

  #change(settle: () => void, survive: (tear: Tear) => unknown): Promise<void> {
    return this.#medium.change(this.#scheduler, this.#run, settle, survive)
  }
}

/** Holds its content even when the name is gone, as an open file does. */
class SimulatedFile implements DiskFile {
  readonly name: string
  readonly #content: Uint8Array
  readonly #medium: SimulatedDisk
  readonly #scheduler: Scheduler
  readonly #run: number
  #closed = false

  constructor(name: string, medium: SimulatedDisk, scheduler: Scheduler, run: number) {
    this.name = name
    this.#content = medium.content(name)
    this.#medium = medium
    this.#scheduler = scheduler
    this.#run = run
  }

  size(): Promise<number> {
    return this.#answer(() => this.#content.length)
  }

  async writeDurably(bytes: Uint8Array, position: number): Promise<void> {
    this.#mustBeOpen()
    if (position + bytes.length > this.#content.length) throw new RangeError(`write beyond the end of \`${this.name}\``)
    const given = bytes.slice()
    const fails = this.#medium.isCurrent(this.#run) && this.#medium.takesFailure()
    await this.#medium.change(
      this.#scheduler,
      this.#run,
      () => {
        if (!sameBytes(given, bytes)) throw new Error('bytes were changed while their write was in flight')
        if (fails) {
          this.#medium.tearInto(this.#content, given, position, { kind: 'sectors' })
          throw new DiskError('failed', `\`${this.name}\`: simulated EIO`)
        }
        this.#content.set(given, position)
      },
      (tear) => this.#medium.tearInto(this.#content, given, position, tear),
    )
  }

  read(into: Uint8Array, position: number): Promise<number> {
    return this.#answer(() => this.readNow(into, position))
  }

  readNow(into: Uint8Array, position: number): number {
    this.#mustBeOpen()
    const part = this.#content.subarray(position, position + into.length)
    into.set(part)
    return part.length
  }

  close(): Promise<void> {
    return this.#answer(() => {
      this.#closed = true
    })
  }

  #mustBeOpen(): void {
    if (this.#closed) throw new DiskError('failed', `\`${this.name}\` is closed`)
  }

  #answer<T>(work: () => T): Promise<T> {
    return this.#medium.answer(this.#scheduler, this.#run, work)
  }
}

const sameBytes = (a: Uint8Array, b: Uint8Array): boolean => Buffer.compare(a, b) === 0
