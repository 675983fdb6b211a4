/**
 * What the user of one flow may do, and nothing else: the brokers hold to it whatever the mirror's
 * configuration says. At the source it reads its own lanes, by name; at the target it writes their
 * copies and what its worker keeps there.
 */
import type { KafkaOperation } from '../../platform/kafka/rights.ts'
import { type MirrorPlan, mirrorUser, planFaults } from './mirror-plan.ts'
import { hashOf, workerTopics } from './mirror-properties.ts'

export interface MirrorRight {
  readonly user: string
  /** Alias of the region whose brokers grant it. */
  readonly at: string
  readonly resource: 'topic' | 'group'
  /** Literally: no right is for names that begin with something. */
  readonly name: string
  readonly operations: readonly KafkaOperation[]
}

const reading: readonly KafkaOperation[] = ['read', 'describe', 'describe-configs']
const copying: readonly KafkaOperation[] = ['create', 'write', 'describe', 'describe-configs', 'alter', 'alter-configs']
const keeping: readonly KafkaOperation[] = ['create', 'read', 'write', 'describe', 'describe-configs']

/** Throws where the configuration is refused, too. */
export function mirrorRights(plan: MirrorPlan): readonly MirrorRight[] {
  const faults = planFaults(plan)
  if (faults.length > 0) throw new Error(`this mirror would do harm: ${faults.join('; ')}`)
  const { from, flows } = plan
  const topics = Object.values(workerTopics(from.alias, hashOf(plan)))
  return flows.flatMap(({ to, lanes }): MirrorRight[] => {
    const user = mirrorUser(from.alias, to.alias)
    const right = (at: string, name: string, operations: readonly KafkaOperation[]): MirrorRight => ({
      user,
      at,
      resource: 'topic',
      name,
      operations,
    })
    return [
      ...lanes.map((lane) => right(from.alias, lane, reading)),
      ...lanes.map((lane) => right(to.alias, `${from.alias}.${lane}`, copying)),
      ...topics.map((topic) => right(to.alias, topic, keeping)),
      { user, at: to.alias, resource: 'group', name: `${from.alias}-mm2`, operations: ['read', 'describe'] },
    ]
  })
}
