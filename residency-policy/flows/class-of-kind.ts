/** What a record of a kind holds, as the policy calls it. */
import { kinds } from '../../protocol/messages.ts'
import type { DataClass } from './data-classes.ts'

/** Content is `group.body`, who belongs to a group is `group.roster`; leaving and recalling are never stopped. */
export function groupClassOf(kind: number): DataClass {
  switch (kind) {
    case kinds.message:
    case kinds.edit:
    case kinds.react:
      return 'group.body'
    case kinds.recall:
    case kinds.groupLeave:
      return 'control'
    default:
      return 'group.roster'
  }
}
