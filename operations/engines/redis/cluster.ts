/**
 * Makes a cluster of Redis servers. Each step looks at what is there first, so that a start that was
 * broken off anywhere is carried on by the next. What is not yet so is told as words, not thrown.
 */
import { Redis } from 'ioredis'

const slots = 16_384
const host = '127.0.0.1'
const answerWithinMs = 3_000

/** Undefined: the first `masters` of the ports share the slots, every other one follows one of them. */
export async function formCluster(ports: readonly number[], masters: number): Promise<string | undefined> {
  const servers = ports.map((port) => new Server(port))
  try {
    for (const server of servers) await server.connect()
    for (const [index, server] of servers.slice(0, masters).entries()) await giveSlots(server, index, masters)
    for (const [index, server] of servers.entries()) await setEpoch(server, index + 1)
    const [first, ...others] = servers
    for (const other of others) if (first !== undefined) await meet(first, other)
    for (const server of servers) {
      if ((await server.fact('cluster_known_nodes')) !== String(servers.length))
        return `${server.port} does not know all others`
    }
    for (const [index, server] of servers.slice(masters).entries()) await follow(server, servers[index])
    return undefined
  } catch (caught) {
    return caught instanceof Error ? caught.message : String(caught)
  } finally {
    for (const server of servers) server.end()
  }
}

/** Undefined: all of them answer and agree that the cluster is whole. */
export async function looksWhole(ports: readonly number[]): Promise<string | undefined> {
  for (const port of ports) {
    const server = new Server(port)
    try {
      await server.connect()
      if ((await server.fact('cluster_state')) !== 'ok') return `${port} sees no whole cluster`
      if ((await server.fact('cluster_known_nodes')) !== String(ports.length)) return `${port} does not know all others`
      if ((await server.ask('INFO', 'replication')).includes('master_link_status:down'))
        return `${port} has not caught up`
    } catch (caught) {
      return `${port}: ${caught instanceof Error ? caught.message : String(caught)}`
    } finally {
      server.end()
    }
  }
  return undefined
}

async function giveSlots(server: Server, index: number, masters: number): Promise<void> {
  if ((await server.fact('cluster_slots_assigned')) !== '0') return
  const at = (position: number): number => Math.floor((position * slots) / masters)
  await server.ask('CLUSTER', 'ADDSLOTSRANGE', at(index), at(index + 1) - 1)
}

/** Only a node that has met nobody may be given one; without it they would have to settle who goes first. */
async function setEpoch(server: Server, epoch: number): Promise<void> {
  const fresh = (await server.fact('cluster_known_nodes')) === '1' && (await server.fact('cluster_my_epoch')) === '0'
  if (fresh) await server.ask('CLUSTER', 'SET-CONFIG-EPOCH', epoch)
}

/** Once: each further meeting would begin their acquaintance anew, and look after look they would never know each other. */
async function meet(one: Server, other: Server): Promise<void> {
  const known = (await one.ask('CLUSTER', 'NODES')).includes(`:${other.port}@`)
  if (!known) await one.ask('CLUSTER', 'MEET', host, other.port, await other.busPort())
}

/** A master without slots was never told whom to follow; after a failover the roles are other ones, and stay. */
async function follow(server: Server, master: Server | undefined): Promise<void> {
  const myself = (await server.ask('CLUSTER', 'NODES')).split('\n').find((line) => line.includes('myself'))
  const [, , flags = '', , , , , , ...owned] = myself?.split(' ') ?? []
  if (flags.includes('master') && owned.length === 0 && master !== undefined) {
    await server.ask('CLUSTER', 'REPLICATE', await master.ask('CLUSTER', 'MYID'))
  }
}

class Server {
  readonly port: number
  readonly #connection: Redis

  constructor(port: number) {
    this.port = port
    this.#connection = new Redis({
      host,
      port,
      lazyConnect: true,
      connectTimeout: answerWithinMs,
      commandTimeout: answerWithinMs,
      retryStrategy: () => null,
    })
    // It is told to who asks, too.
    this.#connection.on('error', () => {})
  }

  connect(): Promise<void> {
    return this.#connection.connect()
  }

  async ask(command: string, ...args: (string | number)[]): Promise<string> {
    return String(await this.#connection.call(command, ...args))
  }

  /** A line of `CLUSTER INFO`. */
  async fact(name: string): Promise<string | undefined> {
    return new RegExp(`^${name}:(\\S+)`, 'm').exec(await this.ask('CLUSTER', 'INFO'))?.[1]
  }

  async busPort(): Promise<string> {
    return (await this.#connection.config('GET', 'cluster-port')).at(1) ?? ''
  }

  end(): void {
    this.#connection.disconnect()
  }
}
