/**
 * Ports of a world: one block of neighbours, so that people can guess them. Without a wish the first
 * block that is free is taken; a wished one that is taken is refused (P5).
 *
 * Two starts at the same moment must not choose the same block, and the ports are bound only seconds
 * later, by other processes. So a block is all its ports held at once, and a guard port behind them
 * that stays held for as long as the world runs: who finds the guard taken looks elsewhere.
 */
import { createServer, type Server } from 'node:net'

const firstBase = 7400
const lastBase = 11_400
const step = 200
/** Of the guard behind a block's first port: the same for large worlds and small ones. */
const guardOffset = step - 1

export interface PortBlock {
  readonly first: number
  /** Lets go of the ports for those who will listen there. Other starts still find the block taken. */
  open(): Promise<void>
  /** The block is free again. */
  release(): Promise<void>
}

/** Takes `count` neighbouring ports on loopback. */
export async function takePorts(count: number, wished?: number): Promise<PortBlock> {
  if (count > guardOffset) throw new Error(`a block has at most ${guardOffset} ports`)
  if (wished !== undefined) {
    const taken = await takeBlock(wished, count)
    if (typeof taken !== 'number') return taken
    throw new Error(
      `port ${taken} is taken; choose another with --port, or leave it out and the first free block is used`,
    )
  }
  for (let base = firstBase; base <= lastBase; base += step) {
    const taken = await takeBlock(base, count)
    if (typeof taken !== 'number') return taken
  }
  throw new Error(`no block of ${count} free ports between ${firstBase} and ${lastBase + step}`)
}

/** The block, or the first port of it that somebody else has. The guard comes first: it decides between two starts. */
async function takeBlock(first: number, count: number): Promise<PortBlock | number> {
  const guard = await hold(first + guardOffset)
  if (guard === undefined) return first + guardOffset
  const held: Server[] = []
  const open = async (): Promise<void> => {
    await Promise.all(held.splice(0).map(letGo))
  }
  const release = async (): Promise<void> => {
    await Promise.all([open(), letGo(guard)])
  }
  for (let port = first; port < first + count; port++) {
    const server = await hold(port)
    if (server === undefined) {
      await release()
      return port
    }
    held.push(server)
  }
  return { first, open, release }
}

/** Undefined when somebody else has the port. */
function hold(port: number): Promise<Server | undefined> {
  return new Promise((resolve) => {
    const server = createServer((socket) => socket.destroy())
    server.once('error', () => resolve(undefined))
    // Held by a world, which has other reasons to live.
    server.listen(port, '127.0.0.1', () => resolve(server.unref()))
  })
}

const letGo = (server: Server): Promise<void> =>
  new Promise((resolve) => {
    server.close(() => resolve())
  })
