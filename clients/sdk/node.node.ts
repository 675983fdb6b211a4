/** The SDK's ports on Node: sockets by `ws`, the system's clock and chance. The store is `file-store.node.ts`. */
import { WebSocket } from 'ws'
import { nodeClock, nodeScheduler } from '../../platform/clock.node.ts'
import { nodeRandom } from '../../platform/random.node.ts'
import { closeCodeOfStatus } from '../../protocol/close-codes.ts'
import { subprotocol } from '../../protocol/version.ts'
import type { Connect } from './ports.ts'

export const nodePorts = {
  clock: nodeClock,
  scheduler: nodeScheduler,
  random: nodeRandom,
  fetch: globalThis.fetch,
} as const

export const connectByWs: Connect = (url, token, events) => {
  const socket = new WebSocket(`${url.replace(/^http/, 'ws')}/v1/connect`, [subprotocol], {
    headers: { authorization: `Bearer ${token}` },
    perMessageDeflate: false,
    handshakeTimeout: 10_000,
  })
  let refused: { code: number; retryAfterMs: number } | undefined
  socket.on('open', () => events.open())
  socket.on('message', (data: Buffer) => events.frame(data))
  socket.on('unexpected-response', (_request, response) => {
    const seconds = Number(response.headers['retry-after'])
    refused = {
      code: closeCodeOfStatus(response.statusCode),
      retryAfterMs: Number.isFinite(seconds) ? seconds * 1_000 : 0,
    }
    socket.terminate()
  })
  socket.on('error', () => {})
  socket.on('close', (code) =>
    refused === undefined ? events.closed(code) : events.closed(refused.code, refused.retryAfterMs),
  )
  return {
    send: (frame) => {
      if (socket.readyState === WebSocket.OPEN) socket.send(frame)
    },
    close: () => socket.terminate(),
  }
}
