/** Links between any two parts, cut, slowed or swallowing everything. */
import type { FaultMode } from '../../../platform/engines/fault-proxy.node.ts'
import type { Random } from '../../../platform/random.ts'
import type { Links, Way } from '../../scenarios/links.ts'
import { type Injection, type KindOfInjection, holdMsOf } from './injection.ts'

const modes: Readonly<Record<string, FaultMode>> = {
  cut: { kind: 'refuse' },
  slow: { kind: 'pass', delayMs: 150 },
  'black hole': { kind: 'hang' },
}

export function kindsOfLinkFaults(links: Links): KindOfInjection[] {
  const kinds = [...new Set(links.ways.map(({ kind }) => kind))]
  return kinds.flatMap((kind) =>
    Object.entries(modes).map(([name, mode]) => ({
      kind: `${name} ${kind}`,
      draw: (random: Random) => linkFault(links, `${name} ${kind}`, someWays(links, kind, random), mode, random),
    })),
  )
}

/** Every other time one way, else all that this region has of the kind. */
function someWays({ ways }: Links, kind: string, random: Random): readonly Way[] {
  const alike = ways.filter((way) => way.kind === kind)
  const one = alike[random.integer(alike.length)] as Way
  return random.fraction() < 0.5 ? [one] : alike.filter(({ region }) => region === one.region)
}

export function linkFault(
  links: Links,
  kind: string,
  ways: readonly Way[],
  mode: FaultMode,
  random: Random,
): Injection {
  return {
    kind,
    where: ways.map(({ name }) => name).join(', '),
    region: ways[0]?.region ?? '',
    recoversFrom: 'its end',
    holdMs: holdMsOf(random),
    begin: () => Promise.resolve(links.set(ways, mode)),
    lift: () => Promise.resolve(links.set(ways, { kind: 'pass' })),
  }
}
