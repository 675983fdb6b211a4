/**
 * The configuration of a broker that is its own controller (KRaft). Two doors: an open one for the
 * region's processes on this machine, whose callers are super users, and a guarded one where everybody
 * says who they are and may do what the access lists allow; mirrors come through that.
 */
import { linesOf } from '../lines-of.ts'
import { membersOf, portOf, regionAliases, type RegionPlan } from '../region-plan.ts'

export function brokerProperties(region: RegionPlan, member: number, folder: string): string {
  const members = membersOf(region)
  const copies = members.length
  // Of three copies two must have it: one broker may be lost without losing what was acknowledged, or stopping.
  const inSync = copies === 1 ? 1 : 2
  const doorsAt = (guardedHost: string): string =>
    [
      `PLAIN://127.0.0.1:${portOf(region, 'kafka', member)}`,
      `GUARDED://${guardedHost}:${portOf(region, 'kafkaGuarded', member)}`,
    ].join(',')
  const voters = members.map((each) => `${each}@127.0.0.1:${portOf(region, 'kafkaController', each)}`).join(',')
  return linesOf({
    'process.roles': 'broker,controller',
    'node.id': member,
    'controller.quorum.voters': voters,
    'controller.listener.names': 'CONTROLLER',
    listeners: `${doorsAt('127.0.0.1')},CONTROLLER://127.0.0.1:${portOf(region, 'kafkaController', member)}`,
    'advertised.listeners': doorsAt(region.guardedHost),
    'listener.security.protocol.map': 'PLAIN:PLAINTEXT,GUARDED:SASL_PLAINTEXT,CONTROLLER:PLAINTEXT',
    'inter.broker.listener.name': 'PLAIN',
    'log.dirs': folder,

    'authorizer.class.name': 'org.apache.kafka.metadata.authorizer.StandardAuthorizer',
    'super.users': 'User:admin;User:ANONYMOUS',
    'allow.everyone.if.no.acl.found': false,
    'sasl.enabled.mechanisms': 'SCRAM-SHA-256',
    'listener.name.guarded.scram-sha-256.sasl.jaas.config':
      'org.apache.kafka.common.security.scram.ScramLoginModule required;',

    // What acknowledged means. The topics of Kafka's own need the same, or a group cannot start.
    'default.replication.factor': copies,
    'min.insync.replicas': inSync,
    'unclean.leader.election.enable': false,
    'offsets.topic.replication.factor': copies,
    'offsets.topic.num.partitions': 4,
    'transaction.state.log.replication.factor': copies,
    'transaction.state.log.min.isr': inSync,
    'transaction.state.log.num.partitions': 4,
    'share.coordinator.state.topic.replication.factor': copies,
    'share.coordinator.state.topic.min.isr': inSync,
    // A topic that appears because somebody misspelt one has no right number of partitions.
    'auto.create.topics.enable': false,
    'num.partitions': 4,
    'group.initial.rebalance.delay.ms': 0,
    // A broker that died is noticed in six seconds.
    'broker.session.timeout.ms': 6_000,
    'broker.heartbeat.interval.ms': 1_000,

    // A small machine.
    'num.network.threads': 2,
    'num.io.threads': 2,
    'background.threads': 2,
    'num.replica.fetchers': 1,
    'num.recovery.threads.per.data.dir': 1,
    'log.cleaner.dedupe.buffer.size': 16 << 20,
    'log.segment.bytes': 64 << 20,
  })
}

/**
 * Everybody who may knock at the guarded door of a region: its operator, its processes, and the mirror
 * of each flow that it is an end of, also to regions that come later.
 */
export function usersOf({ alias }: RegionPlan): string[] {
  const flows = regionAliases
    .filter((other) => other !== alias)
    .flatMap((other) => [mirrorUser(alias, other), mirrorUser(other, alias)])
  return ['admin', 'meridian', ...flows]
}

/** Whoever carries records from one region to another: one name per direction, so that each can be given and taken its rights alone. */
export const mirrorUser = (source: string, target: string): string => `mirror-${source}-${target}`
