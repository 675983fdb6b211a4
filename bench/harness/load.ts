/** The process that makes the load: fleets of clients, and what they can be asked to do. */
import type { GroupKey } from '../../protocol/ids.ts'
import { checkAll, runDirect } from './direct-load.ts'
import { gather, runGroup } from './group-load.ts'
import { serve } from './asked-process.ts'
import { LoadClient, silent } from './load-client.ts'
import type { Connecting, FleetName, LoadMethods, LoadRun } from './load-methods.ts'
import { Latencies } from './percentiles.ts'
import { wait } from './sending.ts'

interface Fleet {
  readonly clients: LoadClient[]
  group?: GroupKey
}

const fleets: Record<FleetName, Fleet> = { product: { clients: [] }, limit: { clients: [] } }

serve<LoadMethods>({
  connect,
  disconnect: async ({ fleet }) => {
    const { clients } = fleets[fleet]
    for (const client of clients) client.destroy()
    while (clients.some(({ gone }) => !gone)) await wait(10)
  },
  direct: (given) => runDirect(fleets[given.fleet].clients, given),
  gather: async ({ fleet, name }) => {
    fleets[fleet].group = await gather(fleets[fleet].clients, name)
  },
  group: (given) => runGroup(fleets[given.fleet].clients, fleets[given.fleet].group, given),
  idle: ({ fleet, everyMs, ms }) => idle(fleets[fleet].clients, everyMs, ms),
})

async function connect({ fleet, target, secondTarget = target, people, atOnce }: Connecting): Promise<LoadRun> {
  const { clients } = fleets[fleet]
  for (let i = clients.length; i < people.length; i++) clients.push(new LoadClient(i, people[i] as never))
  const waiting = clients.filter(({ gone }) => gone)
  const latencies = new Latencies()
  const begun = performance.now()
  const cpu = process.cpuUsage()
  let next = 0
  const one = async (): Promise<void> => {
    for (let client = waiting[next++]; client !== undefined; client = waiting[next++]) {
      const dialled = performance.now()
      await client.connect(client.index % 2 === 0 ? target : secondTarget)
      latencies.add(performance.now() - dialled)
    }
  }
  await Promise.all(Array.from({ length: atOnce }, one))
  return ran(latencies, waiting.length, begun, cpu)
}

/** Every client sends its heartbeat at its own moment of the interval. */
async function idle(clients: readonly LoadClient[], everyMs: number, ms: number): Promise<LoadRun> {
  const latencies = new Latencies()
  const asked = new Map<LoadClient, number>()
  const events = {
    ...silent,
    pong: (client: LoadClient) => latencies.add(performance.now() - (asked.get(client) ?? 0)),
  }
  for (const client of clients) client.events = events
  const begun = performance.now()
  const cpu = process.cpuUsage()
  let sent = 0
  for (let elapsed = 0; elapsed < ms; elapsed = performance.now() - begun) {
    for (; (sent * everyMs) / clients.length <= elapsed; sent++) {
      const client = clients[sent % clients.length] as LoadClient
      asked.set(client, performance.now())
      client.ping()
    }
    await wait(5)
  }
  while (latencies.count < sent) {
    checkAll(clients)
    await wait(5)
  }
  for (const client of clients) client.events = silent
  return ran(latencies, sent, begun, cpu)
}

function ran(latencies: Latencies, ops: number, begun: number, cpu: NodeJS.CpuUsage): LoadRun {
  const seconds = (performance.now() - begun) / 1_000
  const { user, system } = process.cpuUsage(cpu)
  return { ...latencies.percentiles(), ops, seconds, loadShare: (user + system) / 1e6 / seconds }
}
