/** Of a group a person sees what lies between their own join and their own removal, and nothing else (G3). */
import { type GroupRow, kinds } from '../../protocol/messages.ts'
import type { Client } from '../client.ts'
import type { Checker } from './checker.ts'

export const membership: Checker = {
  atLeast: 15,
  judges: 'rows of groups on devices',
  judge: (world, say) => {
    let judged = 0
    for (const device of world.devices)
      for (const rows of device.groupRows.values()) {
        for (const row of foreignRows(device, rows)) say(`row ${row.gseq} of a group is shown to somebody not in it`)
        judged += rows.length
      }
    return judged
  },
}

function foreignRows(device: Client, rows: readonly GroupRow[]): GroupRow[] {
  let isMember = false
  return rows.filter((row) => {
    const isOwn = row.subject === device.key
    if (isOwn && (row.kind === kinds.groupJoin || row.kind === kinds.groupCreate)) isMember = true
    const seen = isMember
    if (isOwn && (row.kind === kinds.groupLeave || row.kind === kinds.groupRemove)) isMember = false
    return !seen
  })
}
