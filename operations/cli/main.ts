/**
 * The command line. Answers go to standard output, notes and progress to standard error; with `--json`
 * the answer is one JSON document. Exit: 0 done · 1 the answer is no · 2 usage · 6 nobody answers.
 */
import { Command, CommanderError } from 'commander'
import { errorCodes, errorTable, type ErrorCode, MeridianError } from '../../protocol/errors.ts'
import { chat, type ChatOptions } from './chat.ts'
import { askRegion, dataFolder, readWorld } from './world-file.ts'

const program = new Command('meridian')
  .description('Messaging that keeps each person’s data in the region their policy names.')
  .exitOverride()
const dataOption = ['--data <folder>', 'data folder of the installation', '.meridian'] as const
const print = (text: string): void => void process.stdout.write(`${text}\n`)

program
  .command('chat')
  .description('write to somebody from the terminal')
  .requiredOption('--as <name>', 'who you are, `anna@eu`')
  .requiredOption('--password <password>', 'your password')
  .requiredOption('--to <name>', 'to whom, `mei@ap`')
  .option('--url <url>', 'base URL of an edge; otherwise the one nearest to your home')
  .option('--device <name>', 'which of your devices this terminal is', 'terminal')
  .option(...dataOption)
  .addHelpText('after', '\nExample:\n  npx meridian chat --as anna@eu --password … --to mei@ap')
  .action((options: ChatOptions) => chat(options))

program
  .command('explain')
  .description('what an error code means and what to do')
  .argument('[code]', 'as it stands in an answer')
  .option('--json', 'one JSON document')
  .action((code: string | undefined, { json }: { json?: boolean }) => explain(code, json === true))

const dev = program.command('dev').description('the installation on this machine')
dev
  .command('status')
  .description('regions, connections and lanes')
  .option('--json', 'one JSON document')
  .option(...dataOption)
  .action(({ data, json }: { data: string; json?: boolean }) => status(dataFolder(data), json === true))
for (const what of ['cut', 'heal'] as const) {
  dev
    .command(what)
    .description(what === 'cut' ? 'cut the link between two regions' : 'let it work again')
    .argument('<from>')
    .argument('<to>')
    .option(...dataOption)
    .action(async (from: string, to: string, { data }: { data: string }) => {
      await askRegion(dataFolder(data), from, 'POST', `/links/${to}/${what}`)
      await askRegion(dataFolder(data), to, 'POST', `/links/${from}/${what}`)
      print(
        what === 'cut'
          ? `${from} and ${to} cannot reach each other. Undo: meridian dev heal ${from} ${to}`
          : `${from} and ${to} reach each other again.`,
      )
    })
}

program
  .command('lane')
  .description('lanes between regions')
  .command('list')
  .option('--json', 'one JSON document')
  .option(...dataOption)
  .action(({ data, json }: { data: string; json?: boolean }) => lanes(dataFolder(data), json === true))

const region = program.command('region').description('one region')
region
  .command('drain')
  .description('send the connections of a region’s own gateway elsewhere')
  .argument('<region>')
  .option(...dataOption)
  .action(async (alias: string, { data }: { data: string }) => {
    const { draining } = await askRegion<{ draining: number }>(dataFolder(data), alias, 'POST', '/drain')
    print(`${draining} connections of ${alias} are told to go`)
  })
region
  .command('snapshot')
  .description('make a snapshot of a region’s rows now, and cut the log as far as two snapshots allow')
  .argument('<region>')
  .option('--json', 'one JSON document')
  .option(...dataOption)
  .action(async (alias: string, { data, json }: { data: string; json?: boolean }) => {
    const made = await askRegion<{ number: number; logBytes: number }>(dataFolder(data), alias, 'POST', '/snapshot')
    if (json) return print(JSON.stringify({ schema: 'meridian/region.snapshot@1', region: alias, ...made }))
    print(`snapshot ${made.number} of ${alias} is kept; its log has ${made.logBytes} bytes`)
  })

const deadLetters = region
  .command('dlq')
  .description('chains that stand still before a record that could not be processed')
deadLetters
  .command('list')
  .description('which chains stand, before which record, and why')
  .argument('<region>')
  .option('--json', 'one JSON document')
  .option(...dataOption)
  .action((alias: string, { data, json }: { data: string; json?: boolean }) =>
    parkedChains(dataFolder(data), alias, json === true),
  )
