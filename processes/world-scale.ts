/** How many processes of a kind a region on one machine may have, and what they need. */
import type { EngineAddresses, RegionEngines } from '../platform/engines/engine-addresses.ts'

/** What ports of a region are laid out for; of stream processes and keepers one works, and who stands by needs no third. */
export const mostOf = { gateways: 5, workers: 5, apis: 4, streams: 3, keepers: 2 } as const

export type WorldScale = Partial<Record<keyof typeof mostOf, number>>

/** Throws one sentence for what cannot be. */
export function checkScale(
  { gateways = 2, workers = 0, apis = 0, streams = 0, keepers = 1 }: WorldScale,
  { regions, engines }: { readonly regions?: readonly string[]; readonly engines?: EngineAddresses },
): void {
  const wanted = { gateways, workers, apis, streams, keepers }
  if (Object.entries(wanted).some(([kind, count]) => count > mostOf[kind as keyof typeof mostOf]))
    throw new Error(
      `a region on one machine has at most ${mostOf.gateways} gateways, ${mostOf.workers} workers, ${mostOf.apis} API processes, ${mostOf.streams} stream processes and ${mostOf.keepers} keepers`,
    )
  if (keepers < 1) throw new Error('a region has a keeper: write keeper=1, or 2 for one that stands by')
  if (keepers > 1 && (workers === 0 || apis === 0))
    throw new Error('a keeper stands by only where it serves nobody itself: have a worker and an api')
  if (workers === 0 && apis > 0)
    throw new Error('the API in processes of its own asks workers in processes of their own: have a worker, or no api')
  for (const alias of regions ?? Object.keys(engines?.regions ?? {})) {
    if (workers > 0) needs(engines, alias, 'workers in processes of their own', ['zookeeper'])
    if (keepers > 1)
      needs(engines, alias, 'keepers that stand by', ['zookeeper', 'kafka', 'cassandra', 'redis', 'postgres'])
    if (streams > 0) needs(engines, alias, 'stream processes', ['zookeeper', 'kafka', 'postgres'])
  }
}

function needs(
  engines: EngineAddresses | undefined,
  alias: string,
  who: string,
  names: readonly (keyof RegionEngines)[],
): void {
  const missing = names.filter((name) => engines?.regions[alias]?.[name] === undefined)
  if (missing.length > 0)
    throw new Error(
      `${who} need engines, and ${alias} has no ${missing.join(', ')}: \`npm run engines -- up\` starts those of ${alias}`,
    )
}
