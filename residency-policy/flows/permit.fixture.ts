/** For tests of what takes permits: one of a table that lets everything through. */
import type { PersonalClass } from './data-classes.ts'
import { FlowTable } from './flow-table.ts'
import type { Permit } from './permit.ts'
import { allBetween, policyRecordOf } from './policy-record.fixture.ts'

const open = new FlowTable(policyRecordOf({ version: 1, allow: allBetween([1, 2, 3, 4]) }))

export function permitTo<Class extends PersonalClass>(dataClass: Class, zone: number, toRegion: number): Permit<Class> {
  const judged = open.judge(zone, dataClass, toRegion, 0)
  if (!judged.allow) throw new Error('zones and regions of the fixture are 1 to 4')
  return judged.permit
}
