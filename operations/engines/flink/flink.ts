/**
 * Flink: a JobManager, the TaskManagers that do the work, and the gateway that takes SQL. It is a
 * session cluster: what runs in it is deployed by whoever has something to run. A region with quorums
 * has a second TaskManager standing by, because a new JVM takes half a minute.
 */
import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { type Engine, missing, type Node, ready } from '../engine.ts'
import { javaCommand, type JavaProgram } from '../java.ts'
import { nodeOf, portOf, type RegionPlan } from '../region-plan.ts'
import { clusterYaml, log4jProperties } from './cluster-yaml.ts'

const jobManager = (region: RegionPlan): Node =>
  nodeOf(region, 'flink', 'jobs', [
    ['clients (REST)', portOf(region, 'flink')],
    ['task managers', portOf(region, 'flinkRpc')],
    ['files', portOf(region, 'flinkBlob')],
  ])

const gateway = (region: RegionPlan): Node =>
  nodeOf(region, 'flink', 'gateway', [['clients (SQL)', portOf(region, 'flinkGateway')]])

/** They listen where the system has room. */
const taskManagers = (region: RegionPlan): Node[] =>
  (region.size === 'quorum' ? [1, 2] : [1]).map((member) => nodeOf(region, 'flink', `tasks-${member}`, []))

const nodes = (region: RegionPlan): Node[] => [jobManager(region), ...taskManagers(region), gateway(region)]

export const flink: Engine = {
  name: 'flink',
  programs: ['java'],
  fromJars: true,
  stop: { signal: 'SIGTERM', graceMs: 10_000 },
  nodes,

  start(region, ground) {
    const kept = join(jobManager(region).folder, 'kept')
    const start = (
      node: Node,
      main: string,
      heapMib: JavaProgram['heapMib'],
      more: Partial<JavaProgram> = {},
    ): void => {
      const conf = writeConfiguration(region, node, kept)
      const environment = { FLINK_CONF_DIR: conf, FLINK_LIB_DIR: ground.jars }
      const logging = `-Dlog4j.configurationFile=${join(conf, 'log4j.properties')}`
      // The gateway looks for its configuration in the environment alone.
      const args = node.name === gateway(region).name ? [] : ['--configDir', conf]
      const flags = [logging, ...doors, ...(more.flags ?? [])]
      ground.launch(node, javaCommand(ground, { main, heapMib, args, environment, ...more, flags }))
    }
    start(jobManager(region), `${entry}.StandaloneSessionClusterEntrypoint`, { first: 64, most: 384 })
    for (const node of taskManagers(region)) {
      // What is counted lives for ten seconds: in a small young generation each collection moves it again,
      // and an old one that is to grow is collected as a whole before it does.
      const flags = ['-Xmn192m', '-XX:MaxDirectMemorySize=192m']
      start(node, taskManagerMain, { first: 512, most: 512 }, { busy: true, flags })
    }
    start(gateway(region), 'org.apache.flink.table.gateway.SqlGateway', { first: 64, most: 384 })
    return Promise.resolve()
  },

  async look(region) {
    const overview = await told(portOf(region, 'flink'), '/overview')
    if (overview === undefined) return missing(`${jobManager(region).name} does not answer`)
    const wanted = taskManagers(region).length
    if (Number(overview['taskmanagers']) < wanted) {
      return missing(`${jobManager(region).name} knows ${String(overview['taskmanagers'])} of ${wanted} task managers`)
    }
    const info = await told(portOf(region, 'flinkGateway'), '/v3/info')
    return info?.['productName'] === undefined ? missing(`${gateway(region).name} does not answer`) : ready
  },

  addresses: (region) => ({
    flink: {
      rest: `http://127.0.0.1:${portOf(region, 'flink')}`,
      gateway: `http://127.0.0.1:${portOf(region, 'flinkGateway')}`,
    },
  }),
}

const entry = 'org.apache.flink.runtime.entrypoint'
const taskManagerMain = 'org.apache.flink.runtime.taskexecutor.TaskManagerRunner'

function writeConfiguration(region: RegionPlan, node: Node, kept: string): string {
  const conf = join(node.folder, 'conf')
  const scratch = join(node.folder, 'scratch')
  for (const folder of [conf, scratch, kept]) mkdirSync(folder, { recursive: true })
  const ports = {
    rest: portOf(region, 'flink'),
    gateway: portOf(region, 'flinkGateway'),
    rpc: portOf(region, 'flinkRpc'),
    blob: portOf(region, 'flinkBlob'),
  }
  writeFileSync(join(conf, 'config.yaml'), clusterYaml({ ports, kept, scratch }))
  writeFileSync(join(conf, 'log4j.properties'), log4jProperties)
  return conf
}

/** What Flink reaches for inside Java 17, which is shut by default. */
const doors = [
  ...['java.rmi/sun.rmi.registry', 'java.security.jgss/sun.security.krb5'].map((name) => `--add-exports=${name}`),
  ...['api', 'file', 'parser', 'tree', 'util'].map((name) => `--add-exports=jdk.compiler/com.sun.tools.javac.${name}`),
  ...['lang', 'net', 'io', 'nio', 'lang.reflect', 'text', 'time', 'util', 'util.concurrent'].map(
    (name) => `--add-opens=java.base/java.${name}`,
  ),
  ...['atomic', 'locks'].map((name) => `--add-opens=java.base/java.util.concurrent.${name}`),
].map((door) => `${door}=ALL-UNNAMED`)

const answerWithinMs = 2_000

async function told(port: number, path: string): Promise<Record<string, unknown> | undefined> {
  try {
    const response = await fetch(`http://127.0.0.1:${port}${path}`, { signal: AbortSignal.timeout(answerWithinMs) })
    return response.ok ? ((await response.json()) as Record<string, unknown>) : undefined
  } catch {
    return undefined
  }
}
