/**
 * A connection between a device and a gateway: whole frames, in order each way, each after a delay
 * from the seed. It ends in the ways real ones do: one side closes it, the process behind an end dies
 * and the other is told, or it falls silent, and only heartbeats can tell.
 */
import type { Line, LineEvents } from '../clients/sdk/ports.ts'
import type { Scheduler } from '../platform/clock.ts'
import type { Random } from '../platform/random.ts'
import type { CloseCode } from '../protocol/close-codes.ts'
import type { ClientSocket, SocketEvents } from '../regions/gateway/client-socket.ts'

/** Whether nothing gets through in a direction now: what is sent then is lost, and all that follows it. */
export type CutOff = (way: 'up' | 'down') => boolean

/** What the kernels at both ends take before a writer's buffer grows. */
const kernelBytes = 65_536
/** As if the other side had gone without a close frame. */
const noCloseFrame = 1006

export class SimulatedConnection {
  /** The gateway's end. */
  readonly socket: ClientSocket
  readonly #random: Random
  readonly #up: Way
  #down: Way | undefined
  #device: LineEvents | undefined
  #gateway: SocketEvents | undefined
  #isCut: CutOff | undefined
  /** How it ended before the device had joined. */
  #endedWith: number | undefined

  /** `gateway` runs what arrives there: a paused process hears nothing, a dead one never does. */
  constructor(random: Random, gateway: Scheduler) {
    this.#random = random
    this.#up = new Way(gateway, random, () => this.#isCut?.('up') === true)
    const waiting = (): number => this.#down?.bytes ?? 0
    this.socket = {
      send: (entries) => this.#sendDown(entries),
      close: (code) => this.#closeFromGateway(code),
      hasCloseCodes: true,
      get bufferedBytes() {
        return Math.max(0, waiting() - kernelBytes)
      },
    }
  }

  get isOpen(): boolean {
    return this.#device !== undefined || this.#gateway !== undefined
  }

  /** The link it goes over: the first one counts, the others on its way are never cut. */
  over(isCut: CutOff): void {
    this.#isCut ??= isCut
  }

  /** The gateway has taken it. */
  accepted(gateway: SocketEvents): void {
    this.#gateway = gateway
  }

  /** The device holds its end; `scheduler` runs what arrives there. */
  join(device: LineEvents, scheduler: Scheduler): Line {
    const down = new Way(scheduler, this.#random, () => this.#isCut?.('down') === true)
    this.#down = down
    this.#device = device
    const ended = this.#endedWith
    if (ended !== undefined) scheduler.soon(() => this.#deviceHears(ended))
    return {
      send: (frame) => this.#sendUp(frame),
      close: () => {
        if (this.#device === undefined) return
        this.#up.carry(0, () => this.#gatewayHears())
        scheduler.soon(() => this.#deviceHears(noCloseFrame))
      },
    }
  }

  /** The network broke and both sides notice, or one process has died and the other side is told. */
  reset(): void {
    this.silence()
    this.#endedWith ??= noCloseFrame
    this.#down?.to.soon(() => this.#deviceHears(noCloseFrame))
    this.#up.to.soon(() => this.#gatewayHears())
  }

  /** From now on everything vanishes on its way, and nobody is told. */
  silence(): void {
    this.#up.silent = true
    if (this.#down !== undefined) this.#down.silent = true
  }

  #sendUp(frame: Uint8Array): void {
    if (this.#device === undefined) return
    const bytes = frame.slice()
    this.#up.carry(bytes.length, () => this.#gateway?.frame(bytes))
  }

  #sendDown(entries: readonly Uint8Array[]): void {
    if (this.#gateway === undefined) return
    const bytes = new Uint8Array(Buffer.concat(entries))
    this.#down?.carry(bytes.length, () => this.#device?.frame(bytes))
  }

  #closeFromGateway(code: CloseCode): void {
    if (this.#gateway === undefined) return
    this.#endedWith ??= code
    this.#down?.carry(0, () => this.#deviceHears(code))
    this.#up.to.soon(() => this.#gatewayHears())
  }

  #deviceHears(code: number): void {
    const device = this.#device
    this.#device = undefined
    device?.closed(code)
  }

  #gatewayHears(): void {
    const gateway = this.#gateway
    this.#gateway = undefined
    gateway?.gone()
  }
}

/** One direction. What waits arrives in its order, however long each piece takes. */
class Way {
  silent = false
  /** On the way. */
  bytes = 0
  readonly to: Scheduler
  readonly #random: Random
  readonly #isCut: () => boolean
  readonly #waiting: (() => void)[] = []

  constructor(to: Scheduler, random: Random, isCut: () => boolean) {
    this.to = to
    this.#random = random
    this.#isCut = isCut
  }

  carry(bytes: number, work: () => void): void {
    this.silent ||= this.#isCut()
    if (this.silent) return
    this.bytes += bytes
    this.#waiting.push(() => {
      this.bytes -= bytes
      if (!this.silent) work()
    })
    this.to.after(2 + this.#random.fraction() * 20, () => this.#waiting.shift()?.())
  }
}
