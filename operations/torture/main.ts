/**
 * `npm run torture -- --kills N`: people in three regions write to each other while regions, gateways
 * and points of presence are killed with -9 at random. With `--engines` the regions stand on real
 * engines, as `npm start -- --engines` runs them, and what befalls them comes from a seed: processes,
 * nodes and mirrors killed and stopped, links cut, slowed and swallowing everything, a full disk; with
 * `--overlap N` up to so many at the same time. Afterwards everything accepted is there, once and in order, and
 * nothing is left on the way. Exits with 1 on any violation.
 */
import { resolve } from 'node:path'
import { parseArgs } from 'node:util'
import { nodeRandom } from '../../platform/random.node.ts'
import { tortureByKills } from './kills.ts'
import { tortureOnEngines } from './on-engines.ts'
import { sentencesOf } from './report.ts'

const { values } = parseArgs({
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
const numberOf = (option: 'kills' | 'injections' | 'overlap', text: string): number => {
  const number = Number(text)
  if (Number.isInteger(number) && number > 0) return number
  process.stderr.write(`--${option} is a whole number above 0, and not \`${text}\`\n`)
  process.exit(2)
}
const say = (text: string): void => (values.json ? undefined : void process.stderr.write(`${text}\n`))
const onLine = (from: string, line: string): void => (values.verbose ? say(`${from}: ${line}`) : undefined)
const kills = numberOf('kills', values.kills)
const injections = numberOf('injections', values.injections)
const overlap = numberOf('overlap', values.overlap)
const seed = values.seed === undefined ? nodeRandom.integer(1_000_000) : Number(values.seed)
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
