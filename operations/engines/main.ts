/**
 * `npm run engines`: the real engines (Kafka, Cassandra, Redis Cluster, PostgreSQL, ZooKeeper, Flink)
 * on this machine, without containers. Answers go to standard output, progress to standard error.
 */
import { existsSync } from 'node:fs'
import { resolve } from 'node:path'
import { Command, CommanderError } from 'commander'
import { worldFolder } from '../../processes/engines-of-installation.ts'
import { mirrorStatesIn } from '../../processes/mirror/mirror-state.ts'
import { standardPlaces } from '../../protocol/places.ts'
import { nodetool } from './cassandra/nodetool.ts'
import { down } from './down.ts'
import { engineNames } from './engine.ts'
import { defaultEngines, defaultRegions, readSet, type Wish } from './engine-set.ts'
import { lastLogLines } from './logs.ts'
import { portFrom } from './ports.ts'
import { Refusal } from './refusal.ts'
import { type RegionAlias, regionAliases } from './region-plan.ts'
import { mirrorLines, statusOf, statusTable } from './status.ts'
import { up } from './up.ts'

interface Options {
  readonly data: string
  readonly only?: string
  readonly regions?: string
  readonly port?: string
  readonly ha?: string
  readonly json?: boolean
}

const began = performance.now()
const seconds = (): string => ((performance.now() - began) / 1_000).toFixed(1)
const note = (text: string): void => void process.stderr.write(`${text}\n`)
const print = (text: string): void => void process.stdout.write(`${text}\n`)

/** One of the words after an option, or a sentence that tells which there are. */
function wordsOf<Word extends string>(option: string, text: string, words: readonly Word[]): Word[] {
  return text.split(',').map((part) => {
    const word = words.find((each) => each === part.trim())
    if (word === undefined) throw new Refusal(`${option} knows no \`${part.trim()}\`; there are ${words.join(', ')}`)
    return word
  })
}

/** By alias, as everywhere here, or by name: `eu` or `eu-central`. */
function regionsOf(option: string, text: string): RegionAlias[] {
  const aliasOf = (part: string): string =>
    standardPlaces.regions.find(({ name }) => name === part.trim())?.alias ?? part
  return wordsOf(option, text.split(',').map(aliasOf).join(','), regionAliases)
}

const folderOf = ({ data }: Options): string => resolve(process.env['MERIDIAN_CWD'] ?? '.', data)

function wishOf(options: Options): Wish {
  const { only, regions, port, ha } = options
  return {
    data: folderOf(options),
    ...(only === undefined ? {} : { only: wordsOf('--only', only, engineNames) }),
    ...(regions === undefined ? {} : { regions: regionsOf('--regions', regions) }),
    ...(port === undefined ? {} : { firstPort: portFrom(port) }),
    quorums: ha === undefined ? [] : regionsOf('--ha', ha),
  }
}

function setIn(options: Options) {
  const data = folderOf(options)
  const set = readSet(data)
  if (set === undefined)
    throw new Refusal(`${data} has no engines; \`npm run engines -- up --data ${options.data}\` starts some`)
  return set
}

async function doUp(options: Options): Promise<void> {
  const brokenOff = new AbortController()
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => brokenOff.abort())
  const say = (text: string): void => note(`${seconds().padStart(6)} s  ${text}`)
  const { set, addresses, launched } = await up(wishOf(options), { say, signal: brokenOff.signal })
  const rows = statusOf(set)
  if (options.json) return print(JSON.stringify({ addresses, launched, seconds: Number(seconds()), nodes: rows }))
  if (launched.length === 0) note('All of it runs already: nothing to do.')
  print(statusTable(rows))
  print(`Addresses are in ${addresses}. Ready in ${seconds()} s.`)
}

async function doDown(options: Options): Promise<void> {
  const only = options.only === undefined ? undefined : wordsOf('--only', options.only, engineNames)
  const regions = options.regions === undefined ? undefined : regionsOf('--regions', options.regions)
  const ended = await down(
    folderOf(options),
    ({ node }) => (only?.includes(node.engine) ?? true) && (regions?.some((alias) => alias === node.region) ?? true),
  )
  if (options.json) return print(JSON.stringify({ ended, seconds: Number(seconds()) }))
  for (const { name, how } of ended) print(`${name}: ${how}`)
  print(ended.length === 0 ? 'Nothing ran.' : `Down after ${seconds()} s. The data stays in ${folderOf(options)}.`)
}

function doStatus(options: Options): void {
  const rows = statusOf(setIn(options))
  const mirrors = mirrorStatesIn(worldFolder(folderOf(options)))
  if (options.json) print(JSON.stringify(rows))
  else print([statusTable(rows), ...mirrorLines(mirrors, Date.now())].join('\n'))
  if (rows.some(({ now }) => now.state !== 'running')) process.exitCode = 1
}

const program = new Command('engines')
  .enablePositionalOptions()
  .description('Real engines for the regions, on this machine.')
  .exitOverride()
  .configureOutput({ writeErr: (text) => note(text.trimEnd()) })

const withData = (name: string, description: string): Command =>
  program
    .command(name)
    .description(description)
    .option('--data <folder>', 'where the set lives', '.meridian-engines')
    .option('--json', 'one JSON object')

withData('up', 'fetch what is missing and start what does not run')
  .option('--only <engines>', `some of ${engineNames.join(',')}; without it ${defaultEngines.join(',')}`)
  .option('--regions <aliases>', `some of ${regionAliases.join(',')}; without it ${defaultRegions.join(',')}`)
  .option('--port <first>', 'the first port of the set; without it the first free block')
  .option('--ha <aliases>', 'regions that get quorums and stand-bys')
  .addHelpText(
    'after',
    '\nExamples:\n  npm run engines -- up\n  npm run engines -- up --only kafka,redis --regions eu\n  npm run engines -- up --ha eu --data other',
  )
  .action(doUp)

withData('down', 'end what was started in the folder; the data stays')
  .option('--only <engines>', 'only these')
  .option('--regions <aliases>', 'only of these')
  .action(doDown)

withData('status', 'what runs, where it listens, and its memory').action(doStatus)

withData('logs', 'the end of an engine’s logs')
  .argument('<engine>', `one of ${engineNames.join(', ')}, or a node's name`)
  .action((engine: string, options: Options) => print(lastLogLines(setIn(options), engine)))

withData('nodetool', 'Cassandra’s own tool for operators, at one node')
  .argument('<node>', 'a node’s name, `eu-cassandra-1`')
  .argument('<words...>', 'what it is told, `status`, `repair -full im`')
  .passThroughOptions()
  .action(async (node: string, words: string[], options: Options) => {
    process.exitCode = await nodetool(setIn(options), node, words)
  })

try {
  if (!existsSync('/proc/self/stat'))
    throw new Refusal('the engines are started and told apart by /proc, so this needs Linux')
  await program.parseAsync()
} catch (caught) {
  if (caught instanceof CommanderError) process.exitCode = caught.exitCode === 0 ? 0 : 2
  else if (caught instanceof Refusal) {
    note(caught.message)
    process.exitCode = 1
  } else throw caught
}
