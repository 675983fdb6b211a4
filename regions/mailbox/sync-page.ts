/** A sync's answer as the message `Page`: stored rows are appended as they are. */
import { entryOf, frameFields } from '../../protocol/codec/frame.ts'
import { encodePage } from '../../protocol/cold-messages.ts'
import { none } from '../../protocol/messages.ts'
import type { SyncPage } from './sync.ts'

export function pageBytes(page: SyncPage, request: number): Uint8Array {
  const fields = encodePage({ ...page, request, rows: none, groupRows: none })
  const parts = [
    fields,
    ...page.rows.map((row) => entryOf(frameFields.row, row)),
    ...page.groupRows.map((row) => entryOf(frameFields.groupRow, row)),
  ]
  return Buffer.concat(parts)
}
