/** Clock, timers, chance and network of the Workers runtime. */
import type { Clock, Scheduler } from '../platform/clock.ts'
import { webCryptoMac } from '../platform/mac.webcrypto.ts'
import type { Random } from '../platform/random.ts'
import { webPolicyCrypto } from '../residency-policy/publish/policy-crypto.webcrypto.ts'

/** A Worker has no monotonic clock: time stands still between I/O anyway, and only intervals of seconds are measured. */
export const runtimeClock: Clock = { now: () => Date.now(), monotonic: () => Date.now() }

export const runtimeAfter: Scheduler['after'] = (delayMs, work) => {
  const timer = setTimeout(work, delayMs)
  return { cancel: () => clearTimeout(timer) }
}

export const runtimeRandom: Random = {
  bytes: (count) => crypto.getRandomValues(new Uint8Array(count)),
  fraction: () => Math.random(),
  integer: (below) => Math.floor(Math.random() * below),
}

export const runtimeFetch: typeof fetch = (input, init) => fetch(input, init)

export const runtimeMac = webCryptoMac(crypto.subtle)

export const runtimePolicyCrypto = webPolicyCrypto(crypto.subtle)
