/** Redis Cluster: three masters, and in a region with quorums a replica of each. Nothing in it is kept: all of it can be made again. */
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { type Engine, type Ground, missing, type Node, ready } from '../engine.ts'
import { nodeOf, portOf, type RegionPlan } from '../region-plan.ts'
import { formCluster, looksWhole } from './cluster.ts'

const masters = 3
const membersOf = ({ size }: RegionPlan): readonly number[] =>
  Array.from({ length: size === 'quorum' ? 2 * masters : masters }, (_, index) => index + 1)

const nodes = (region: RegionPlan): Node[] =>
  membersOf(region).map((member) =>
    nodeOf(region, 'redis', member, [
      ['clients', portOf(region, 'redis', member)],
      ['cluster', portOf(region, 'redisBus', member)],
    ]),
  )

export const serverConfig = (region: RegionPlan, member: number, folder: string): string =>
  Object.entries({
    port: portOf(region, 'redis', member),
    'cluster-port': portOf(region, 'redisBus', member),
    bind: '127.0.0.1',
    'protected-mode': 'no',
    dir: folder,
    daemonize: 'no',
    save: '""',
    appendonly: 'no',
    maxmemory: '64mb',
    // A lease that was thrown out for want of room would say that somebody is offline.
    'maxmemory-policy': 'noeviction',
    'cluster-enabled': 'yes',
    'cluster-config-file': 'nodes.conf',
    'cluster-node-timeout': 2_000,
    // Who lost a third of the slots still serves the rest.
    'cluster-require-full-coverage': 'no',
    'cluster-allow-pubsubshard-when-down': 'yes',
    'cluster-announce-ip': '127.0.0.1',
    'repl-diskless-sync-delay': 0,
    'client-output-buffer-limit': 'pubsub 32mb 8mb 60',
    'tcp-keepalive': 60,
  })
    .map(([key, value]) => `${key} ${value}\n`)
    .join('')

export const redis: Engine = {
  name: 'redis',
  programs: ['redis-server'],
  fromJars: false,
  stop: { signal: 'SIGTERM', graceMs: 10_000 },
  nodes,

  async start(region, ground) {
    const all = nodes(region)
    for (const [index, node] of all.entries()) launch(region, index + 1, node, ground)
    const ports = all.map(({ listens }) => listens[0]?.port ?? 0)
    await ground.until(all, async () => {
      const unformed = await formCluster(ports, masters)
      return unformed === undefined ? ready : missing(`the cluster of ${region.alias}: ${unformed}`)
    })
  },

  async look(region) {
    const late = await looksWhole(nodes(region).map(({ listens }) => listens[0]?.port ?? 0))
    return late === undefined ? ready : missing(`redis of ${region.alias}: ${late}`)
  },

  addresses: (region) => ({
    redis: { nodes: membersOf(region).map((member) => `127.0.0.1:${portOf(region, 'redis', member)}`) },
  }),
}

function launch(region: RegionPlan, member: number, node: Node, ground: Ground): void {
  const file = join(node.folder, 'redis.conf')
  writeFileSync(file, serverConfig(region, member, node.folder))
  ground.launch(node, { program: ground.program('redis-server'), args: [file] })
}
