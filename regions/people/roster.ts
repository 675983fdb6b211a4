/** A group's roster as its home's fold keeps it, in the shape others read. */
import type { GroupCell } from '../fold/cells.ts'
import { Resident } from '../../residency-policy/flows/resident.ts'
import { subjectsOf } from '../fold/group/roster.ts'
import type { Roster } from './home-reads.ts'

/** It is about everybody in it. */
export function rosterIn(cell: GroupCell | undefined): Resident<'group.roster', Roster> | undefined {
  if (cell === undefined) return undefined
  const members = [...cell.members].map(([user, { role, route }]) => ({ user, role, region: route.region }))
  return new Resident('group.roster', subjectsOf(cell), { open: cell.open, members })
}