for (const how of ['replay', 'skip'] as const) {
  deadLetters
    .command(how)
    .description(
      how === 'replay'
        ? 'let a chain go on with the record it stands before'
        : 'let a chain go on without that record; its sender is told that it was not delivered',
    )
    .argument('<region>')
    .argument('<chain>', 'as `list` names it')
    .option(...dataOption)
    .action(async (alias: string, chain: string, { data }: { data: string }) => {
      await askRegion(dataFolder(data), alias, 'POST', `/dlq/${how}`, { chain })
      print(`${chain} goes on ${how === 'replay' ? 'with' : 'without'} its record`)
    })
}

try {
  await program.parseAsync()
} catch (caught) {
  if (caught instanceof CommanderError) process.exitCode = caught.exitCode === 0 ? 0 : 2
  else {
    const isOurs = caught instanceof MeridianError
    process.stderr.write(
      `${isOurs ? `${caught.entry.hint} (${caught.code})` : caught instanceof Error ? caught.message : String(caught)}\n`,
    )
    process.exitCode = isOurs && caught.code !== 'unavailable' ? 1 : 6
  }
}

function explain(code: string | undefined, json: boolean): void {
  if (code === undefined) {
    print(
      json
        ? JSON.stringify({ schema: 'meridian/explain@1', codes: errorCodes })
        : errorCodes.map((one) => `${one.padEnd(22)} ${errorTable[one].hint}`).join('\n'),
    )
    return
  }
  const entry = Object.hasOwn(errorTable, code) ? errorTable[code as ErrorCode] : undefined
  if (entry === undefined) {
    process.stderr.write(`there is no error \`${code}\`; \`meridian explain\` lists them\n`)
    process.exitCode = 1
    return
  }
  print(
    json
      ? JSON.stringify({ schema: 'meridian/explain@1', code, ...entry })
      : `${code}\n  ${entry.hint}\n  HTTP ${entry.http}, close code ${entry.close}. Again: ${entry.retry}. Do: ${entry.do}.`,
  )
}

interface RegionStatus {
  readonly sessions: number
  readonly parked: number
  readonly policy: number
  readonly lanes: {
    readonly inbound: readonly LaneStatus[]
    readonly outbound: readonly { topic: string; to: string; behind: number }[]
  }
}

interface LaneStatus {
  readonly from: string
  readonly topic: string
  readonly arrived: number
  readonly voided: number
  readonly dropped: number
  readonly canaryAgeMs: number
  readonly gaps: number
}

async function statuses(data: string): Promise<{ alias: string; status: RegionStatus }[]> {
  const { regions } = readWorld(data)
  return Promise.all(
    regions.map(async ({ alias }) => ({ alias, status: await askRegion<RegionStatus>(data, alias, 'GET', '/status') })),
  )
}

async function status(data: string, json: boolean): Promise<void> {
  const all = await statuses(data)
  if (json) return print(JSON.stringify({ schema: 'meridian/dev.status@1', regions: all }))
  print('REGION  CONNECTED  PARKED  POLICY')
  for (const { alias, status: one } of all) {
    print(`${alias.padEnd(7)} ${String(one.sessions).padStart(9)} ${String(one.parked).padStart(7)}  v${one.policy}`)
  }
}

async function lanes(data: string, json: boolean): Promise<void> {
  const all = await statuses(data)
  if (json)
    return print(
      JSON.stringify({
        schema: 'meridian/lane.list@1',
        regions: all.map(({ alias, status: one }) => ({ alias, ...one.lanes })),
      }),
    )
  print('FROM  LANE                        ARRIVED    GAPS  STOPPED  CANARY')
  for (const { status: one } of all) {
    for (const lane of one.lanes.inbound) {
      const age = lane.canaryAgeMs === 0 ? '–' : `${(lane.canaryAgeMs / 1_000).toFixed(1)} s`
      print(
        `${lane.from.padEnd(5)} ${lane.topic.padEnd(24)} ${String(lane.arrived).padStart(10)} ${String(lane.gaps).padStart(7)} ${String(lane.voided + lane.dropped).padStart(8)}  ${age}`,
      )
    }
  }
}

interface Parked {
  readonly chain: string
  readonly kind: string
  readonly at: number
  readonly reason: string
}

async function parkedChains(data: string, alias: string, json: boolean): Promise<void> {
  const { parked } = await askRegion<{ parked: readonly Parked[] }>(data, alias, 'GET', '/dlq')
  if (json) return print(JSON.stringify({ schema: 'meridian/region.dlq@1', region: alias, parked }))
  print('CHAIN                SINCE                     WHAT                  REASON')
  for (const { chain, kind, at, reason } of parked) {
    print(`${chain.padEnd(20)} ${new Date(at).toISOString().padEnd(25)} ${kind.padEnd(21)} ${reason}`)
  }
}
