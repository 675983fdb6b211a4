/**
 * Name and roles of a group as a region knows them: from its rows, and for what was before the first
 * member here from what the home sends along with the join. A repair sends the state of today with an
 * old join; the rows behind it end in the same state.
 */
import type { GroupState } from '../../../protocol/cold-messages.ts'
import type { UserKey } from '../../../protocol/ids.ts'
import { flags, type GroupRow, kinds } from '../../../protocol/messages.ts'
import type { FeedCell } from '../cells.ts'
import { groupProfileIn } from '../profile.ts'

export function noteState(cell: FeedCell, state: GroupState | undefined): void {
  if (state === undefined) return
  cell.name = state.name
  cell.avatarColor = state.avatarColor
  cell.open = state.open
  cell.owner = state.owner
  cell.admins.clear()
  for (const user of state.admins) cell.admins.add(user)
}

export function applyToState(cell: FeedCell, row: GroupRow): void {
  const { kind, author, subject, targetAuthor } = row
  switch (kind) {
    case kinds.groupCreate:
      cell.open = (row.flags & flags.open) !== 0
      cell.owner = author
      return rename(cell, row)
    case kinds.groupProfile:
      return rename(cell, row)
    case kinds.groupMode:
      cell.open = (row.flags & flags.open) !== 0
      return
    case kinds.groupRole:
      if (subject === undefined) return
      if ((row.flags & flags.admin) !== 0) cell.admins.add(subject)
      else cell.admins.delete(subject)
      return
    case kinds.groupTransfer:
      cell.admins.add(author)
      return setOwner(cell, subject)
    case kinds.groupLeave:
    case kinds.groupRemove:
      if (subject !== undefined) cell.admins.delete(subject)
      if (targetAuthor !== undefined) setOwner(cell, targetAuthor)
  }
}

function setOwner(cell: FeedCell, owner: UserKey | undefined): void {
  cell.owner = owner
  if (owner !== undefined) cell.admins.delete(owner)
}

/** A row whose body policy keeps away names nothing. */
function rename(cell: FeedCell, row: GroupRow): void {
  const profile = (row.flags & flags.void) === 0 ? groupProfileIn(row.body) : undefined
  if (profile === undefined) return
  cell.name = profile.name
  cell.avatarColor = profile.avatarColor
}
