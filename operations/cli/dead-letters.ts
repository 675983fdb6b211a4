/** Chains that stand still (W18), for operators. */
import { type Output, print, printJson } from '../../protocol/operator/output.node.ts'
import { askRegion, regionNamed } from '../../protocol/operator/world-file.node.ts'

interface Parked {
  readonly chain: string
  readonly kind: string
  readonly at: number
  readonly reason: string
}

export async function parkedChains(region: string, { data, json }: Output): Promise<void> {
  const { alias } = regionNamed(data, region)
  const { parked } = await askRegion<{ parked: readonly Parked[] }>(data, alias, 'GET', '/dlq')
  if (!json) print('CHAIN                SINCE                     WHAT                  REASON')
  for (const one of parked) {
    const { chain, kind, at, reason } = one
    if (json) printJson('region.dlq', { region: alias, ...one })
    else print(`${chain.padEnd(20)} ${new Date(at).toISOString().padEnd(25)} ${kind.padEnd(21)} ${reason}`)
  }
}

export async function goOn(
  how: 'replay' | 'skip',
  region: string,
  chain: string,
  { data, json }: Output,
): Promise<void> {
  const { alias } = regionNamed(data, region)
  await askRegion(data, alias, 'POST', `/dlq/${how}`, { chain })
  if (json) return printJson(`region.dlq.${how}`, { region: alias, chain })
  print(`${chain} goes on ${how === 'replay' ? 'with' : 'without'} its record`)
}
