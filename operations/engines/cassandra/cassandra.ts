/**
 * Cassandra: one node, or a ring of three on three loopback addresses. The nodes of a ring have fixed
 * tokens and know each other as seeds, so that all of them start at the same moment.
 */
import { mkdirSync, readdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { Client } from 'cassandra-driver'
import { type Command, type Engine, type Ground, missing, type Node, type Readiness, ready } from '../engine.ts'
import { javaCommand } from '../java.ts'
import { askOverTcp } from '../question.ts'
import { membersOf, nodeOf, portOf, type RegionPlan } from '../region-plan.ts'
import { logbackXml, nodeYaml } from './node-yaml.ts'
import { doors } from './open-doors.ts'

const addressOf = (member: number): string => `127.0.0.${member}`

const nodes = (region: RegionPlan): Node[] =>
  membersOf(region).map((member) =>
    nodeOf(region, 'cassandra', member, [
      ['clients', portOf(region, 'cassandra'), addressOf(member)],
      ['peers', portOf(region, 'cassandraStorage'), addressOf(member)],
      ['operators (JMX)', portOf(region, 'cassandraJmx', member)],
    ]),
  )

export const cassandra: Engine = {
  name: 'cassandra',
  programs: ['java'],
  fromJars: true,
  stop: { signal: 'SIGTERM', graceMs: 20_000 },
  nodes,

  start(region, ground) {
    for (const [index, node] of nodes(region).entries()) launch(region, index + 1, node, ground)
    return Promise.resolve()
  },

  async look(region) {
    for (const { name, listens } of nodes(region)) {
      const [clients] = listens
      if (clients !== undefined && !(await speaksCql(clients.host, clients.port)))
        return missing(`${name} does not answer`)
    }
    return region.size === 'single' ? ready : ringOf(region)
  },

  addresses: (region) => ({
    cassandra: {
      contactPoints: membersOf(region).map(addressOf),
      port: portOf(region, 'cassandra'),
      dataCenter: region.alias,
    },
  }),
}

function launch(region: RegionPlan, member: number, node: Node, ground: Ground): void {
  const conf = join(node.folder, 'conf')
  mkdirSync(join(conf, 'triggers'), { recursive: true })
  const file = (name: string, text: string): string => {
    writeFileSync(join(conf, name), text)
    return join(conf, name)
  }
  const seeds = membersOf(region).map((each) => `${addressOf(each)}:${portOf(region, 'cassandraStorage')}`)
  const yaml = nodeYaml({
    cluster: region.alias,
    address: addressOf(member),
    cqlPort: portOf(region, 'cassandra'),
    storagePort: portOf(region, 'cassandraStorage'),
    seeds,
    token: tokenOf(member, seeds.length),
    folder: node.folder,
  })
  ground.launch(
    node,
    behindOthers(
      javaCommand(ground, {
        main: 'org.apache.cassandra.service.CassandraDaemon',
        // As root it pins what it has committed, so it begins small.
        heapMib: { first: 64, most: 512 },
        flags: [
          '-Xss256k',
          '-XX:MaxDirectMemorySize=256m',
          `-javaagent:${jamm(ground.jars)}`,
          '-Djdk.attach.allowAttachSelf=true',
          '-Dio.netty.tryReflectionSetAccessible=true',
          ...doors,
          '-Dcassandra-foreground=yes',
          `-Dcassandra.config=file://${file('cassandra.yaml', yaml)}`,
          `-Dcassandra.storagedir=${join(node.folder, 'data')}`,
          `-Dcassandra-rackdc.properties=file://${file('rackdc.properties', `dc=${region.alias}\nrack=r${member}\n`)}`,
          `-Dcassandra.triggers_dir=${join(conf, 'triggers')}`,
          `-Dlogback.configurationFile=${file('logback.xml', logbackXml)}`,
          `-Dcassandra.jmx.local.port=${portOf(region, 'cassandraJmx', member)}`,
          // Waits that serve rings of hundreds.
          '-Dcassandra.skip_wait_for_gossip_to_settle=0',
          '-Dcassandra.ring_delay_ms=2000',
          '-Dcassandra.superuser_setup_delay_ms=0',
          '-Dcassandra.shutdown_announce_in_ms=0',
          // Of its own clock for time-outs, which a thread moves on: 2 by default.
          '-Dcassandra.approximate_time_precision_ms=20',
        ],
        args: [],
      }),
    ),
  )
}

const timerSlackNs = 500_000
/** A third of a share for each thread. */
const niceness = 5

/**
 * How it is scheduled. What it starts inherits both.
 *  - A thread of its pools that has nothing to do looks for work for another ten milliseconds, by naps of ten
 *    microseconds, which the kernel makes sixty. Where requests come one by one, that is two milliseconds of
 *    CPU for each of them. Nothing of Cassandra's sets the nap; the kernel lets a process say how exact its
 *    timers must be. A request that meets a napping thread waits that much longer.
 *  - Nobody waits for a row to be stored, since the log has the message: flushes and compactions let others
 *    go first. The kernel weighs a session (`autogroup`) before the processes in it, where it does so at all.
 */
export function behindOthers({ program, args, ...rest }: Command): Command {
  const say = (what: number, where: string): string => `echo ${what} 2>/dev/null >/proc/self/${where}`
  const script = `${say(timerSlackNs, 'timerslack_ns')}; ${say(niceness, 'autogroup')}; exec nice -n ${niceness} "$0" "$@"`
  return { program: '/bin/sh', args: ['-c', script, program, ...args], ...rest }
}

/** Each owns the same share of the ring. */
export const tokenOf = (member: number, members: number): bigint =>
  -(2n ** 63n) + (BigInt(member - 1) * 2n ** 64n) / BigInt(members)

/** Measures objects from inside the JVM; it must be an agent, and its version is in its name. */
const jamm = (jars: string): string => join(jars, readdirSync(jars).find((name) => /^jamm-.*\.jar$/.test(name)) ?? '')

const optionsFrame = Uint8Array.of(4, 0, 0, 0, 5, 0, 0, 0, 0)
const supported = 6

/** Asks for its options, which needs no session. */
export async function speaksCql(host: string, port: number): Promise<boolean> {
  const answer = await askOverTcp(host, port, optionsFrame, (bytes) => bytes.length >= 5)
  return answer?.[4] === supported
}

/** Nodes that answer may not know of each other yet. */
async function ringOf(region: RegionPlan): Promise<Readiness> {
  const members = membersOf(region)
  for (const member of members) {
    const client = new Client({
      contactPoints: [`${addressOf(member)}:${portOf(region, 'cassandra')}`],
      localDataCenter: region.alias,
    })
    try {
      const { rows } = await client.execute('SELECT status_with_port FROM system_views.gossip_info')
      const normal = rows.filter((row) => String(row['status_with_port']).startsWith('NORMAL')).length
      if (normal < members.length)
        return missing(`${addressOf(member)} knows ${normal} of the ring's ${members.length} nodes`)
    } catch (caught) {
      return missing(`${addressOf(member)}: ${caught instanceof Error ? caught.message : String(caught)}`)
    } finally {
      await client.shutdown()
    }
  }
  return ready
}
