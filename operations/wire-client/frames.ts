/** Frames as a client of one's own hand makes them. */
import { entryOf, frameFields } from '../../protocol/codec/frame.ts'
import { encodeSend } from '../../protocol/codec/send.ts'
import { encodeHello, encodePing } from '../../protocol/cold-messages.ts'
import { userKeyOf, type UserId } from '../../protocol/ids.ts'
import { emptySend, kinds, type Send, toKinds } from '../../protocol/messages.ts'
import { protocolVersion } from '../../protocol/version.ts'

export const helloFrame = (
  resumeTicket: Uint8Array = new Uint8Array(),
  version: number = protocolVersion,
): Uint8Array =>
  entryOf(
    frameFields.hello,
    encodeHello({ version, resumeTicket, head: 0, heartbeatMs: 0, client: 'frames/1' }),
  ).slice()

export const pingFrame = (): Uint8Array => entryOf(frameFields.ping, encodePing({ stamp: 1, heartbeatMs: 0 })).slice()

export const sendFrame = (send: Partial<Send>): Uint8Array =>
  entryOf(frameFields.send, encodeSend({ ...emptySend, kind: kinds.message, ...send })).slice()

export const messageFrame = (to: UserId, text: string, send: Partial<Send>): Uint8Array =>
  sendFrame({ toKind: toKinds.person, to: userKeyOf(to), body: Buffer.from(text), ...send })
