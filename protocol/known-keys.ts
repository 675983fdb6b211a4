/**
 * One string for each id that was read lately. The same people come again and again, and a key that
 * is the very string a table has costs it no hash and no comparison; a new string each time costs
 * both, and the collector a part of every message. Ids are random bits, so two of their bytes choose
 * the slot; two ids in one slot take turns there, which costs what having no table would.
 */
const slots = 8_192
const known: string[] = Array.from({ length: slots }, () => '')

/** The id of 16 bytes that begins at `at`, one character a byte. */
export function keyAt(bytes: Uint8Array, at: number): string {
  const slot = ((bytes[at] as number) | ((bytes[at + 1] as number) << 8)) & (slots - 1)
  const candidate = known[slot] as string
  if (isAt(candidate, bytes, at)) return candidate
  const key = made(bytes, at)
  known[slot] = key
  return key
}

/** The same in a text with one character a byte: not a slice of it, which would keep all of it and be slower to read. */
export const keyIn = (text: string, at: number): string =>
  keyAt(
    Uint8Array.from({ length: 16 }, (_, i) => text.charCodeAt(at + i)),
    0,
  )

function isAt(key: string, bytes: Uint8Array, at: number): boolean {
  if (key.length !== 16) return false
  for (let i = 0; i < 16; i++) if (key.charCodeAt(i) !== bytes[at + i]) return false
  return true
}

/** Sixteen arguments at once: half the price of Buffer's latin1Slice, a flat string, and at home in a browser. */
const made = (b: Uint8Array, at: number): string =>
  String.fromCharCode(
    b[at] as number,
    b[at + 1] as number,
    b[at + 2] as number,
    b[at + 3] as number,
    b[at + 4] as number,
    b[at + 5] as number,
    b[at + 6] as number,
    b[at + 7] as number,
    b[at + 8] as number,
    b[at + 9] as number,
    b[at + 10] as number,
    b[at + 11] as number,
    b[at + 12] as number,
    b[at + 13] as number,
    b[at + 14] as number,
    b[at + 15] as number,
  )
