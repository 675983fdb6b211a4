/** `npm run bench`: each scenario beside the limit it is compared with, by CPU µs an operation and a ratio. */
import { parseArgs } from 'node:util'
import { type LogBenchRow, runLogBench } from './log.bench.ts'

interface Scenario {
  readonly title: string
  readonly run: () => Promise<readonly LogBenchRow[]>
}

const scenarios: Readonly<Record<string, Scenario>> = {
  log: {
    title: 'durable records through the embedded log; the limit writes the same bytes and can read nothing back',
    run: async () => (await runLogBench()).rows,
  },
}

const help = `npm run bench -- [options]

  --only NAME   one of: ${Object.keys(scenarios).join(', ')}
  --json        one JSON object a row`

async function main(): Promise<number> {
  const { values } = parseArgs({
    args: process.argv.slice(2).filter((argument) => argument !== '--'),
    options: {
      only: { type: 'string' },
      json: { type: 'boolean', default: false },
      help: { type: 'boolean', short: 'h', default: false },
    },
  })
  const names = values.only === undefined ? Object.keys(scenarios) : [values.only]
  if (values.help || names.some((name) => scenarios[name] === undefined)) {
    console.log(help)
    return values.help ? 0 : 2
  }
  for (const name of names) await show(scenarios[name] as Scenario, values.json)
  return 0
}

async function show({ title, run }: Scenario, json: boolean): Promise<void> {
  const rows = await run()
  if (json) for (const row of rows) console.log(JSON.stringify(row))
  else {
    console.log(title)
    console.table(rows.map(tableRow))
  }
}

const tableRow = (row: LogBenchRow) => ({
  waiters: row.waiters,
  'CPU µs/op': row.cpuUsPerOp.toFixed(2),
  'limit µs/op': row.limitCpuUsPerOp.toFixed(2),
  ratio: row.ratio.toFixed(2),
  'ops/s': Math.round(row.opsPerSecond),
  'p50 ms': row.p50Ms.toFixed(2),
  'p99 ms': row.p99Ms.toFixed(2),
})

process.exitCode = await main()
