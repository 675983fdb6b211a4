/** The SDK's ports on Node: sockets by `ws`, documents as files, the system's clock and chance. */
import { mkdir, readFile, rename, open } from 'node:fs/promises'
import { dirname } from 'node:path'
import { WebSocket } from 'ws'
import { nodeClock, nodeScheduler } from '../../platform/clock.node.ts'
import { nodeRandom } from '../../platform/random.node.ts'
import { subprotocol } from '../../protocol/version.ts'
import type { Connect, DeviceStore } from './ports.ts'

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
  let refusedWith = 0
  socket.on('open', () => events.open())
  socket.on('message', (data: Buffer) => events.frame(data))
  // An upgrade that was refused has no close code: 401 means the token, anything else to try again.
  socket.on('unexpected-response', (_request, response) => {
    refusedWith = response.statusCode === 401 ? 4_200 : 4_000
    socket.terminate()
  })
  socket.on('error', () => {})
  socket.on('close', (code) => events.closed(refusedWith === 0 ? code : refusedWith))
  return {
    send: (frame) => {
      if (socket.readyState === WebSocket.OPEN) socket.send(frame)
    },
    close: () => socket.terminate(),
  }
}

/** A document in a file, written beside and renamed, so that a crash leaves the old one or the new one. */
export function fileStore(path: string): DeviceStore {
  return {
    load: async () => {
      try {
        return await readFile(path, 'utf8')
      } catch (caught) {
        if ((caught as { code?: string }).code === 'ENOENT') return undefined
        throw caught
      }
    },
    save: async (document) => {
      await mkdir(dirname(path), { recursive: true, mode: 0o700 })
      const file = await open(`${path}.new`, 'w', 0o600)
      try {
        await file.writeFile(document)
        await file.sync()
      } finally {
        await file.close()
      }
      await rename(`${path}.new`, path)
    },
  }
}
