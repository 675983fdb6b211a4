/** Puts the rights of a plan's flows into force, at both ends of each. */
import type { KafkaAdminOptions } from '../../platform/kafka/admin.kafka.ts'
import { type RightsChange, setRights } from '../../platform/kafka/rights.kafka.ts'
import { type MirrorPlan, mirrorUser } from './mirror-plan.ts'
import { mirrorRights } from './mirror-rights.ts'

/**
 * `doors`: where rights are given, by the alias of the region. What a flow's user may do besides is taken
 * away, so a plan with fewer lanes narrows the rights, too.
 */
export async function grantMirrorRights(
  plan: MirrorPlan,
  doors: ReadonlyMap<string, KafkaAdminOptions>,
): Promise<RightsChange> {
  const rights = mirrorRights(plan)
  let [given, taken] = [0, 0]
  for (const { to } of plan.flows) {
    const user = mirrorUser(plan.from.alias, to.alias)
    for (const { alias } of [plan.from, to]) {
      const door = doors.get(alias)
      if (door === undefined) throw new Error(`nobody has said where the rights of ${user} in ${alias} are given`)
      const here = rights
        .filter((right) => right.user === user && right.at === alias)
        .flatMap(({ resource, name, operations }) => operations.map((operation) => ({ resource, name, operation })))
      const change = await setRights(door, user, here)
      given += change.given
      taken += change.taken
    }
  }
  return { given, taken }
}
