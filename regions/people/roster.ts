/** A group's roster as its home's fold keeps it, in the shape others read. */
import type { GroupCell } from '../fold/cells.ts'
import type { Roster } from './home-reads.ts'

export const rosterOfCell = ({ open, members }: GroupCell): Roster => ({
  open,
  members: [...members].map(([user, { role, route }]) => ({ user, role, region: route.region })),
})
