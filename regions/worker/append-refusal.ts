/** What callers hear of an append that failed. */
import { EventLogError } from '../../platform/event-log/event-log.ts'
import { type ErrorCode, fail } from '../../protocol/errors.ts'

/** After `storage_full` nothing was stored; after anything else it is unknown, and the same command again is safe. */
export function codeOfAppend(caught: unknown): ErrorCode {
  if (!(caught instanceof EventLogError)) return 'unavailable'
  switch (caught.code) {
    case 'storage-full':
      return 'storage_full'
    case 'unavailable':
    case 'closed':
      return 'unavailable'
    case 'log-failed':
    case 'truncated':
    case 'damaged':
      return 'log_failed'
  }
}

/** In the words of the table, where it is the log that refused; anything else as it is. */
export const sayingWhy = (caught: unknown): unknown =>
  caught instanceof EventLogError ? fail(codeOfAppend(caught)) : caught
