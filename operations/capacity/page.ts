/** The model as a page: machines, what was measured, what is assumed, and what if it were otherwise. */
import { type AssumptionName, assumptionNames, assumptions, usualValues, type Values } from './assumptions.ts'
import { type FigureName, type Figures, figureNames, sources } from './figures.ts'
import { type Capacity, capacityOf, type Measured, type PartName, partNames, type Region } from './model.ts'
import { type WhatIf, whatIfs } from './what-if.ts'

export const measuredOf = (figures: Figures): Measured =>
  Object.fromEntries(figureNames.map((name) => [name, figures[name].value])) as Measured

export function capacityPage(figures: Figures, values: Values): string {
  const measured = measuredOf(figures)
  const capacity = capacityOf(measured, values)
  return [
    '# Capacity',
    '',
    'Written by `npm run capacity -- --write`; do not edit it. Machines for a billion people are what a model says, not a measurement: what was measured is below, on one small machine, and so is everything that is assumed. `npm run capacity -- --set name=value` asks what if.',
    '',
    '## Machines',
    '',
    ...machines(capacity),
    '',
    ...changed(values),
    '## Measured',
    '',
    'CPU of a whole process, all its threads, the least of several rounds (docs/performance.md). `npm run bench -- … --keep operations/capacity/figures.json` replaces a row; nobody types one. A load above the number of processors means that others were at work, too: figures are then too high.',
    '',
    ...measuredTable(figures),
    '',
    '## Assumed',
    '',
    '| name | value | unit | why |',
    '|---|---:|---|---|',
    ...assumptionNames.map((name) => assumptionLine(name, values)),
    '',
    '## What if',
    '',
    `Machines of all regions, ${count(capacity.machines)} as it stands, with one number half as large and half as large again. What moves them most comes first; what moves them by nothing is below the least that a part has, or not what decides.`,
    '',
    '| what | | −50 % | +50 % |',
    '|---|---|---:|---:|',
    ...whatIfs(measured, values).map((each) => whatIfLine(each, capacity.machines)),
    '',
    '## How',
    '',
    ...how,
    '',
    '## Not in it',
    '',
    ...left,
    '',
  ].join('\n')
}

const partTitles: Readonly<Record<PartName, string>> = {
  ours: 'gateways, workers, API',
  kafka: 'Kafka',
  cassandra: 'Cassandra',
  redis: 'Redis',
  postgres: 'PostgreSQL',
  zookeeper: 'ZooKeeper',
}

function machines({ regions, machines: all }: Capacity): string[] {
  const row = (title: string, cell: (region: Region) => string, sum: string): string =>
    `| ${title} | ${regions.map(cell).join(' | ')} | ${sum} |`
  const part = (name: PartName): string =>
    row(
      partTitles[name],
      ({ parts }) => `${count(parts[name].machines)} (${parts[name].decidedBy})`,
      count(regions.reduce((sum, { parts }) => sum + parts[name].machines, 0)),
    )
  return [
    row('', ({ alias, share }) => `${alias}, ${Math.round(share * 100)} %`, 'all'),
    `|---|${regions.map(() => '---:|').join('')}---:|`,
    ...partNames.map(part),
    row('**together**', (region) => `**${count(region.machines)}**`, `**${count(all)}**`),
    row(
      'edge, cores busy at the peak',
      ({ edgeCores }) => count(edgeCores),
      count(regions.reduce((sum, { edgeCores }) => sum + edgeCores, 0)),
    ),
    '',
    'In brackets what decides: cores at the peak, memory, disk, or the least that copies and zones ask for.',
  ]
}

function changed(values: Values): string[] {
  const others = assumptionNames.filter((name) => values[name] !== usualValues[name])
  if (others.length === 0) return []
  return [`With ${others.map((name) => `${name} = ${amount(values[name])}`).join(', ')}.`, '']
}

function measuredTable(figures: Figures): string[] {
  const line = (name: FigureName): string => {
    const { row, field, unit, what } = sources[name]
    const { value, on, load } = figures[name]
    return `| \`${name}\` | ${amount(value)} | ${unit} | ${what} | \`${row}\` ${field} | ${on} | ${load} |`
  }
  const machines = [...new Set(figureNames.map((name) => figures[name].machine))]
  return [
    '| name | value | unit | what | row and field | on | load |',
    '|---|---:|---|---|---|---|---:|',
    ...figureNames.map(line),
    '',
    `Measured on ${machines.join('; ')}.`,
  ]
}

function assumptionLine(name: AssumptionName, values: Values): string {
  const { unit, why } = assumptions[name]
  return `| \`${name}\` | ${amount(values[name])} | ${unit} | ${why} |`
}

function whatIfLine({ name, kind, less, more }: WhatIf, now: number): string {
  const cell = (machines: number): string => {
    const percent = Math.round((machines / now - 1) * 100)
    return `${count(machines)} (${percent > 0 ? '+' : percent < 0 ? '−' : ''}${Math.abs(percent)} %)`
  }
  return `| \`${name}\` | ${kind} | ${cell(less)} | ${cell(more)} |`
}

const how = [
  '- Cores: what happens in a second at the peak × what each costs ÷ how busy a core may be. A group message is a message and so many deliveries; a connect is a resumption and a page of what is new; a message from another region is stored once more.',
  '- Rows: a 1:1 message is one for each of the two, a group message one in all for its region.',
  '- Engines are charged for one node with one copy where they were measured, and here for each copy. Followers of Kafka do less than a leader, so this is above the truth.',
  '- Disk: by the average, not the peak. Copies lie in different zones, so a zone away needs no disk more.',
  '- Halves of what comes whole (copies, nodes) are asked for all the same: the model is linear in them.',
]

const left = [
  '- Cold storage: rows stay on Cassandra, which is why disk decides there. With `--set days-on-cassandra=30` the rest would lie in an object store, which is not built.',
  '- One PostgreSQL a region is what is built; the model says how many primaries that many people need, and nothing splits people over them yet.',
  '- Parts of a region grow to thousands only by W21 (docs/known-gaps.md); the model believes that work divides evenly over them.',
  '- MirrorMaker, Flink, moments, media, push and search; networks between zones and regions; backups; operators.',
  '- Latency: queues, pauses of collectors and far regions are not in microseconds of CPU.',
]

const count = (value: number): string => Math.round(value).toLocaleString('en-US')

/** Large ones by their unit, small ones with the digits that were measured. */
function amount(value: number): string {
  for (const [size, name] of [
    [1e12, 'T'],
    [1e9, 'G'],
    [1e6, 'M'],
  ] as const)
    if (value >= size) return `${Number((value / size).toPrecision(3))} ${name}`
  return value >= 1_000 ? count(value) : String(Number(value.toPrecision(3)))
}
