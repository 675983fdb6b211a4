/** What a device keeps, as one JSON document: counter, outbox, how far it has read. */
import { encodeSend, readSend } from '../../protocol/codec/send.ts'
import { fail } from '../../protocol/errors.ts'
import type { GroupKey } from '../../protocol/ids.ts'
import type { Outgoing, OutboxState } from './outbox.ts'
import type { PositionsState } from './positions.ts'

export interface DeviceState {
  /** Whose it is: a document of somebody else is not taken. */
  readonly user: string
  readonly device: number
  readonly outbox: OutboxState
  readonly positions: PositionsState
}

const version = 2

interface StoredOutgoing {
  readonly at: number
  readonly send: string
}

interface Stored extends Omit<DeviceState, 'outbox' | 'positions'> {
  readonly version: number
  readonly outbox: { n: number; prev: number; waiting: StoredOutgoing[]; aside: StoredOutgoing[] }
  readonly m: number
  readonly syncKey: string
  /** Group, newest row, newest row known to exist. */
  readonly groups: readonly (readonly [string, number, number])[]
}

export function writeDocument({ user, device, outbox, positions }: DeviceState): string {
  const { n, prev, waiting, aside } = outbox
  const { m, syncKey, groups } = positions
  const stored: Stored = {
    version,
    user,
    device,
    outbox: { n, prev, waiting: waiting.map(stored64), aside: aside.map(stored64) },
    m,
    syncKey,
    groups: [...groups].map(([key, { last, wanted }]) => [toBase64(latin1(key)), last, wanted] as const),
  }
  return JSON.stringify(stored)
}

/** Throws when the document is damaged: starting afresh silently could send messages twice. */
export function readDocument(text: string): DeviceState {
  const stored = JSON.parse(text) as Stored
  if (stored.version !== version)
    throw fail('request_invalid', `a device document of version ${stored.version}, this SDK reads ${version}`)
  const { user, device, m, syncKey } = stored
  const { n, prev, waiting, aside } = stored.outbox
  const groups = stored.groups.map(
    ([key, last, wanted]) => [String.fromCharCode(...fromBase64(key)) as GroupKey, { last, wanted }] as const,
  )
  return {
    user,
    device,
    outbox: { n, prev, waiting: waiting.map(outgoingIn), aside: aside.map(outgoingIn) },
    positions: { m, syncKey, groups: new Map(groups) },
  }
}

const stored64 = ({ send, at }: Outgoing): StoredOutgoing => ({ at, send: toBase64(encodeSend(send)) })
const outgoingIn = ({ send, at }: StoredOutgoing): Outgoing => ({ at, send: readSend(fromBase64(send)) })
const latin1 = (text: string): Uint8Array => Uint8Array.from(text, (character) => character.charCodeAt(0))
const toBase64 = (bytes: Uint8Array): string => btoa(String.fromCharCode(...bytes))
const fromBase64 = (text: string): Uint8Array => latin1(atob(text))
