/**
 * How an edge knows that an answer is the region's: sealed with the key of the envelope that asked, and
 * over that envelope, which is used once. So an answer cannot be an older one, and no clock is needed
 * to say so.
 *
 *   x-meridian-answer: <base64url of HMAC-SHA-256 over "answer", the envelope and the body>
 */
import { base64url } from 'jose'
import type { Mac } from '../platform/mac.ts'
import { bytesOfBase64url } from './base64url.ts'

export const edgeAnswerHeader = 'x-meridian-answer'

export interface AnswerKey {
  readonly key: Uint8Array
  readonly mac: Mac
}

export const sealAnswer = async ({ key, mac }: AnswerKey, envelope: string, body: string): Promise<string> =>
  base64url.encode(await mac.sign(key, sealedBytes(envelope, body)))

export async function isSealedAnswer(
  { key, mac }: AnswerKey,
  envelope: string,
  body: string,
  seal: string | null,
): Promise<boolean> {
  const given = bytesOfBase64url(seal ?? '')
  return given !== undefined && given.length > 0 && mac.verify(key, sealedBytes(envelope, body), given)
}

/** An envelope has no line break, and begins with its version: neither this nor an envelope can be taken for the other. */
const sealedBytes = (envelope: string, body: string): Uint8Array =>
  new TextEncoder().encode(`answer\n${envelope}\n${body}`)
