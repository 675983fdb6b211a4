/**
 * Nodes of engines, killed or stopped. What a set has more of than what is named here is killed and
 * stopped like everything else, and started again by the same `up`.
 */
import type { Random } from '../../../platform/random.ts'
import { onServer, primaryOf } from '../../../platform/postgres/postgres-of-test.node.ts'
import { mastersOf } from '../../../platform/redis/redis-of-test.node.ts'
import type { EngineName } from '../../engines/engine.ts'
import { freeze } from '../../engines/freeze.ts'
import type { ProcessRecord } from '../../engines/node-process.ts'
import type { EngineNodes } from '../engine-nodes.ts'
import { type Injection, type KindOfInjection, holdMsOf } from './injection.ts'

interface Victim {
  readonly engines: EngineNodes
  readonly region: string
  readonly engine: EngineName
  readonly random: Random
}

interface OwnWay {
  /** Which node matters most; of others any. */
  choose?(victim: Victim): Promise<ProcessRecord>
  /** What an operator does when that one was killed, before it is started again. */
  takeOver?(victim: Victim, killed: ProcessRecord): Promise<void>
}

const ownWays: Partial<Record<EngineName, OwnWay>> = {
  redis: { choose: someMaster },
  postgres: { choose: primary, takeOver: promote },
}

export function kindsOfEngineFaults(engines: EngineNodes): KindOfInjection[] {
  const names = [...new Set(engines.regions.flatMap((region) => engines.enginesOf(region)))]
  return names.flatMap((engine) => [
    { kind: `kill ${engine}`, draw: (random: Random) => kill(victimOf(engines, engine, random)) },
    { kind: `stop ${engine}`, draw: (random: Random) => stop(victimOf(engines, engine, random)) },
  ])
}

function victimOf(engines: EngineNodes, engine: EngineName, random: Random): Victim {
  const regions = engines.regions.filter((region) => engines.enginesOf(region).includes(engine))
  return { engines, engine, random, region: regions[random.integer(regions.length)] as string }
}

function kill(victim: Victim): Injection {
  const { engines, engine, region, random } = victim
  return {
    kind: `kill ${engine}`,
    where: `${engine} of ${region}`,
    region,
    recoversFrom: 'its begin',
    holdMs: holdMsOf(random),
    async begin() {
      const node = await chosen(victim)
      process.kill(node.pid, 'SIGKILL')
      await ownWays[engine]?.takeOver?.(victim, node)
    },
    lift: () => engines.restart(region),
  }
}

function stop(victim: Victim): Injection {
  const { engine, region, random } = victim
  let goOn = (): void => {}
  return {
    kind: `stop ${engine}`,
    where: `${engine} of ${region}`,
    region,
    recoversFrom: 'its end',
    holdMs: holdMsOf(random),
    async begin() {
      goOn = freeze((await chosen(victim)).pid)
    },
    lift: () => Promise.resolve(goOn()),
  }
}

function chosen(victim: Victim): Promise<ProcessRecord> {
  const choose = ownWays[victim.engine]?.choose
  if (choose !== undefined) return choose(victim)
  const nodes = victim.engines.running(victim.region, victim.engine)
  return Promise.resolve(nodes[victim.random.integer(nodes.length)] as ProcessRecord)
}

async function someMaster({ engines, region, random }: Victim): Promise<ProcessRecord> {
  const masters = await mastersOf(addressOf(engines, region, 'redis'))
  const { name } = masters[random.integer(masters.length)] ?? { name: '' }
  return engines.at(region, 'redis', name)
}

async function primary({ engines, region }: Victim): Promise<ProcessRecord> {
  return engines.at(region, 'postgres', await primaryOf(addressOf(engines, region, 'postgres')))
}

/** The other one leads from now on. */
async function promote({ engines, region }: Victim, killed: ProcessRecord): Promise<void> {
  const address = addressOf(engines, region, 'postgres')
  const gone = killed.node.listens.map(({ host, port }) => `${host}:${port}`)
  const left = address.servers.find((server) => !gone.includes(server))
  if (left === undefined) throw new Error(`no PostgreSQL of ${region} is left`)
  await onServer(address, left, 'SELECT pg_promote()')
}

function addressOf<Name extends 'redis' | 'postgres'>({ addresses }: EngineNodes, region: string, engine: Name) {
  const address = addresses.regions[region]?.[engine]
  if (address === undefined) throw new Error(`region ${region} has no ${engine}`)
  return address
}
