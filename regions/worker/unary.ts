/**
 * Commands of requests that have no counter (W5): over HTTP and gRPC each is known by its
 * `client_msg_id`, a UUID of version 7. Whoever asks waits here for the verdict; the same id asked
 * twice at once gets one answer twice.
 */
import type { Clock, Scheduler } from '../../platform/clock.ts'
import { fail, MeridianError } from '../../protocol/errors.ts'
import type { UserKey } from '../../protocol/ids.ts'
import { keyAt } from '../../protocol/known-keys.ts'
import { limits } from '../../protocol/limits.ts'
import type { Send, Verdict } from '../../protocol/messages.ts'
import type { Accept, Sender } from './accept.ts'
import type { Origin } from './origin.ts'

/** A request waits this long for its verdict: ten times what a busy region takes. */
export const verdictWaitMs = 10_000
/** Requests that wait at a time: each holds a connection of some edge. */
const waitingMax = 10_000
const dayMs = 86_400_000

interface Waiter {
  readonly resolve: (verdict: Verdict) => void
  readonly reject: (error: MeridianError) => void
}

export class Unary {
  readonly #accept: Accept
  readonly #clock: Clock
  readonly #scheduler: Scheduler
  readonly #waiting = new Map<string, Waiter[]>()
  #count = 0

  constructor(accept: Accept, clock: Clock, scheduler: Scheduler) {
    this.#accept = accept
    this.#clock = clock
    this.#scheduler = scheduler
  }

  /** Resolves to the fold's verdict. Rejects when the command was not stored, or with `unavailable` when that is unknown. */
  async submit(sender: Sender, send: Send): Promise<Verdict> {
    const id = send.clientMsgId
    if (id === undefined) throw fail('request_invalid', '`client_msg_id` is missing')
    checkAge(id, this.#clock.now())
    if (this.#count >= waitingMax) throw fail('overloaded')
    const key = keyOf(sender.user, id)
    const { answer, waiter } = this.#wait(key)
    // A refusal is this request's alone: the same command, sent before, may be on its way to a verdict.
    const refuse = (why: MeridianError): void => {
      this.#drop(key, waiter)
      waiter.reject(why)
    }
    try {
      const origin: Origin = {
        refused: (_n, code) => refuse(fail(code)),
        presumed: () => this.#settle(key, (other) => other.resolve(presumedVerdict(id))),
      }
      await this.#accept.append({ ...sender, writer: 0 }, { ...send, n: 0, prev: 0 }, origin)
    } catch (caught) {
      refuse(MeridianError.from(caught))
    }
    return answer
  }

  /** The fold has answered a command without a counter. */
  verdict(user: UserKey, verdict: Verdict): void {
    if (verdict.clientMsgId === undefined) return
    this.#settle(keyOf(user, verdict.clientMsgId), (waiter) => waiter.resolve(verdict))
  }

  #wait(key: string): { answer: Promise<Verdict>; waiter: Waiter } {
    const { promise, resolve, reject } = Promise.withResolvers<Verdict>()
    const waiter = { resolve, reject }
    const timer = this.#scheduler.after(verdictWaitMs, () => {
      this.#drop(key, waiter)
      reject(fail('unavailable'))
    })
    this.#count += 1
    const end = (): void => {
      timer.cancel()
      this.#count -= 1
    }
    promise.then(end, end)
    const others = this.#waiting.get(key)
    if (others === undefined) this.#waiting.set(key, [waiter])
    else others.push(waiter)
    return { answer: promise, waiter }
  }

  #drop(key: string, waiter: Waiter): void {
    const others = this.#waiting.get(key)?.filter((other) => other !== waiter) ?? []
    if (others.length > 0) this.#waiting.set(key, others)
    else this.#waiting.delete(key)
  }

  #settle(key: string, how: (waiter: Waiter) => void): void {
    const waiters = this.#waiting.get(key)
    this.#waiting.delete(key)
    for (const waiter of waiters ?? []) how(waiter)
  }
}

const keyOf = (user: UserKey, clientMsgId: Uint8Array): string => user + keyAt(clientMsgId, 0)

/** I2: seven days back, five minutes ahead by this clock. The fold remembers a day longer. */
function checkAge(id: Uint8Array, now: number): void {
  const isVersion7 = id.length === 16 && (id[6] as number) >> 4 === 7
  const at = isVersion7 ? msOfVersion7(id) : 0
  if (at < now - limits.unaryIdDays * dayMs || at > now + limits.unaryIdAheadMs) throw fail('id_expired')
}

/** The first 48 bits, big-endian. */
function msOfVersion7(id: Uint8Array): number {
  let ms = 0
  for (let i = 0; i < 6; i++) ms = ms * 256 + (id[i] as number)
  return ms
}

const presumedVerdict = (clientMsgId: Uint8Array): Verdict => ({
  n: 0,
  code: 0,
  last: 0,
  seq: 0,
  idHi: 0,
  idLo: 0,
  at: 0,
  place: 0,
  clientMsgId,
  denial: undefined,
})
