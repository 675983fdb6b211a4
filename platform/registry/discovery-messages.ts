/**
 * What a process and the one that keeps its region's registry say to each other, as JSON: some words
 * when a process comes or goes, so nothing is won by a codec. Both are of the same release.
 */
import {
  type Announced,
  type Announcement,
  type ProcessId,
  RegistryError,
  type RegistryErrorCode,
  type Role,
} from './registry.ts'

export type Ask =
  /** The first, once. */
  | { readonly type: 'join'; readonly id: ProcessId }
  | { readonly type: 'announce'; readonly announcement: Announcement }
  | { readonly type: 'withdraw'; readonly role: Role }
  | { readonly type: 'watch'; readonly role: Role }

export type Told =
  /** The answer to `announce` and `withdraw`, in the order of asking. */
  | { readonly type: 'done'; readonly failure?: { readonly code: RegistryErrorCode; readonly message: string } }
  /** A newer process has the name. */
  | { readonly type: 'superseded'; readonly role: Role }
  | { readonly type: 'list'; readonly role: Role; readonly list: readonly Announced[] }

export const bytesOf = (message: Ask | Told): Buffer => Buffer.from(JSON.stringify(message))

/** Throws what the stream ends with. */
export function readMessage<Message extends Ask | Told>(bytes: Buffer): Message {
  if (bytes.length > messageBytesMax) throw new RegistryError('invalid', 'a message is longer than any list can be')
  return JSON.parse(bytes.toString()) as Message
}

/** A list of some thousand processes. */
const messageBytesMax = 1 << 20
