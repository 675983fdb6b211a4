/** The SDK's ports in a browser: its socket, clock, timers and chance. */
import { subprotocol } from '../../../protocol/version.ts'
import type { Clock, Connect, Random, Scheduler } from '../ports.ts'

const clock: Clock = { now: () => Date.now(), monotonic: () => performance.now() }

const scheduler: Scheduler = {
  after(delayMs, work) {
    const timer = setTimeout(work, delayMs)
    return { cancel: () => clearTimeout(timer) }
  },
  every(periodMs, work) {
    const timer = setInterval(work, periodMs)
    return { cancel: () => clearInterval(timer) }
  },
  soon(work) {
    setTimeout(work, 0)
  },
}

const random: Random = {
  bytes: (count) => crypto.getRandomValues(new Uint8Array(count)),
  fraction: () => (crypto.getRandomValues(new Uint32Array(1))[0] ?? 0) / 2 ** 32,
  integer: (below) => Math.floor(random.fraction() * below),
}

export const browserPorts = { clock, scheduler, random, fetch: fetch.bind(globalThis) } as const

/** A browser cannot set headers: the token travels as a subprotocol, which the edge removes (I4). */
export const connectByBrowser: Connect = (url, token, events) => {
  const socket = new WebSocket(`${url.replace(/^http/, 'ws')}/v1/connect`, [subprotocol, `bearer.${token}`])
  socket.binaryType = 'arraybuffer'
  socket.addEventListener('open', () => events.open())
  socket.addEventListener('message', ({ data }) => {
    if (data instanceof ArrayBuffer) events.frame(new Uint8Array(data))
  })
  // A refused upgrade looks like a broken network here; a token that ended is renewed before it does.
  socket.addEventListener('close', ({ code }) => events.closed(code))
  return {
    send: (frame) => {
      if (socket.readyState === WebSocket.OPEN) socket.send(frame as Uint8Array<ArrayBuffer>)
    },
    close: () => socket.close(),
  }
}
