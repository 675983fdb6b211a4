/**
 * WebSocket framing of what the server sends: one unmasked binary frame (RFC 6455 §5.2), its header
 * and all entries in one buffer, so that a turn costs one write. `ws` parses what comes in; sending
 * through it costs three writes and a promise for each frame.
 */

/** Bytes before a payload of `length`. */
export const headerBytes = (length: number): number => (length < 126 ? 2 : length < 65_536 ? 4 : 10)

/** Writes header and entries into `into` from 0; returns the bytes written. */
export function writeFrame(into: Uint8Array, entries: readonly Uint8Array[], length: number): number {
  let at = writeHeader(into, length)
  for (const entry of entries) {
    into.set(entry, at)
    at += entry.length
  }
  return at
}

function writeHeader(into: Uint8Array, length: number): number {
  into[0] = 0x82
  if (length < 126) {
    into[1] = length
    return 2
  }
  if (length < 65_536) {
    into[1] = 126
    into[2] = length >> 8
    into[3] = length & 255
    return 4
  }
  into[1] = 127
  into.fill(0, 2, 6)
  into[6] = length >>> 24
  into[7] = (length >> 16) & 255
  into[8] = (length >> 8) & 255
  into[9] = length & 255
  return 10
}
