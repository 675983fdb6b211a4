/**
 * The regions' public keys, read from each region and kept for a while. A `kid` that is not known asks
 * anew, but not more often than the regions promise to keep a key published before it signs.
 *
 * A region that does not answer keeps the keys it had. While one that never answered is silent, a key
 * that is not known may be its own: the token is not refused then (that would sign its people out),
 * it cannot be judged.
 */
import type { Clock } from '../platform/clock.ts'
import {
  type AccessTokenVerifier,
  type FindKey,
  joseVerifier,
  type RegionKeys,
  trustedKeys,
} from '../protocol/access-token.ts'
import { type HandOverPorts, within } from './hand-over.ts'
import { fail } from '../protocol/errors.ts'
import type { RegionName } from '../protocol/ids.ts'
import type { RegionMap } from './region-map.ts'

const freshMs = 60_000
/** Unknown key ids may be an attack: look at most this often. */
const unknownMs = 5_000
const readTimeoutMs = 2_000

export interface KeyPorts extends Pick<HandOverPorts, 'fetch' | 'after'> {
  readonly clock: Pick<Clock, 'monotonic'>
}

/** Judges access tokens by the keys that the regions publish. */
export const publishedVerifier = (
  map: RegionMap,
  ports: KeyPorts & { readonly clock: Pick<Clock, 'now'> },
): AccessTokenVerifier => joseVerifier(publishedKeys(map, ports, trustedKeys), () => ports.clock.now())

/** `trust` reads what the regions have published; the simulation has keys of its own kind. What it gives throws `unavailable`. */
export function publishedKeys<Key>(
  map: RegionMap,
  ports: KeyPorts,
  trust: (regions: readonly RegionKeys[]) => Promise<FindKey<Key>>,
): FindKey<Key> {
  let find: FindKey<Key> = () => undefined
  let readAtMs = Number.NEGATIVE_INFINITY
  let reading: Promise<void> | undefined
  const published = new Map<RegionName, RegionKeys['jwks']>()
  const read = async (): Promise<void> => {
    await Promise.all(
      map.regions.map(async ({ name, apis }) => {
        const jwks = await jwksOf(apis, ports)
        if (jwks !== undefined) published.set(name, jwks)
      }),
    )
    find = await trust([...published].map(([region, jwks]) => ({ region, jwks })))
    readAtMs = ports.clock.monotonic()
  }
  const findNow = async (kid: string) => {
    const known = await find(kid)
    if (known === undefined && published.size < map.regions.length)
      throw fail('unavailable', 'the keys of a region could not be read')
    return known
  }
  const readOnce = (): Promise<void> => {
    reading ??= read().finally(() => {
      reading = undefined
    })
    return reading
  }
  return async (kid) => {
    if (ports.clock.monotonic() - readAtMs > freshMs) await readOnce()
    const known = await find(kid)
    if (known === undefined && ports.clock.monotonic() - readAtMs >= unknownMs) await readOnce()
    return known ?? findNow(kid)
  }
}

/** Undefined when no entrance of the region answers. */
async function jwksOf(apis: readonly string[], ports: KeyPorts): Promise<{ keys: never[] } | undefined> {
  for (const api of apis) {
    const response = await within(ports, readTimeoutMs, (signal) =>
      ports.fetch(`${api}/.well-known/jwks.json`, { signal }),
    )
    if (response?.ok === true) return (await response.json()) as { keys: never[] }
  }
  return undefined
}
