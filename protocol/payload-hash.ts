/**
 * The 32-bit hash by which a fold tells the same command from another one under the same `n` (W4, I2).
 * It is taken over what the person declared: kind, flags, to whom, about what, and the body; not over
 * what a retry may change without meaning something else (`n`, `prev`, the highest id seen, parents).
 *
 * Not keyed and not collision-proof on purpose: the only one a forger could deceive is himself. It must
 * be the same in every process and version for ever, because it stands in logs. Murmur3's mixing, in
 * 32-bit steps: 0.1 µs for an ordinary message, without a call out of JavaScript.
 */
import type { Send } from './messages.ts'

/** What of a command counts. */
export type DeclaredIdentity = Pick<
  Send,
  'kind' | 'flags' | 'toKind' | 'to' | 'target' | 'targetAuthor' | 'subject' | 'mentions' | 'bodies' | 'body'
>

/** 0 to 2^32 − 1. */
export function payloadHash(command: DeclaredIdentity): number {
  let hash = mix(0, command.kind)
  hash = mix(hash, command.flags)
  hash = mix(hash, command.toKind)
  hash = mixNumber(hash, command.target)
  hash = mixKey(hash, command.to)
  hash = mixKey(hash, command.targetAuthor)
  hash = mixKey(hash, command.subject)
  hash = mix(hash, command.mentions.length)
  for (const mention of command.mentions) hash = mixKey(hash, mention)
  hash = mix(hash, command.bodies.length)
  for (const { device, body } of command.bodies) hash = mixBytes(mix(hash, device), body)
  // Absent and empty are two things.
  hash = command.body === undefined ? mix(hash, 1) : mixBytes(mix(hash, 2), command.body)
  return finish(hash)
}

/** The same hash of bytes alone, for a fold that must know them again without keeping them. */
export const bytesHash = (bytes: Uint8Array): number => finish(mixBytes(0, bytes))

/** One step of Murmur3 (x86, 32 bit). */
function mix(hash: number, word: number): number {
  let k = Math.imul(word, 0xcc9e2d51)
  k = (k << 15) | (k >>> 17)
  const h = hash ^ Math.imul(k, 0x1b873593)
  return (Math.imul((h << 13) | (h >>> 19), 5) + 0xe6546b64) | 0
}

const mixNumber = (hash: number, value: number): number =>
  mix(mix(hash, value >>> 0), Math.floor(value / 0x1_0000_0000))

function mixKey(hash: number, key: string | undefined): number {
  if (key === undefined) return mix(hash, 0)
  let mixed = mix(hash, key.length)
  for (let i = 0; i < key.length; i += 4) {
    mixed = mix(
      mixed,
      key.charCodeAt(i) | (key.charCodeAt(i + 1) << 8) | (key.charCodeAt(i + 2) << 16) | (key.charCodeAt(i + 3) << 24),
    )
  }
  return mixed
}

function mixBytes(hash: number, bytes: Uint8Array): number {
  const { length } = bytes
  const whole = length & ~3
  let mixed = mix(hash, length)
  for (let i = 0; i < whole; i += 4) {
    mixed = mix(
      mixed,
      (bytes[i] as number) |
        ((bytes[i + 1] as number) << 8) |
        ((bytes[i + 2] as number) << 16) |
        ((bytes[i + 3] as number) << 24),
    )
  }
  let tail = 0
  for (let i = whole; i < length; i++) tail |= (bytes[i] as number) << ((i - whole) * 8)
  return mix(mixed, tail)
}

function finish(hash: number): number {
  let h = hash
  h = Math.imul(h ^ (h >>> 16), 0x85ebca6b)
  h = Math.imul(h ^ (h >>> 13), 0xc2b2ae35)
  return (h ^ (h >>> 16)) >>> 0
}
