/** Who a region's process is, which other regions there are, and how it speaks to its operator. */
import type { OpenTracing } from '../../platform/tracing.otlp.ts'
import { Metrics } from '../../platform/metrics.ts'
import { nodeRandom } from '../../platform/random.node.ts'
import { type Region, regionByAlias, standardPlaces } from '../../protocol/places.ts'
import { processTracing } from './process-tracing.ts'
import type { RegionConfig } from './region-config.ts'

export interface RegionSetting {
  /** Of this process, for people and in the registry. */
  readonly name: string
  readonly config: RegionConfig
  readonly region: Region
  readonly others: readonly Region[]
  readonly metrics: Metrics
  /** Undefined where no message is followed. */
  readonly tracing: OpenTracing | undefined
  /** Number of another region. */
  regionOf(alias: string): number | undefined
  /** Alias of another region. */
  aliasOf(number: number): string | undefined
  /** A line for the operator; never with a body. */
  warn(what: string): void
  /** Ends the process: it may not serve any longer. */
  die(what: string): (error: unknown) => void
}

export async function regionSetting(config: RegionConfig): Promise<RegionSetting> {
  const name = config.beside?.name ?? config.alias
  const others = config.others.map(({ alias }) => known(alias))
  const warn = (what: string): void => void process.stderr.write(`${name}: ${what}\n`)
  const metrics = new Metrics({ region: config.alias, process: name }).withProcess()
  return {
    name,
    config,
    region: known(config.alias),
    others,
    metrics,
    tracing: await processTracing(config.tracing, { region: config.alias, process: name }, metrics),
    regionOf: (alias) => others.find((other) => other.alias === alias)?.number,
    aliasOf: (number) => others.find((other) => other.number === number)?.alias,
    warn,
    die: (what) => (error) => {
      warn(`${what}: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}`)
      process.exit(70)
    },
  }
}

/** Names one request in logs and answers. */
export const requestId = (): string => Buffer.from(nodeRandom.bytes(8)).toString('hex')

function known(alias: string): Region {
  const region = regionByAlias(standardPlaces, alias)
  if (region === undefined) throw new Error(`there is no region ${alias}`)
  return region
}
