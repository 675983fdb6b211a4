/**
 * Bytes in base64url, one text for one value. Decoders pass over blanks and let spare bits be anything,
 * so a credential would have many spellings, and whoever counts or remembers texts would miss some.
 */
import { base64url } from 'jose'

/** The bytes, or undefined for any text but the one that `encode` writes. */
export function bytesOfBase64url(text: string): Uint8Array | undefined {
  try {
    const bytes = base64url.decode(text)
    return base64url.encode(bytes) === text ? bytes : undefined
  } catch {
    return undefined
  }
}
