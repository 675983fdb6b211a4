/**
 * The regions' public keys, read from each region and kept for a while. A `kid` that is not known asks
 * anew, but not more often than the regions promise to keep a key published before it signs.
 */
import type { FindKey, SignatureKey } from '../protocol/access-token.ts'
import { trustedKeys } from '../protocol/access-token.ts'
import type { Clock } from '../platform/clock.ts'
import type { RegionMap } from './region-map.ts'

const freshMs = 60_000
/** Unknown key ids may be an attack: look at most this often. */
const unknownMs = 5_000
const readTimeoutMs = 2_000

export function publishedKeys(
  map: RegionMap,
  fetcher: typeof fetch,
  clock: Pick<Clock, 'monotonic'>,
): FindKey<SignatureKey> {
  let find: FindKey<SignatureKey> = () => undefined
  let readAtMs = Number.NEGATIVE_INFINITY
  let reading: Promise<void> | undefined
  const read = async (): Promise<void> => {
    const answers = await Promise.all(
      map.regions.map(async ({ name, api }) => ({ region: name, jwks: await jwksOf(api, fetcher) })),
    )
    find = await trustedKeys(answers.flatMap(({ region, jwks }) => (jwks === undefined ? [] : [{ region, jwks }])))
    readAtMs = clock.monotonic()
  }
  const readOnce = (): Promise<void> => {
    reading ??= read().finally(() => {
      reading = undefined
    })
    return reading
  }
  return async (kid) => {
    if (clock.monotonic() - readAtMs > freshMs) await readOnce()
    const known = await find(kid)
    if (known !== undefined || clock.monotonic() - readAtMs < unknownMs) return known
    await readOnce()
    return find(kid)
  }
}

/** A region that does not answer has no keys for now: its people cannot be reached anyway. */
async function jwksOf(api: string, fetcher: typeof fetch): Promise<{ keys: never[] } | undefined> {
  try {
    const response = await fetcher(`${api}/.well-known/jwks.json`, { signal: AbortSignal.timeout(readTimeoutMs) })
    return response.ok ? ((await response.json()) as { keys: never[] }) : undefined
  } catch {
    return undefined
  }
}
