/**
 * The regions' public keys, read from each region and kept for a while. A `kid` that is not known asks
 * anew, but not more often than the regions promise to keep a key published before it signs.
 */
import type { FindKey, SignatureKey } from '../protocol/access-token.ts'
import { trustedKeys } from '../protocol/access-token.ts'
import type { Clock } from '../platform/clock.ts'
import { type HandOverPorts, within } from './hand-over.ts'
import type { RegionMap } from './region-map.ts'

const freshMs = 60_000
/** Unknown key ids may be an attack: look at most this often. */
const unknownMs = 5_000
const readTimeoutMs = 2_000

export interface KeyPorts extends Pick<HandOverPorts, 'fetch' | 'after'> {
  readonly clock: Pick<Clock, 'monotonic'>
}

export function publishedKeys(map: RegionMap, ports: KeyPorts): FindKey<SignatureKey> {
  let find: FindKey<SignatureKey> = () => undefined
  let readAtMs = Number.NEGATIVE_INFINITY
  let reading: Promise<void> | undefined
  const read = async (): Promise<void> => {
    const answers = await Promise.all(
      map.regions.map(async ({ name, api }) => ({ region: name, jwks: await jwksOf(api, ports) })),
    )
    find = await trustedKeys(answers.flatMap(({ region, jwks }) => (jwks === undefined ? [] : [{ region, jwks }])))
    readAtMs = ports.clock.monotonic()
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
    if (known !== undefined || ports.clock.monotonic() - readAtMs < unknownMs) return known
    await readOnce()
    return find(kid)
  }
}

/** A region that does not answer has no keys for now: its people cannot be reached anyway. */
async function jwksOf(api: string, ports: KeyPorts): Promise<{ keys: never[] } | undefined> {
  const response = await within(ports, readTimeoutMs, (signal) =>
    ports.fetch(`${api}/.well-known/jwks.json`, { signal }),
  )
  return response?.ok === true ? ((await response.json()) as { keys: never[] }) : undefined
}
