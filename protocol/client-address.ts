/**
 * What limits count by when all they have is an address (FC-055, FC-056): the network, since one
 * household or phone holds a whole IPv6 /64; and a keyed hash of it, since an address is personal
 * data and must not reach a region, a log or a label.
 */
import { base64url } from 'jose'
import type { Mac } from '../platform/mac.ts'

/** The IPv4 address, or the /64 of an IPv6 address, in one spelling. What is no address is returned as `unknown`. */
export function networkOf(address: string): string {
  const text = address.toLowerCase().replace(/%.*$/, '')
  if (isIpv4(text)) return text
  const groups = ipv6Groups(text)
  if (groups === undefined) return 'unknown'
  const mapped = groups.slice(0, 5).every((group) => group === 0) && groups[5] === 0xffff
  if (mapped)
    return groups
      .slice(6)
      .flatMap((group) => [group >> 8, group & 255])
      .join('.')
  return `${groups
    .slice(0, 4)
    .map((group) => group.toString(16))
    .join(':')}::/64`
}

/** 96 bits of HMAC over the network, as text. `key` is the edge's own and rotates daily, so that hashes do not become an identity. */
export async function addressHash(mac: Mac, key: Uint8Array, address: string): Promise<string> {
  const hash = await mac.sign(key, new TextEncoder().encode(networkOf(address)))
  return base64url.encode(hash.subarray(0, 12))
}

const isIpv4 = (text: string): boolean =>
  /^(\d{1,3}\.){3}\d{1,3}$/.test(text) && text.split('.').every((part) => Number(part) <= 255)

function ipv6Groups(text: string): number[] | undefined {
  const halves = text.split('::')
  if (halves.length > 2) return undefined
  const [head, tail] = halves.map((half) => (half === '' ? [] : half.split(':').flatMap(parseGroup)))
  const given = [...(head ?? []), ...(tail ?? [])]
  if (given.some((group) => Number.isNaN(group))) return undefined
  if (tail === undefined) return given.length === 8 ? given : undefined
  if (given.length > 7) return undefined
  return [...(head ?? []), ...new Array<number>(8 - given.length).fill(0), ...tail]
}

/** One group, or the two that a trailing IPv4 notation stands for. */
function parseGroup(text: string): number[] {
  if (isIpv4(text)) {
    const [a = 0, b = 0, c = 0, d = 0] = text.split('.').map(Number)
    return [a * 256 + b, c * 256 + d]
  }
  return [/^[0-9a-f]{1,4}$/.test(text) ? Number.parseInt(text, 16) : Number.NaN]
}
