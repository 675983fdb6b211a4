/** `npm run bench`: each scenario beside the limit it is compared with, by CPU µs an operation and a ratio. */
import { readFileSync } from 'node:fs'
import { parseArgs } from 'node:util'
import type { EngineAddresses, KafkaAddress } from '../platform/engines/engine-addresses.ts'
import { runDirectBench } from './direct.bench.ts'
import { runEdgeBench } from './edge.bench.ts'
import { runGroupBench } from './group.bench.ts'
import type { BenchOptions } from './harness/stage.ts'
import { runIdleBench } from './idle.bench.ts'
import { runKafkaWriterBench } from './kafka-writer.bench.ts'
import { runLogBench } from './log.bench.ts'
import { runPolicyBench } from './policy.bench.ts'
import { runReconnectBench } from './reconnect.bench.ts'
import type { BenchRow, GoalRow } from './row.ts'
import { runRowsBench } from './rows.bench.ts'
import { runSyncBench, type SyncScenario } from './sync.bench.ts'
import { runWordsBench } from './words.bench.ts'
import { tableHead, tableLine } from './table.ts'

interface Scenario {
  readonly title: string
  readonly run: (options: BenchOptions) => Promise<readonly (BenchRow | GoalRow)[]>
  /** It needs engines, and is left out where none are named. */
  readonly onEngines?: true
}

const direct = (inFlight: number): Scenario => ({
  title: `durable 1:1 messages, ${inFlight} in flight for each of 100 pairs; the limit knows nobody and can read nothing back`,
  run: (options) => runDirectBench(inFlight, options),
})

const group = (members: number, inFlight: number): Scenario => ({
  title: `a group of ${members}, ${inFlight} in flight, per delivery; the limit hands the same bytes to everybody`,
  run: (options) => runGroupBench({ members, inFlight }, options),
})

const syncing = (scenario: SyncScenario, what: string): Scenario => ({
  title: `sync, ${what}; the limit has the pages ready and copies them`,
  run: () => runSyncBench(scenario),
})

const scenarios: Readonly<Record<string, Scenario>> = {
  idle: {
    title: 'connected and silent, per connection and second; the limit is `ws` alone with the same heartbeats',
    run: runIdleBench,
  },
  'direct-1': direct(1),
  'direct-8': direct(8),
  'group-50-1': group(50, 1),
  'group-500-1': group(500, 1),
  'group-500-8': group(500, 8),
  reconnect: {
    title: '5,000 devices come back with their tickets; the limit makes the same checks and knows nobody',
    run: runReconnectBench,
  },
  edge: {
    title: 'the edge, CPU of workerd; the limit is a Worker of two lines with the same token check',
    run: () => runEdgeBench(),
  },
  'sync-1': syncing('sync-1', 'one row missed'),
  'sync-100': syncing('sync-100', 'a page of a hundred rows'),
  'sync-10k': syncing('sync-10k', 'ten thousand rows, in pages of 500'),
  'sync-500-groups': syncing('sync-500-groups', 'a person in 500 groups of which one has a new row'),
  rows: {
    title: 'the row store, per row; the limit writes the same bytes as raw batches and finds nothing again',
    run: runRowsBench,
  },
  log: {
    title: 'durable records through the embedded log; the limit writes the same bytes and can read nothing back',
    run: async () => (await runLogBench()).rows,
  },
  'kafka-writer': {
    title: 'durable records through the log on Kafka; the limit is `producer.send` of one record',
    run: ({ engines }) => runKafkaWriterBench(kafkaIn(engines)),
    onEngines: true,
  },
  policy: {
    title: 'the residency document of four regions; the limit is what each may cost',
    run: () => runPolicyBench(),
  },
  words: {
    title: 'words in group text, a list of 5,000; the limit is the normal form once and `indexOf` of one word',
    run: () => Promise.resolve(runWordsBench()),
  },
}

const help = `npm run bench -- [options]

  --only NAME       one of: ${Object.keys(scenarios).join(', ')}
  --engines FILE    an engines.json, for the scenarios that run on engines
  --json            one JSON object a row
  --profile FOLDER  a CPU profile of the region, for Chrome's developer tools`

async function main(): Promise<number> {
  const { values } = parseArgs({
    args: process.argv.slice(2).filter((argument) => argument !== '--'),
    options: {
      only: { type: 'string' },
      engines: { type: 'string' },
      json: { type: 'boolean', default: false },
      profile: { type: 'string' },
      help: { type: 'boolean', short: 'h', default: false },
    },
  })
  const { only, engines } = values
  const names = only === undefined ? Object.keys(scenarios).filter((name) => runsOn(name, engines)) : only.split(',')
  if (values.help || names.some((name) => scenarios[name] === undefined)) {
    console.log(help)
    return values.help ? 0 : 2
  }
  if (!values.json) console.log(tableHead())
  for (const name of names) await show(scenarios[name] as Scenario, values.json, { profile: values.profile, engines })
  return 0
}

const runsOn = (name: string, engines: string | undefined): boolean =>
  engines !== undefined || scenarios[name]?.onEngines !== true

/** Of the first region that has one. */
function kafkaIn(engines: string | undefined): KafkaAddress {
  if (engines === undefined) throw new Error('say where the engines are: --engines FILE, an engines.json')
  const { regions } = JSON.parse(readFileSync(engines, 'utf8')) as EngineAddresses
  const [kafka] = Object.values(regions).flatMap((region) => region.kafka ?? [])
  if (kafka === undefined) throw new Error(`${engines} names no Kafka: npm run engines -- up --only kafka`)
  return kafka
}

async function show({ title, run }: Scenario, json: boolean, options: BenchOptions): Promise<void> {
  if (!json) console.log(`\n${title}`)
  for (const row of await run(options)) console.log(json ? JSON.stringify(row) : tableLine(row))
}

process.exitCode = await main()
