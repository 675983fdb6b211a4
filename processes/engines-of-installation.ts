/** The engines that an installation's regions stand on, as `npm run engines -- up` has written them. */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { EngineAddresses, RegionEngines } from '../platform/engines/engine-addresses.ts'
import type { WorldScale } from './world-scale.ts'

/** Where `npm run engines` keeps its set unless it is told otherwise. */
export const enginesFolder = '.meridian-engines'

/** Where the world on a set of engines keeps what it writes itself: it belongs to what is in these engines and to no other. */
export const worldFolder = (engines: string): string => join(engines, 'world')

/** What a world on engines is started with. */
export interface WorldOnEngines extends Readonly<Required<WorldScale>> {
  readonly data: string
  readonly regions: readonly string[]
  readonly engines: EngineAddresses
}

/** Every part of a region in a process of its own, as on machines of their own. */
export const scaleOnEngines: Readonly<Required<WorldScale>> = {
  gateways: 2,
  workers: 1,
  apis: 1,
  streams: 1,
  keepers: 1,
}

/** Without one of these a region would keep a part of itself on its own disk. */
const needed: readonly (keyof RegionEngines)[] = ['kafka', 'cassandra', 'redis', 'postgres']

/**
 * The world on the engines of `folder`, the same for `npm start` and the replay. What else it writes, keys
 * and policies, lies beside them: it belongs to what is in these engines and to no other. Throws a
 * sentence that says what to start when a region lacks an engine.
 */
export function worldOnEngines(folder: string, regions: readonly string[], scale = scaleOnEngines): WorldOnEngines {
  const file = join(folder, 'engines.json')
  const engines = addressesIn(file)
  for (const alias of regions) {
    const missing = needed.filter((name) => engines.regions[alias]?.[name] === undefined)
    if (missing.length > 0)
      throw new Error(
        `${file} has no ${missing.join(', ')} for region ${alias}: \`npm run engines -- up --regions ${regions.join(',')}\``,
      )
  }
  return { data: worldFolder(folder), regions, engines, ...scale }
}

function addressesIn(file: string): EngineAddresses {
  let text: string
  try {
    text = readFileSync(file, 'utf8')
  } catch (cause) {
    throw new Error(`there are no engines (${file} cannot be read): \`npm run engines -- up\` starts them`, { cause })
  }
  return JSON.parse(text) as EngineAddresses
}
