/**
 * What the world, the workload and the checkers know of a device, whatever runs in it: the model of
 * `device.ts`, straight on the worker's port, or the SDK behind a gateway (`sdk-device.ts`).
 */
import { errorTable } from '../protocol/errors.ts'
import type { Send, Verdict } from '../protocol/messages.ts'
import type { Device } from './device.ts'

/** What somebody has said, and what they were told of it. */
export interface Said {
  readonly send: Omit<Send, 'prev'>
  readonly text: string
  readonly verdict: Verdict | undefined
  /** Its author no longer wants it: it is not sent again, and may have been taken all the same. */
  readonly givenUp?: boolean
}

export type Client = Pick<
  Device,
  | 'user'
  | 'key'
  | 'number'
  | 'region'
  | 'rows'
  | 'groupRows'
  | 'complaints'
  | 'connected'
  | 'connect'
  | 'disconnect'
  | 'lost'
  | 'say'
  | 'sayToGroup'
  | 'command'
  | 'sync'
> & {
  readonly outbox: readonly Said[]
  /** What is believed accepted. */
  readonly accepted: readonly Said[]
}

/** What a device leaves behind to be judged, in this world or from the real one. */
export type DeviceHistory = Pick<Client, 'key' | 'number' | 'rows' | 'groupRows' | 'complaints' | 'outbox' | 'accepted'>

/** A duplicate was accepted before (W4). */
export const isAcceptance = ({ code }: Verdict): boolean => code === 0 || code === errorTable.duplicate.wire

/** The place of an accepted send, 0 if it has none. A duplicate's is in the own row (W4). */
export function placeOf(client: DeviceHistory, { send, verdict }: Said): number {
  if (verdict === undefined || verdict.place > 0) return verdict?.place ?? 0
  return client.rows.find((row) => row.writer === client.number && row.n === send.n)?.place ?? 0
}
