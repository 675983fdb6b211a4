/** `--traces` and `--trace-every` of `npm start`: which collector each region tells of the messages it follows. */
import type { Traces } from '../../processes/world.ts'

/** Of one message in so many; a rarer one nobody would find. */
const everyMax = 1_000_000

/** One URL is every region's collector, which is for looking at it on one machine; else `eu=URL,ap=URL`, as regions need it. */
export function tracesOf(given: string | undefined, every: string, regions: readonly string[]): Traces | undefined {
  if (given === undefined) return undefined
  const count = Number(every)
  if (!Number.isInteger(count) || count < 1 || count > everyMax)
    throw new Error(`--trace-every takes a whole number from 1 to ${everyMax}, not \`${every}\``)
  const entries = given.includes('=')
    ? given.split(',').map((entry) => ofRegion(entry.trim(), regions))
    : regions.map((alias) => [alias, collectorAt(given)] as const)
  return { every: count, collectors: Object.fromEntries(entries) }
}

function ofRegion(entry: string, regions: readonly string[]): readonly [string, string] {
  const [alias, url] = [entry.slice(0, entry.indexOf('=')), entry.slice(entry.indexOf('=') + 1)]
  if (!regions.includes(alias)) throw new Error(`--traces names region \`${alias}\`; there are ${regions.join(', ')}`)
  return [alias, collectorAt(url)]
}

function collectorAt(text: string): string {
  const url = URL.parse(text)
  if (url === null || !/^https?:$/.test(url.protocol))
    throw new Error(`--traces takes the URL of an OTLP/HTTP collector, such as http://127.0.0.1:4318, not \`${text}\``)
  return text
}
