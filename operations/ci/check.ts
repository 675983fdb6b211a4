/**
 * `npm run check`: everything that can be said about the code without running it. Two steps at a
 * time, the slowest first, because two cores is what a small machine has; one line per step with its
 * seconds, and what is wrong in full below.
 */
import { existsSync, mkdirSync } from 'node:fs'
import { join } from 'node:path'
import colors from 'picocolors'
import { type CommandLine, type CommandResult, root, runCommand } from './command.ts'
import { findCycles } from './cycles.ts'
import { wrongDirections } from './direction.ts'
import { importsOf } from './imports.ts'
import { impureReaches } from './purity.ts'
import { unexplainedRules } from './rule-ids.ts'
import { isCode, readSourceFiles } from './source-files.ts'
import { untidyThings } from './tidy.ts'

interface Step {
  readonly name: string
  readonly run: () => Promise<CommandResult> | CommandResult
}

const stepsAtOnce = 2
const cache = (name: string): string => join('node_modules', '.cache', 'meridian', name)

const command = (name: string, line: CommandLine, env?: Readonly<Record<string, string>>): Step => ({
  name,
  run: () => runCommand(line, env ? { env } : {}),
})

/** A step of our own: no faults is good. */
const rule = (name: string, faults: () => string[]): Step => ({
  name,
  run: () => {
    const found = faults()
    return { ok: found.length === 0, output: found.join('\n') }
  },
})

function steps(): Step[] {
  const files = readSourceFiles(root)
  const imports = files.filter(isCode).flatMap((file) => importsOf(file))
  const typesOf = (project: string): CommandLine => [
    'bin:tsc',
    ...['-p', project, '--incremental', '--tsBuildInfoFile', cache(`${project.replaceAll('/', '-')}.tsbuildinfo`)],
  ]
  const all: (Step | false)[] = [
    command('lint', [
      'bin:eslint',
      ...['.', '--cache', '--cache-strategy', 'content', '--cache-location', cache('eslint'), '--max-warnings', '0'],
    ]),
    command('types', typesOf('tsconfig.json')),
    existsSync(join(root, 'edge/tsconfig.json')) && command('types of edge', typesOf('edge/tsconfig.json')),
    existsSync(join(root, 'edge/tsconfig.test.json')) &&
      command('types of edge tests', typesOf('edge/tsconfig.test.json')),
    existsSync(join(root, 'clients/sdk/browser/tsconfig.json')) &&
      command('types of browser', typesOf('clients/sdk/browser/tsconfig.json')),
    existsSync(join(root, 'edge/wrangler.jsonc')) &&
      command(
        'edge bundle',
        ['bin:wrangler', 'deploy', '--dry-run', '-c', 'edge/wrangler.jsonc', '--outdir', cache('edge')],
        { CLOUDFLARE_CF_FETCH_ENABLED: 'false', WRANGLER_SEND_METRICS: 'false', CI: 'true' },
      ),
    command('format', ['bin:biome', 'format', '.', '--reporter=summary']),
    rule('import direction', () => wrongDirections(imports)),
    rule('import cycles', () => findCycles(imports)),
    rule('pure rooms', () => impureReaches(imports)),
    rule('rules explained', () => unexplainedRules(files)),
    rule('sizes, names, paths', () => untidyThings(files)),
  ]
  return all.filter((step) => step !== false)
}

async function runStep(step: Step): Promise<boolean> {
  const start = performance.now()
  const result = await step.run()
  const seconds = ((performance.now() - start) / 1000).toFixed(1)
  const mark = result.ok ? colors.green('ok    ') : colors.red('FAILED')
  console.log(`${mark} ${step.name.padEnd(20)} ${seconds.padStart(6)} s`)
  if (!result.ok) console.log(`${result.output.trimEnd()}\n`)
  return result.ok
}

async function main(): Promise<void> {
  mkdirSync(join(root, cache('')), { recursive: true })
  const queue = steps()
  let failed = 0
  const worker = async (): Promise<void> => {
    for (let step = queue.shift(); step !== undefined; step = queue.shift()) {
      if (!(await runStep(step))) failed += 1
    }
  }
  await Promise.all(Array.from({ length: stepsAtOnce }, worker))
  if (failed > 0) console.log(colors.red(`${failed} ${failed === 1 ? 'step' : 'steps'} failed`))
  process.exitCode = failed === 0 ? 0 : 1
}

await main()
