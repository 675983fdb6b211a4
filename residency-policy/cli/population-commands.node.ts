/** `policy population` and `policy population export`: people to try a change on, made up or those of running regions. */
import { join } from 'node:path'
import type { Command } from 'commander'
import { SeededRandom } from '../../platform/random.seeded.ts'
import { nodeRandom } from '../../platform/random.node.ts'
import { CommandFailed, exitCodes } from '../../protocol/operator/exit.ts'
import {
  askRegion,
  dataFolder,
  readWorld,
  regionNamed,
  type WorldRegion,
} from '../../protocol/operator/world-file.node.ts'
import { populationFiles } from '../impact/population-files.node.ts'
import { PopulationMerge } from '../impact/population-merge.ts'
import type { PersonSeen, PopulationKind, PopulationPage, TieSeen } from '../impact/population-pages.ts'
import { writePopulation } from '../impact/population-writer.node.ts'
import { print } from '../../protocol/operator/output.node.ts'
import { type PopulationSize, SyntheticPopulation } from '../impact/synthetic.ts'
import { dataOption } from './log-folder.node.ts'
import { pathOf, readable } from './policy-files.node.ts'
import { lines, progressOf } from './progress.node.ts'
import { dayOf, examples, jsonOption, note } from './terminal.node.ts'

interface PopulationOptions {
  readonly like: string
  readonly seed: number
  readonly users: number
  readonly groups: number
  readonly edges: number
  readonly out?: string
  readonly json?: boolean
}

interface ExportOptions {
  readonly data: string
  readonly region: readonly string[]
  readonly out?: string
  readonly json?: boolean
}

export function addPopulation(policy: Command): void {
  const population = policy
    .command('population')
    .description('a made-up population, the same for the same seed')
    .option('--out <folder>', 'where it is written')
    .option('--like <file>', 'a document whose zones, homes and movements it has', join(policies, 'global-chat.yaml'))
    .option('--seed <number>', 'everything follows from it', count, 1)
    .option('--users <count>', '', count, 10_000)
    .option('--groups <count>', '', count, 1_000)
    .option('--edges <count>', '', count, 100_000)
    .option(...jsonOption)
    .addHelpText('after', examples('population --seed 7 --users 100000 --groups 10000 --edges 1000000 --out people'))
    .action((options: PopulationOptions) => makePopulation(options, dayOf({})))
  population
    .command('export')
    .description('the people of running regions: zones, groups and who has sent how much to whom, as numbers')
    .option('--out <folder>', 'where it is written')
    .option('--region <name>', 'a region, several by repeating it; otherwise all', collect, [])
    .option(...dataOption)
    .option(...jsonOption)
    .addHelpText('after', examples('population export --out people', 'population export --region eu --out people'))
    // What stands before `export` belongs to the command above it.
    .action((_own: ExportOptions, command: Command) => exportPopulation(command.optsWithGlobals<ExportOptions>()))
}

const collect = (word: string, words: readonly string[]): string[] => [...words, word]
const policies = join(import.meta.dirname, '..', '..', 'policies')

function makePopulation({ like, seed, users, groups, edges, out, json }: PopulationOptions, nowMs: number): void {
  const folder = folderOf(out)
  const { document } = readable(like, nowMs).policy
  const size = { people: users, groups: users === 0 ? 0 : groups, edges: users === 0 ? 0 : edges }
  const population = new SyntheticPopulation(document, size, new SeededRandom(seed))
  writePopulation(pathOf(folder), size, population, progressOf('writing', lines))
  tell(folder, size, json)
}

async function exportPopulation({ data, region: names, out, json }: ExportOptions): Promise<void> {
  const folder = folderOf(out)
  const from = dataFolder(data)
  const regions = names.length === 0 ? readWorld(from).regions : names.map((name) => regionNamed(from, name))
  // Kept nowhere: with it the hashes could be told from ids that somebody has.
  const salt = Buffer.from(nodeRandom.bytes(32)).toString('base64url')
  const population = new PopulationMerge()
  const asking = { data: from, salt, regions }
  for await (const { region, items } of pagesOf<PersonSeen>(asking, 'people'))
    for (const person of items) population.person(region.name, person)
  for await (const { items } of pagesOf<TieSeen>(asking, 'ties')) for (const tie of items) population.tie(tie)
  const size = population.size()
  writePopulation(pathOf(folder), size, population, progressOf('writing', lines))
  tell(folder, size, json, population.stray)
  if (population.stray > 0)
    note(`left out: ${population.stray} ties to people of regions that were not asked, or who are gone`)
}

/** `stray`: ties that are left out. */
function tell(folder: string, size: PopulationSize, json: boolean | undefined, stray = 0): void {
  note(`${join(folder, populationFiles.header)}: ${lines(size.people + size.groups + size.edges)}`)
  if (json === true) print(JSON.stringify({ schema: 'meridian/policy.population@1', folder, ...size, stray }))
}

interface Asking {
  readonly data: string
  readonly salt: string
  readonly regions: readonly WorldRegion[]
}

/** A region that does not answer ends it: half a population would be counted as a whole one. */
async function* pagesOf<Item>({ data, salt, regions }: Asking, kind: PopulationKind) {
  for (const region of regions) {
    const progress = progressOf(`${region.alias} ${kind}`, (parts) => `${parts} parts`)
    let after: string | undefined
    do {
      const query = new URLSearchParams({ salt, ...(after !== undefined && { after }) })
      const path = `/population/${kind}?${query.toString()}`
      const page: PopulationPage<Item> = await askRegion(data, region.alias, 'GET', path)
      yield { region, items: page.items }
      progress(page.parts.read, page.parts.of)
      after = page.next
    } while (after !== undefined)
  }
}

function folderOf(out: string | undefined): string {
  if (out === undefined) throw new CommandFailed(exitCodes.usage, 'where shall it be written? Name a folder with --out')
  return out
}

function count(text: string): number {
  const value = Number(text.replaceAll('_', ''))
  if (!Number.isSafeInteger(value) || value < 0 || text.trim() === '')
    throw new CommandFailed(exitCodes.usage, `\`${text}\` is no count; write digits`)
  return value
}
