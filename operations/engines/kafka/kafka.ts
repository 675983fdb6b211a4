/** Kafka: one broker, or three of which one may be lost. */
import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { type Engine, type Ground, missing, type Node, ready } from '../engine.ts'
import { javaCommand, simpleLogging } from '../java.ts'
import { membersOf, nodeOf, portOf, type RegionPlan } from '../region-plan.ts'
import { brokerProperties, usersOf } from './broker-properties.ts'

const nodes = (region: RegionPlan): Node[] =>
  membersOf(region).map((member) =>
    nodeOf(region, 'kafka', member, [
      ['clients', portOf(region, 'kafka', member)],
      ['clients with a password', portOf(region, 'kafkaGuarded', member)],
      ['controllers', portOf(region, 'kafkaController', member)],
    ]),
  )

/** The ports before it accept long before it serves. */
const started = 'Kafka Server started'

export const kafka: Engine = {
  name: 'kafka',
  programs: ['java'],
  fromJars: true,
  // The last of three has no quorum any more to say goodbye to, and would wait for it without end.
  stop: { signal: 'SIGTERM', graceMs: 20_000 },
  nodes,

  async start(region, ground) {
    await Promise.all(nodes(region).map((node, index) => format(region, index + 1, node, ground)))
    for (const node of nodes(region)) {
      ground.launch(
        node,
        javaCommand(ground, {
          main: 'kafka.Kafka',
          heapMib: { first: 32, most: 192 },
          codeMib: 48,
          flags: [...simpleLogging('info'), '-Dorg.slf4j.simpleLogger.log.org.apache.kafka.common.config=warn'],
          args: [propertiesOf(node)],
        }),
      )
    }
  },

  look(region, ground) {
    const late = nodes(region).find((node) => !ground.logOf(node).includes(started))
    return Promise.resolve(late === undefined ? ready : missing(`${late.name} has not said that it started`))
  },

  addresses(region, password) {
    const brokers = (purpose: 'kafka' | 'kafkaGuarded', host = '127.0.0.1'): string[] =>
      membersOf(region).map((member) => `${host}:${portOf(region, purpose, member)}`)
    const passwords = Object.fromEntries(usersOf(region).map((user) => [user, password(user)]))
    const guarded = { brokers: brokers('kafkaGuarded', region.guardedHost), passwords }
    return { kafka: { brokers: brokers('kafka'), guarded } }
  },
}

const propertiesOf = (node: Node): string => join(node.folder, 'server.properties')

/** Users are made here, so that the guarded door is shut from the first moment on. */
async function format(region: RegionPlan, member: number, node: Node, ground: Ground): Promise<void> {
  const log = join(node.folder, 'log')
  mkdirSync(log, { recursive: true })
  writeFileSync(propertiesOf(node), brokerProperties(region, member, log))
  if (existsSync(join(log, 'meta.properties'))) return
  const users = usersOf(region).flatMap((user) => [
    '--add-scram',
    `SCRAM-SHA-256=[name=${user},password=${ground.password(user)}]`,
  ])
  await ground.run(
    javaCommand(ground, {
      main: 'kafka.tools.StorageTool',
      heapMib: { first: 16, most: 64 },
      flags: simpleLogging('warn'),
      args: ['format', '-t', clusterId(region, ground), '-c', propertiesOf(node), ...users],
    }),
  )
}

/** Sixteen bytes that the nodes of a cluster share and no other cluster has. */
function clusterId({ alias }: RegionPlan, ground: Ground): string {
  const bytes = createHash('sha256')
    .update(ground.password(`cluster ${alias}`))
    .digest()
    .subarray(0, 16)
  // With the highest bit it could begin with a dash, and be taken for an option.
  bytes[0] = (bytes[0] ?? 0) & 0x7f
  return bytes.toString('base64url')
}
