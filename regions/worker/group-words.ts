/**
 * Words that are not delivered to groups. Asked where a text enters the log, of texts to groups alone:
 * what people say to each other is nobody's to look through, and will be encrypted.
 */
import { kinds, type Send, toKinds } from '../../protocol/messages.ts'

export interface GroupWords {
  /** Of a body that is a text. */
  stops(body: Uint8Array): boolean
}

/** Messages and edits; reactions and names are no texts in this sense. */
export const isGroupText = ({ kind, toKind }: Send): boolean =>
  toKind === toKinds.group && (kind === kinds.message || kind === kinds.edit)
