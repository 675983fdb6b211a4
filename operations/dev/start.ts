/**
 * `npm start`: three regions, their gateways and points of presence on this machine, two people to
 * talk as, and what to open and try. Ends with Ctrl-C; the data stays.
 */
import { resolve } from 'node:path'
import pc from 'picocolors'
import { commandLine, countOf } from '../../platform/command-line.node.ts'
import { FolderLocked } from '../../platform/folder-lock.sqlite.ts'
import { standardPlaces } from '../../protocol/places.ts'
import { enginesFolder, scaleOnEngines, worldOnEngines } from '../../processes/engines-of-installation.ts'
import { Lifeline } from '../../processes/lifeline.ts'
import { startWorld, type World } from '../../processes/world.ts'
import { callApi, whenServed } from '../wire-client/people.ts'
import { scaleOf } from './scale-option.ts'
import { tracesOf } from './traces-option.ts'

const help =
  `npm start -- [--data FOLDER] [--port FIRST] [--regions eu,us,ap,cn] [--gateways 2] [--direct] [--json] [--verbose]\n` +
  `npm start -- --engines [--engines-data FOLDER] [--scale gateway=2,worker=2,api=2,stream=2,keeper=2]: on what \`npm run engines -- up\` has\n` +
  `  started; regions eu, us, ap. The parts of each region run in worker=N processes, its API in api=N;\n` +
  `  of stream=N one looks through groups, of keeper=N one keeps the region, and the others stand by\n` +
  `npm start -- --traces URL | eu=URL,ap=URL [--trace-every 1]: follows one message in so many, told over OTLP/HTTP`

const { values } = commandLine(help, {
  options: {
    data: { type: 'string', default: '.meridian' },
    port: { type: 'string' },
    regions: { type: 'string' },
    gateways: { type: 'string', default: '2' },
    scale: { type: 'string', default: '' },
    direct: { type: 'boolean', default: false },
    engines: { type: 'boolean', default: false },
    'engines-data': { type: 'string', default: enginesFolder },
    traces: { type: 'string' },
    'trace-every': { type: 'string', default: '1' },
    json: { type: 'boolean', default: false },
    verbose: { type: 'boolean', default: false },
  },
})

const started = process.hrtime.bigint()
const seconds = (): number => Math.round(Number(process.hrtime.bigint() - started) / 1e7) / 100
const note = (text: string): void => void process.stderr.write(`${text}\n`)
const inWorkingFolder = (folder: string): string => resolve(process.env['MERIDIAN_CWD'] ?? '.', folder)
const regions = (values.regions ?? (values.engines ? 'eu,us,ap' : 'eu,us,ap,cn')).split(',').map((one) => one.trim())
const traces = orSay(() => tracesOf(values.traces, values['trace-every'], regions))
const scale = orSay(() =>
  scaleOf(values.scale, {
    ...(values.engines ? scaleOnEngines : { workers: 0, apis: 0, streams: 0, keepers: 1 }),
    gateways: countOf('--gateways', values.gateways, help),
  }),
)
const place = values.engines
  ? orSay(() => worldOnEngines(inWorkingFolder(values['engines-data']), regions, scale))
  : { data: inWorkingFolder(values.data), regions, ...scale }

/** People that a new installation gets, so that there is somebody to write to. */
const residents = [
  { name: 'anna', displayName: 'Anna', pop: 'fra', alias: 'eu' },
  { name: 'mei', displayName: 'Mei', pop: 'sin', alias: 'ap' },
  { name: 'li', displayName: 'Li', pop: 'pek', alias: 'cn' },
] as const
const password = 'meridian-on-this-machine'

let starting: Promise<World> | undefined
let stopping = false
async function stop(): Promise<void> {
  if (stopping) return
  stopping = true
  if (!values.json) note('Stopping…')
  // In the middle of a start, too: it ends what it has begun, or all of it is there to be ended.
  const world = await starting?.catch(() => undefined)
  await world?.stop()
  process.exit(0)
}
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => void stop())
new Lifeline().onParentEnd(() => void stop())

const world = await start()
try {
  await signUpResidents(world)
  if (!stopping) say(world)
} catch (caught) {
  // Who stops a start is not told that it failed.
  if (!stopping) throw caught
}

