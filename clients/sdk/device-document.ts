/** What a device keeps, as one JSON document: counter, outbox, how far it has read. */
import { encodeSend, readSend } from '../../protocol/codec/send.ts'
import { fail } from '../../protocol/errors.ts'
import type { Outgoing, OutboxState } from './outbox.ts'

export interface DeviceState {
  /** Whose it is: a document of somebody else is not taken. */
  readonly user: string
  readonly device: number
  readonly outbox: OutboxState
  readonly m: number
  readonly syncKey: string
  /** Group id (as a table key) → newest gseq. */
  readonly groups: ReadonlyMap<string, number>
}

const version = 2

interface StoredOutgoing {
  readonly at: number
  readonly send: string
}

interface Stored extends Omit<DeviceState, 'outbox' | 'groups'> {
  readonly version: number
  readonly outbox: { n: number; prev: number; waiting: StoredOutgoing[]; aside: StoredOutgoing[] }
  readonly groups: readonly (readonly [string, number])[]
}

export function writeDocument(state: DeviceState): string {
  const { n, prev, waiting, aside } = state.outbox
  const stored: Stored = {
    version,
    ...state,
    outbox: { n, prev, waiting: waiting.map(stored64), aside: aside.map(stored64) },
    groups: [...state.groups].map(([key, gseq]) => [toBase64(latin1(key)), gseq] as const),
  }
  return JSON.stringify(stored)
}

/** Throws when the document is damaged: starting afresh silently could send messages twice. */
export function readDocument(text: string): DeviceState {
  const { version: found, ...stored } = JSON.parse(text) as Stored
  if (found !== version)
    throw fail('request_invalid', `a device document of version ${found}, this SDK reads ${version}`)
  const { n, prev, waiting, aside } = stored.outbox
  return {
    ...stored,
    outbox: { n, prev, waiting: waiting.map(outgoingIn), aside: aside.map(outgoingIn) },
    groups: new Map(stored.groups.map(([key, gseq]) => [String.fromCharCode(...fromBase64(key)), gseq])),
  }
}

const stored64 = ({ send, at }: Outgoing): StoredOutgoing => ({ at, send: toBase64(encodeSend(send)) })
const outgoingIn = ({ send, at }: StoredOutgoing): Outgoing => ({ at, send: readSend(fromBase64(send)) })
const latin1 = (text: string): Uint8Array => Uint8Array.from(text, (character) => character.charCodeAt(0))
const toBase64 = (bytes: Uint8Array): string => btoa(String.fromCharCode(...bytes))
const fromBase64 = (text: string): Uint8Array => latin1(atob(text))
