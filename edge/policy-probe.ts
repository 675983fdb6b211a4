/**
 * For the test that the edge comes to the same tables as Node, byte by byte: what a runtime makes of
 * releases that a region shows, as one text.
 */
import { policyCryptoFaults } from '../residency-policy/publish/policy-crypto.contract.ts'
import type { PolicyCrypto } from '../residency-policy/publish/crypto.ts'
import type { Published } from '../residency-policy/publish/accept.ts'
import { compile } from '../residency-policy/table/compile.ts'
import type { PolicyKeys } from './region-map.ts'
import { StandingPolicy } from './standing-policy.ts'
import { VerifiedReleases } from './verified-releases.ts'

export interface Probed {
  readonly keys: PolicyKeys
  readonly taken: readonly Published[]
  readonly nowMs: number
}

export async function probe(crypto: PolicyCrypto, { keys, taken, nowMs }: Probed): Promise<string> {
  const releases = new VerifiedReleases(crypto, keys)
  let checkpoint
  const tables = []
  for (const one of taken) {
    checkpoint = await releases.take(one, checkpoint, nowMs)
    if (typeof checkpoint === 'string') return JSON.stringify({ refused: checkpoint })
    const { document, statement } = one.release
    const standing = new StandingPolicy(document, { version: statement.version, activation: 1, stops: [] })
    tables.push({ table: listed(compile(document)), flows: standing.flows.record })
  }
  return JSON.stringify({ faults: await policyCryptoFaults(crypto), tables })
}

/** Arrays of numbers as lists, which JSON can say. */
const listed = (table: object): object =>
  Object.fromEntries(
    Object.entries(table).map(([name, value]: [string, unknown]) => [
      name,
      ArrayBuffer.isView(value) ? [...(value as Uint32Array)] : value,
    ]),
  )
