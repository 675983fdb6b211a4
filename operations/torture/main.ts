/**
 * `npm run torture -- --kills N`: people in three regions write to each other while regions, gateways
 * and points of presence are killed with -9 at random. With `--engines` the regions stand on real
 * engines, as `npm start -- --engines` runs them, and what befalls them comes from a seed: processes,
 * nodes and mirrors killed and stopped, links cut, slowed and swallowing everything, a full disk; with
 * `--overlap N` up to so many at the same time. Afterwards everything accepted is there, once and in order, and
 * nothing is left on the way. Exits with 1 on any violation.
 */
import { resolve } from 'node:path'
import { commandLine, countOf } from '../../platform/command-line.node.ts'
import { nodeRandom } from '../../platform/random.node.ts'
import { tortureByKills } from './kills.ts'
import { tortureOnEngines } from './on-engines.ts'
import { sentencesOf } from './report.ts'

const help = `npm run torture -- [options]

  --kills N            kills of embedded regions, gateways and points of presence (without options: 10)
  --engines            on real engines, as \`npm start -- --engines\` runs them, instead
  --injections N       faults there (60), of a seed
  --overlap N          so many of them at the same time (1)
  --seed N             which faults, and when
  --engines-data FOLDER  engines that \`npm run engines -- up --ha eu\` has started, instead of its own
  --json               one JSON object; --verbose: what the processes say

Exit 1: something accepted was lost, doubled or out of order, or is still on its way.`

const { values } = commandLine(help, {
  options: {
    kills: { type: 'string', default: '10' },
    engines: { type: 'boolean', default: false },
    'engines-data': { type: 'string' },
    injections: { type: 'string', default: '60' },
    overlap: { type: 'string', default: '1' },
    seed: { type: 'string' },
    json: { type: 'boolean', default: false },
    verbose: { type: 'boolean', default: false },
  },
})
const say = (text: string): void => (values.json ? undefined : void process.stderr.write(`${text}\n`))
const onLine = (from: string, line: string): void => (values.verbose ? say(`${from}: ${line}`) : undefined)
const kills = countOf('--kills', values.kills, help)
const injections = countOf('--injections', values.injections, help)
const overlap = countOf('--overlap', values.overlap, help)
const seed = values.seed === undefined ? nodeRandom.integer(1_000_000) : countOf('--seed', values.seed, help)
const folder = values['engines-data']
const enginesFolder = folder === undefined ? undefined : resolve(process.env['MERIDIAN_CWD'] ?? '.', folder)

if (values.engines) say(`seed ${seed}`)
const { report, violations } = values.engines
  ? await tortureOnEngines({ injections, seed, overlap, enginesFolder, say, onLine })
  : await tortureByKills({ kills, random: nodeRandom, say, onLine })
const what = values.engines
  ? `${injections} injections of seed ${seed}${overlap > 1 ? `, up to ${overlap} at once` : ''}`
  : `${kills} kills`
process.stdout.write(`${values.json ? JSON.stringify(report) : sentencesOf(what, report, violations)}\n`)
process.exit(violations.length === 0 ? 0 : 1)
