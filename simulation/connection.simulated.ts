/**
 * A connection between a device and a gateway: whole frames, in order each way, each after a delay
 * from the seed. It ends in the ways real ones do: one side closes it, the process behind an end dies
 * and the other is told, or it falls silent, and only heartbeats can tell.
 */
import type { Scheduler } from '../platform/clock.ts'
import type { Random } from '../platform/random.ts'
import type { Line, LineEvents } from '../clients/sdk/ports.ts'
import type { CloseCode } from '../protocol/close-codes.ts'
import type { ClientSocket, SocketEvents } from '../regions/gateway/client-socket.ts'

export interface ConnectionEnds {
  readonly random: Random
  /** Whose timers run what arrives there: a paused process hears nothing, a dead one never does. */
  readonly device: Scheduler
  readonly gateway: Scheduler
}

/** What the kernels at both ends take before a writer's buffer grows. */
const kernelBytes = 65_536
/** As if the other side had gone without a close frame. */
const noCloseFrame = 1006

export class SimulatedConnection {
  /** The device's end. */
  readonly line: Line
  /** The gateway's end. */
  readonly socket: ClientSocket
  readonly #ends: ConnectionEnds
  readonly #up: Way
  readonly #down: Way
  #device: LineEvents | undefined
  #gateway: SocketEvents | undefined

  constructor(ends: ConnectionEnds) {
    this.#ends = ends
    this.#up = new Way(ends.gateway, ends.random)
    this.#down = new Way(ends.device, ends.random)
    const down = this.#down
    this.line = { send: (frame) => this.#sendUp(frame), close: () => this.#closeFromDevice() }
    this.socket = {
      send: (entries) => this.#sendDown(entries),
      close: (code) => this.#closeFromGateway(code),
      hasCloseCodes: true,
      get bufferedBytes() {
        return Math.max(0, down.bytes - kernelBytes)
      },
    }
  }

  /** Both ends have their listeners: the device hears that it is open. */
  open(device: LineEvents, gateway: SocketEvents): void {
    this.#device = device
    this.#gateway = gateway
    this.#down.carry(0, () => this.#device?.open())
  }

  /** Nobody listens at the other end. */
  refuse(device: LineEvents): void {
    this.#device = device
    this.#down.carry(0, () => this.#deviceHears(noCloseFrame))
  }

  get isOpen(): boolean {
    return this.#device !== undefined || this.#gateway !== undefined
  }

  /** The network broke and both sides notice, or one process has died and the other side is told. */
  reset(): void {
    this.#up.silent = this.#down.silent = true
    this.#ends.device.soon(() => this.#deviceHears(noCloseFrame))
    this.#ends.gateway.soon(() => this.#gatewayHears())
  }

  /** From now on everything vanishes on its way, and nobody is told. */
  silence(): void {
    this.#up.silent = this.#down.silent = true
  }

  #sendUp(frame: Uint8Array): void {
    if (this.#device === undefined) return
    const bytes = frame.slice()
    this.#up.carry(bytes.length, () => this.#gateway?.frame(bytes))
  }

  #sendDown(entries: readonly Uint8Array[]): void {
    if (this.#gateway === undefined) return
    const bytes = new Uint8Array(Buffer.concat(entries))
    this.#down.carry(bytes.length, () => this.#device?.frame(bytes))
  }

  #closeFromDevice(): void {
    if (this.#device === undefined) return
    this.#up.carry(0, () => this.#gatewayHears())
    this.#ends.device.soon(() => this.#deviceHears(noCloseFrame))
  }

  #closeFromGateway(code: CloseCode): void {
    if (this.#gateway === undefined) return
    this.#down.carry(0, () => this.#deviceHears(code))
    this.#ends.gateway.soon(() => this.#gatewayHears())
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
  readonly #to: Scheduler
  readonly #random: Random
  readonly #waiting: (() => void)[] = []

  constructor(to: Scheduler, random: Random) {
    this.#to = to
    this.#random = random
  }

  carry(bytes: number, work: () => void): void {
    if (this.silent) return
    this.bytes += bytes
    this.#waiting.push(() => {
      this.bytes -= bytes
      if (!this.silent) work()
    })
    this.#to.after(2 + this.#random.fraction() * 20, () => this.#waiting.shift()?.())
  }
}