async function start(): Promise<World> {
  starting = startWorld({
    ...place,
    direct: values.direct,
    ...(traces === undefined ? {} : { traces }),
    ...(values.port === undefined ? {} : { port: countOf('--port', values.port, help) }),
    onProgress: (what) => (values.json ? undefined : note(pc.dim(`${seconds().toFixed(1)} s  ${what}…`))),
    onLine: (from, line) => (values.verbose || line.includes('ended (') ? note(pc.dim(`${from}: ${line}`)) : undefined),
  })
  try {
    return await starting
  } catch (caught) {
    if (stopping) return await new Promise(() => {})
    if (caught instanceof FolderLocked)
      note(`Another Meridian runs on ${place.data}. Stop it, or choose another folder with --data.`)
    else note(caught instanceof Error ? caught.message : String(caught))
    process.exit(1)
  }
}

/** What was asked for and cannot be is told in its own sentence. */
function orSay<Value>(make: () => Value): Value {
  try {
    return make()
  } catch (caught) {
    note(caught instanceof Error ? caught.message : String(caught))
    process.exit(1)
  }
}

function say(running: World): void {
  const { edges, regions } = running
  if (values.json) process.stdout.write(`${JSON.stringify({ ready: true, edges, regions, seconds: seconds() })}\n`)
  else welcome(running)
}

/** The first start signs them up; later ones find them there. */
async function signUpResidents(running: World): Promise<void> {
  for (const { name, displayName, pop } of residents) {
    const edge = running.edges.find((one) => one.name === pop)
    if (edge === undefined) continue
    const asked = { name, password, display_name: displayName }
    await whenServed(() => callApi(edge.url, 'POST', '/v1/accounts', asked)).catch((caught: unknown) => {
      if (!String(caught).includes('name_taken')) throw caught
    })
  }
}

function welcome(running: World): void {
  const cityOf = (alias: string): string =>
    standardPlaces.regions.find((region) => region.alias === alias)?.city ?? alias
  const edge = (pop: string): string => running.edges.find((one) => one.name === pop)?.url ?? ''
  const where = place.data === inWorkingFolder('.meridian') ? '' : ` --data ${place.data}`
  const lines = [
    '',
    pc.bold(`Meridian runs: ${running.regions.map(({ alias }) => cityOf(alias)).join(', ')}. Ready in ${seconds()} s.`),
    '',
    'Two people, in two terminals:',
    `  ${pc.cyan(`npx meridian chat --as anna@eu --password ${password} --to mei@ap${where}`)}`,
    `  ${pc.cyan(`npx meridian chat --as mei@ap --password ${password} --to anna@eu${where}`)}`,
    '',
    ...(regions.includes('cn')
      ? [
          'Somebody to whom the residency policy lets nothing go (Beijing), and why:',
          `  ${pc.cyan(`npx meridian chat --as anna@eu --password ${password} --to li@cn${where}`)}`,
          '',
        ]
      : []),
    'See the promise: cut the link from Frankfurt to Singapore, write, and heal it again:',
    `  ${pc.cyan(`npx meridian dev cut eu ap${where}`)}    ${pc.cyan(`npx meridian dev heal eu ap${where}`)}`,
    '',
    `The API, to read and try:  ${pc.underline(`${edge('fra') || (running.edges[0]?.url ?? '')}/docs`)}`,
    ...running.regions.flatMap(({ alias, direct }) =>
      direct === undefined
        ? []
        : [`Without an edge, ${cityOf(alias).padEnd(10)} gRPC 127.0.0.1:${direct.grpc}, TCP 127.0.0.1:${direct.tcp}`],
    ),
    ...(scale.workers === 0 ? [] : [`Who is there of each region:  ${pc.cyan(`npx meridian dev status${where}`)}`]),
    ...running.edges.map(({ city, url }) => `Point of presence ${city.padEnd(10)} ${url}`),
    '',
    pc.dim(`Data is kept in ${place.data}. Stop with Ctrl-C.`),
    '',
  ]
  process.stdout.write(`${lines.join('\n')}\n`)
}
