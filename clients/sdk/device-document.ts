/** What a device keeps, as one JSON document: counter, outbox, how far it has read. */
import { encodeSend, readSend } from '../../protocol/codec/send.ts'
import { fail } from '../../protocol/errors.ts'
import type { Outgoing } from './outbox.ts'

export interface DeviceState {
  /** Whose it is: a document of somebody else is not taken. */
  readonly user: string
  readonly device: number
  readonly n: number
  /** The newest `n` that was not given up. */
  readonly prev: number
  readonly waiting: readonly Outgoing[]
  readonly m: number
  readonly syncKey: string
  /** Group id (as a table key) → newest gseq. */
  readonly groups: ReadonlyMap<string, number>
}

const version = 1

export function writeDocument(state: DeviceState): string {
  const waiting = state.waiting.map(({ send, at }) => ({ at, send: toBase64(encodeSend(send)) }))
  return JSON.stringify({
    version,
    ...state,
    waiting,
    groups: [...state.groups].map(([key, gseq]) => [toBase64(latin1(key)), gseq]),
  })
}

/** Throws when the document is damaged: starting afresh silently could send messages twice. */
export function readDocument(text: string): DeviceState {
  const json = JSON.parse(text) as {
    version: number
    waiting: { at: number; send: string }[]
    groups: [string, number][]
  } & DeviceState
  if (json.version !== version)
    throw fail('request_invalid', `a device document of version ${json.version}, this SDK reads ${version}`)
  return {
    ...json,
    // Documents from before it was kept: nothing had been given up.
    prev: json.prev ?? json.n,
    waiting: json.waiting.map(({ at, send }) => ({ at, send: readSend(fromBase64(send)) })),
    groups: new Map(json.groups.map(([key, gseq]) => [String.fromCharCode(...fromBase64(key)), gseq])),
  }
}

const latin1 = (text: string): Uint8Array => Uint8Array.from(text, (character) => character.charCodeAt(0))
const toBase64 = (bytes: Uint8Array): string => btoa(String.fromCharCode(...bytes))
const fromBase64 = (text: string): Uint8Array => latin1(atob(text))
