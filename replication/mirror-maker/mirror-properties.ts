/**
 * The configuration of one region's MirrorMaker, rendered from its plan. It runs in the region the
 * records come from, so what may not leave is never fetched by anybody abroad.
 *
 *  - Lanes are named one by one; a pattern would carry what somebody creates tomorrow.
 *  - A record without the header for its target is dropped before it is sent. That is the third gate
 *    and no decision: a record it drops crosses later if it is loosened, so fold and broker decide.
 *  - Heartbeats, checkpoints and offset syncs are off: they would need rights to write at the source,
 *    and the gate would have to let records through that nobody judged. Canaries tell the lag (R3).
 *  - The topic that a worker keeps its configuration in carries the configuration's hash. A worker that
 *    starts runs what it finds there before it reads this file, and an older one may have been looser.
 *  - Keys of a worker count only with its target's prefix; without it they are ignored in silence.
 */
import { createHash } from 'node:crypto'
import { type MirrorFlow, type MirrorPlan, mirrorUser, passHeader, planFaults } from './mirror-plan.ts'

export interface MirrorConfiguration {
  /** The file, with passwords: readable by its owner alone. */
  readonly properties: string
  /** Twelve digits; the same for the same plan, whatever the passwords are. */
  readonly hash: string
  /** Which targets to start: `--clusters`. */
  readonly targets: readonly string[]
}

type Property = readonly [key: string, value: string | number | boolean]

/** Throws with all that is wrong with the plan. */
export function mirrorConfiguration(plan: MirrorPlan): MirrorConfiguration {
  const faults = planFaults(plan)
  if (faults.length > 0) throw new Error(`this mirror would do harm: ${faults.join('; ')}`)
  const hash = hashOf(plan)
  const properties = [...regionProperties(plan), ...plan.flows.flatMap((flow) => flowProperties(plan, flow, hash))]
  return {
    properties: properties.map(([key, value]) => `${key} = ${escaped(String(value))}\n`).join(''),
    hash,
    targets: plan.flows.map(({ to }) => to.alias),
  }
}

/** Where the worker of a flow keeps its own, at the target. */
export const workerTopics = (from: string, hash: string) => ({
  configs: `mm2-configs.${from}.${hash}.internal`,
  offsets: `mm2-offsets.${from}.internal`,
  status: `mm2-status.${from}.internal`,
})

export function hashOf(plan: MirrorPlan): string {
  const open: MirrorPlan = {
    ...plan,
    flows: plan.flows.map((flow) => ({ ...flow, passwords: { source: '', target: '' } })),
  }
  const properties = [...regionProperties(open), ...open.flows.flatMap((flow) => flowProperties(open, flow, ''))]
  return createHash('sha256').update(JSON.stringify(properties)).digest('hex').slice(0, 12)
}

/** An answer comes with the first record anyway, and each flow has seven consumers that ask again after an empty one. */
const fetchWaitMs = 2_000

const regionProperties = ({ from, flows, replicas }: MirrorPlan): Property[] => [
  ['clusters', [from, ...flows.map(({ to }) => to)].map(({ alias }) => alias).join(', ')],
  ...[from, ...flows.map(({ to }) => to)].flatMap(({ alias, brokers }): Property[] => [
    [`${alias}.bootstrap.servers`, brokers.join(',')],
    [`${alias}.security.protocol`, 'SASL_PLAINTEXT'],
    [`${alias}.sasl.mechanism`, 'SCRAM-SHA-256'],
  ]),
  // Otherwise each pair of regions gets workers, whether it has a flow or not.
  ['emit.heartbeats.enabled', false],
  ['plugin.discovery', 'service_load'],
  ['replication.factor', replicas],
  ['offset.storage.replication.factor', replicas],
  ['status.storage.replication.factor', replicas],
  ['config.storage.replication.factor', replicas],
  [`${from.alias}.consumer.max.poll.records`, 500],
  [`${from.alias}.consumer.fetch.max.wait.ms`, fetchWaitMs],
]

function flowProperties({ from }: MirrorPlan, { to, lanes, passwords }: MirrorFlow, hash: string): Property[] {
  const flow = (key: string, value: Property[1]): Property => [`${from.alias}->${to.alias}.${key}`, value]
  const worker = (key: string, value: Property[1]): Property => [`${to.alias}.${key}`, value]
  const user = mirrorUser(from.alias, to.alias)
  const login = (password: string): string =>
    `org.apache.kafka.common.security.scram.ScramLoginModule required username="${user}" password="${password}";`
  const topics = workerTopics(from.alias, hash)
  return [
    flow('enabled', true),
    flow('topics', lanes.map((lane) => lane.replaceAll('.', '\\.')).join(',')),
    flow('source.cluster.sasl.jaas.config', login(passwords.source)),
    worker('sasl.jaas.config', login(passwords.target)),
    flow('emit.heartbeats.enabled', false),
    flow('heartbeats.replication.enabled', false),
    flow('emit.checkpoints.enabled', false),
    flow('emit.offset-syncs.enabled', false),
    flow('sync.topic.acls.enabled', false),
    // Ten minutes by default, in which a new generation would wait.
    flow('refresh.topics.interval.seconds', 10),
    flow('tasks.max', 4),
    flow('transforms', 'gate'),
    flow('predicates', 'allowed'),
    flow('predicates.allowed.type', 'org.apache.kafka.connect.transforms.predicates.HasHeaderKey'),
    flow('predicates.allowed.name', passHeader(to.alias)),
    flow('transforms.gate.type', 'org.apache.kafka.connect.transforms.Filter'),
    flow('transforms.gate.predicate', 'allowed'),
    flow('transforms.gate.negate', true),
    worker('config.storage.topic', topics.configs),
    worker('offset.storage.topic', topics.offsets),
    worker('status.storage.topic', topics.status),
    worker('offset.storage.partitions', 1),
    worker('status.storage.partitions', 1),
    worker('plugin.discovery', 'service_load'),
    // Of those of its own topics.
    worker('fetch.max.wait.ms', fetchWaitMs),
    worker('offset.flush.interval.ms', 1_000),
    worker('scheduled.rebalance.max.delay.ms', 5_000),
    worker('producer.linger.ms', 5),
    worker('producer.batch.size', 262_144),
    // Our readers know gzip and nothing else.
    worker('producer.compression.type', 'gzip'),
  ]
}

/** A file of properties takes a backslash for the beginning of an escape. */
const escaped = (value: string): string => value.replaceAll('\\', '\\\\')
