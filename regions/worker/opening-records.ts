/** First records: of a part that is opened (code and policy, L6 and R7), and of a person's mailbox. */
import type { NewRecord } from '../../platform/event-log/event-log.ts'
import { encodeCode, encodeHome } from '../../protocol/cold-messages.ts'
import { bytesOfKey, userKeyOf } from '../../protocol/ids.ts'
import { recordKinds } from '../../protocol/log-records.ts'
import type { PolicyRecord } from '../../residency-policy/flows/policy-record.ts'
import { encodePolicyRecord } from '../../residency-policy/flows/policy-record-codec.ts'
import type { NewMailbox } from '../accounts/person-creation.ts'
import type { PartCell } from '../fold/cells.ts'
import { foldVersion } from '../fold/fold.ts'

/** What a part needs to be told before it goes on: it may have missed an activation while its worker was away. */
export function openingRecords(cell: PartCell, wanted: PolicyRecord, at: number): NewRecord[] {
  const records: NewRecord[] = []
  if (cell.foldVersion === 0)
    records.push({ kind: recordKinds.code, flags: 0, at, payload: encodeCode({ foldVersion }).slice() })
  return [...records, ...policyRecords(cell, wanted, at)]
}

/** None where the part stands by it already, or by something newer. */
export const policyRecords = (cell: PartCell, wanted: PolicyRecord, at: number): NewRecord[] =>
  wanted.activation > cell.policy.record.activation
    ? [{ kind: recordKinds.policy, flags: 0, at, payload: encodePolicyRecord(wanted) }]
    : []

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
