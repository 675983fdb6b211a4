/**
 * Ports of a world: one block of neighbours, so that people can guess them. Without a wish the first
 * block that is free is taken; a wished one that is taken is refused (P5).
 */
import { createServer } from 'node:net'

const firstBase = 7400
const lastBase = 9400
const step = 100

/** The first port of a block of `count` that can all be bound on loopback now. */
export async function freePorts(count: number, wished?: number): Promise<number> {
  if (wished !== undefined) {
    const taken = await firstTaken(wished, count)
    if (taken !== undefined)
      throw new Error(
        `port ${taken} is taken; choose another with --port, or leave it out and the first free block is used`,
      )
    return wished
  }
  for (let base = firstBase; base <= lastBase; base += step) {
    if ((await firstTaken(base, count)) === undefined) return base
  }
  throw new Error(`no block of ${count} free ports between ${firstBase} and ${lastBase + step}`)
}

async function firstTaken(base: number, count: number): Promise<number | undefined> {
  for (let port = base; port < base + count; port++) if (!(await isFree(port))) return port
  return undefined
}

function isFree(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const server = createServer()
    server.once('error', () => resolve(false))
    server.listen(port, '127.0.0.1', () => server.close(() => resolve(true)))
  })
}
