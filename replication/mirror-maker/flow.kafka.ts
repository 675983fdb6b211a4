/** One flow between two Kafkas: its supervisor with the real things around it. */
import { join } from 'node:path'
import { nodeClock, nodeScheduler } from '../../platform/clock.node.ts'
import type { KafkaAddress } from '../../platform/engines/engine-addresses.ts'
import { KafkaBrokers } from '../../platform/kafka/cluster.kafka.ts'
import { namesOf } from '../../platform/kafka/requests.ts'
import { setRights } from '../../platform/kafka/rights.kafka.ts'
import { flowLag } from './flow-lag.kafka.ts'
import type { FlowLeave } from './flow-leave.ts'
import { FlowSupervisor } from './flow-supervisor.ts'
import { watchStatusTopic } from './flow-watch.kafka.ts'
import { type MirrorEnd, mirrorUser } from './mirror-plan.ts'
import { launchMirror, type MirrorProgram } from './mirror-process.node.ts'
import { workerTopics } from './mirror-properties.ts'
import { grantMirrorRights } from './mirror-rights.kafka.ts'

/** One end of a flow: a region, and both doors of its Kafka. */
export interface FlowEnd {
  readonly alias: string
  readonly kafka: KafkaAddress
}

export interface KafkaFlowOptions extends MirrorProgram {
  readonly from: FlowEnd
  readonly to: FlowEnd
  /** What the region `from` says of this flow. */
  leave(): Promise<FlowLeave>
  warn(sentence: string): void
}

/** Throws a sentence when an end has no guarded door, or no user for this flow. */
export function superviseFlow({ from, to, leave, warn, ...program }: KafkaFlowOptions): FlowSupervisor {
  const user = mirrorUser(from.alias, to.alias)
  const passwords = { source: passwordAt(from, user), target: passwordAt(to, user) }
  const atTarget = {
    brokers: guardedOf(to).brokers,
    credentials: { user, password: passwords.target },
  }
  const { status, offsets } = workerTopics(from.alias, '')
  const doors = new Map([from, to].map(({ alias, kafka }) => [alias, kafka]))
  // Looked at each second: over connections that stay.
  const source = new KafkaBrokers({ ...from.kafka, requestTimeoutMs })
  return new FlowSupervisor({
    from: endOf(from),
    flow: { to: endOf(to), passwords },
    replicas: Math.min(copies, to.kafka.brokers.length),
    clock: nodeClock,
    scheduler: nodeScheduler,
    watch: watchStatusTopic({ ...atTarget, topic: status }),
    lag: flowLag({ source, offsets: { ...atTarget, topic: offsets } }),
    leave,
    topics: async () => namesOf(await source.metadata()),
    grant: (plan) => grantMirrorRights(plan, doors),
    withdraw: () => setRights(from.kafka, user, []),
    launch: (configuration) =>
      launchMirror({ ...program, folder: join(program.folder, `to-${to.alias}`) }, configuration),
    warn,
  })
}

const requestTimeoutMs = 5_000
/** Of what is made at the target, where it has as many brokers. */
const copies = 3

const endOf = (end: FlowEnd): MirrorEnd => ({ alias: end.alias, brokers: guardedOf(end).brokers })

function guardedOf({ alias, kafka }: FlowEnd): NonNullable<KafkaAddress['guarded']> {
  if (kafka.guarded === undefined) throw new Error(`Kafka of ${alias} has no guarded door, and a mirror takes no other`)
  return kafka.guarded
}

function passwordAt(end: FlowEnd, user: string): string {
  const password = guardedOf(end).passwords[user]
  if (password === undefined) throw new Error(`Kafka of ${end.alias} has no user ${user}`)
  return password
}
