/** How many processes of a kind a region on one machine may have, and what they need. */
import type { EngineAddresses, RegionEngines } from '../platform/engines/engine-addresses.ts'

/** What ports of a region are laid out for; of stream processes one works, and who stands by needs no third. */
export const mostOf = { gateways: 5, workers: 5, apis: 4, streams: 3 } as const

export type WorldScale = Partial<Record<keyof typeof mostOf, number>>

/** Throws one sentence for what cannot be. */
export function checkScale(
  { gateways = 2, workers = 0, apis = 0, streams = 0 }: WorldScale,
  { regions, engines }: { readonly regions?: readonly string[]; readonly engines?: EngineAddresses },
): void {
  if (gateways > mostOf.gateways || workers > mostOf.workers || apis > mostOf.apis || streams > mostOf.streams)
    throw new Error(
      `a region on one machine has at most ${mostOf.gateways} gateways, ${mostOf.workers} workers, ${mostOf.apis} API processes and ${mostOf.streams} stream processes`,
    )
  if (workers === 0 && apis > 0)
    throw new Error('the API in processes of its own asks workers in processes of their own: have a worker, or no api')
  for (const alias of regions ?? Object.keys(engines?.regions ?? {})) {
    if (workers > 0) needs(engines, alias, 'workers in processes of their own', ['zookeeper'])
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
