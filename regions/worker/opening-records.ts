/** First records: of a part that is opened (code and policy, L6 and N2), and of a person's mailbox. */
import type { NewRecord } from '../../platform/event-log/event-log.ts'
import { encodeCode, encodeHome, encodePolicy } from '../../protocol/cold-messages.ts'
import { bytesOfKey, userKeyOf } from '../../protocol/ids.ts'
import { recordKinds } from '../../protocol/log-records.ts'
import { type AllowList, onlyWidens } from '../../residency-policy/decide.ts'
import type { NewMailbox } from '../accounts/person-creation.ts'
import type { PartCell } from '../fold/cells.ts'
import { foldVersion } from '../fold/fold.ts'

/** What a part needs to be told before it goes on. Throws when the configured list would forbid what is allowed now. */
export function openingRecords(cell: PartCell, wanted: AllowList, at: number): NewRecord[] {
  if (!onlyWidens(cell.policy, wanted)) {
    throw new Error(
      'the configured allow-list would forbid what is allowed now; narrowing needs the residency policy, not a restart',
    )
  }
  const records: NewRecord[] = []
  if (cell.foldVersion === 0)
    records.push({ kind: recordKinds.code, flags: 0, at, payload: encodeCode({ foldVersion }).slice() })
  const isNew = cell.policy.version === 0 || !onlyWidens(wanted, cell.policy)
  if (isNew) records.push({ kind: recordKinds.policy, flags: 0, at, payload: encodePolicy(wanted).slice() })
  return records
}

const avatarColors = 16

/** By part. The first colour follows from the id, so that it needs no chance. */
export function homeRecords(
  people: readonly NewMailbox[],
  region: number,
  at: number,
): { partition: number; records: NewRecord[] }[] {
  const byPart = new Map<number, NewRecord[]>()
  for (const { user, home, displayName } of people) {
    const key = userKeyOf(user)
    const avatarColor = (bytesOfKey(key)[0] as number) % avatarColors
    const { part, zone, epoch } = home
    const payload = encodeHome({ user: key, zone, region, part, epoch, profile: { displayName, avatarColor } }).slice()
    const records = byPart.get(part)
    const record = { kind: recordKinds.home, flags: 0, at, payload }
    if (records === undefined) byPart.set(part, [record])
    else records.push(record)
  }
  return [...byPart].map(([partition, records]) => ({ partition, records }))
}
