/** The gate for edges' envelopes, from a process's configuration. */
import { nodeClock } from '../../platform/clock.node.ts'
import { nodeMac } from '../../platform/mac.node.ts'
import { EnvelopeGate } from '../../protocol/edge-envelope.ts'
import { regionByAlias, standardPlaces } from '../../protocol/places.ts'
import { fromBase64url } from './region-config.ts'

export function envelopeGate(alias: string, keys: Readonly<Record<string, string>>): EnvelopeGate {
  const region = regionByAlias(standardPlaces, alias)
  if (region === undefined) throw new Error(`there is no region ${alias}`)
  const known = new Map(Object.entries(keys).map(([pop, key]) => [pop, { current: fromBase64url(key) }]))
  return new EnvelopeGate({ region: region.name, keysOf: (pop) => known.get(pop), mac: nodeMac, clock: nodeClock })
}
