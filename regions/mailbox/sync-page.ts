/** A sync's answer as the message `Page`: stored rows are copied as they are, each once. */
import { entryBytes, frameFields, writeEntry } from '../../protocol/codec/frame.ts'
import { Writer } from '../../protocol/codec/writer.ts'
import { encodePage } from '../../protocol/cold-messages.ts'
import { none } from '../../protocol/messages.ts'
import type { SyncPage } from './sync.ts'

export function pageBytes(page: SyncPage, request: number): Uint8Array {
  const fields = encodePage({ ...page, request, rows: none, groupRows: none })
  let size = fields.length
  for (const row of page.rows) size += entryBytes(frameFields.row, row)
  for (const row of page.groupRows) size += entryBytes(frameFields.groupRow, row)
  // The writer wants room for the longest tag and length before it writes any.
  const writer = new Writer(size + 7)
  writer.raw(fields)
  for (const row of page.rows) writeEntry(frameFields.row, row, writer)
  for (const row of page.groupRows) writeEntry(frameFields.groupRow, row, writer)
  return writer.finish()
}
