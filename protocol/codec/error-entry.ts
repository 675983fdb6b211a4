/** An error of the table as an entry of a frame; `request` names what it answers, 0: the connection. */
import { encodeError } from '../cold-messages.ts'
import { errorTable, type MeridianError } from '../errors.ts'
import { entryOf, frameFields } from './frame.ts'

export function errorEntry({ code, message, detail }: MeridianError, request = 0): Uint8Array {
  const { retryAfterMs = 0, limit = '', denial } = detail
  return entryOf(
    frameFields.error,
    encodeError({ code: errorTable[code].wire, message, retryAfterMs, request, limit, denial }),
  )
}
