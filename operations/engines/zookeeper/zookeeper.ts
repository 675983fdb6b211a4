/** ZooKeeper: one server, or an ensemble of three of which one may be lost. */
import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { type Engine, missing, type Node, ready } from '../engine.ts'
import { javaCommand, simpleLogging } from '../java.ts'
import { linesOf } from '../lines-of.ts'
import { askOverTcp } from '../question.ts'
import { membersOf, nodeOf, portOf, type RegionPlan } from '../region-plan.ts'

const nodes = (region: RegionPlan): Node[] =>
  membersOf(region).map((member) =>
    nodeOf(region, 'zookeeper', member, [
      ['clients', portOf(region, 'zookeeper', member)],
      ...(region.size === 'single'
        ? []
        : ([
            ['peers', portOf(region, 'zookeeperPeers', member)],
            ['elections', portOf(region, 'zookeeperElection', member)],
          ] as const)),
    ]),
  )

export function serverProperties(region: RegionPlan, member: number, folder: string): string {
  const peers = membersOf(region).map((each): [string, string] => [
    `server.${each}`,
    `127.0.0.1:${portOf(region, 'zookeeperPeers', each)}:${portOf(region, 'zookeeperElection', each)}`,
  ])
  return linesOf({
    tickTime: 1_000,
    initLimit: 10,
    syncLimit: 5,
    dataDir: folder,
    clientPort: portOf(region, 'zookeeper', member),
    clientPortAddress: '127.0.0.1',
    minSessionTimeout: 2_000,
    maxSessionTimeout: 40_000,
    maxClientCnxns: 200,
    'admin.enableServer': false,
    '4lw.commands.whitelist': 'ruok,srvr,mntr,stat,cons,isro',
    'autopurge.snapRetainCount': 3,
    'autopurge.purgeInterval': 1,
    'metricsProvider.className': 'org.apache.zookeeper.metrics.impl.NullMetricsProvider',
    ...(region.size === 'single' ? {} : Object.fromEntries(peers)),
  })
}

export const zookeeper: Engine = {
  name: 'zookeeper',
  programs: ['java'],
  fromJars: true,
  stop: { signal: 'SIGTERM', graceMs: 10_000 },
  nodes,

  start(region, ground) {
    for (const [index, node] of nodes(region).entries()) {
      const data = join(node.folder, 'data')
      mkdirSync(data, { recursive: true })
      writeFileSync(join(data, 'myid'), `${index + 1}\n`)
      const file = join(node.folder, 'zoo.cfg')
      writeFileSync(file, serverProperties(region, index + 1, data))
      ground.launch(
        node,
        javaCommand(ground, {
          main: 'org.apache.zookeeper.server.quorum.QuorumPeerMain',
          heapMib: { first: 16, most: 96 },
          codeMib: 32,
          flags: simpleLogging('warn'),
          args: [file],
        }),
      )
    }
    return Promise.resolve()
  },

  /** A port that listens proves nothing, and a server without a quorum answers without a mode. */
  async look(region) {
    for (const { name, listens } of nodes(region)) {
      const [clients] = listens
      if (clients === undefined) continue
      const answer = await askOverTcp(clients.host, clients.port, 'srvr', (text) => text.includes('Mode: '))
      if (answer === undefined) return missing(`${name} is no member of an ensemble yet`)
    }
    return ready
  },

  addresses: (region) => ({
    zookeeper: { servers: membersOf(region).map((member) => `127.0.0.1:${portOf(region, 'zookeeper', member)}`) },
  }),
}
