/**
 * The stages of `npm test`, in order, each with the minutes it may take on two cores. A test file
 * belongs to exactly one stage, told by its suffix, else by its room: what spawns processes must not
 * share cores with what counts microseconds, and a quick stage must fail before a slow one starts.
 */
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { type CommandLine, root } from './command.ts'

export const stageKeys = ['check', 'unit', 'simulation', 'fuzz', 'processes', 'replay', 'edge', 'engines'] as const
export type StageKey = (typeof stageKeys)[number]

export interface Stage {
  readonly key: StageKey
  readonly name: string
  readonly budgetMinutes: number
  /** Test files at a time: more than one where they wait more than they work. */
  readonly filesAtOnce: number
  /** Files that bear no other beside them, whatever is said above. */
  readonly alone?: (path: string) => boolean
  /** Commands that run after the stage's test files; each counts as one test. */
  readonly commands: readonly CommandLine[]
}

export const stages: readonly Stage[] = [
  {
    key: 'check',
    name: 'check',
    budgetMinutes: 2,
    filesAtOnce: 2,
    commands: [['operations/ci/check.ts']],
  },
  {
    key: 'unit',
    name: 'unit and contracts',
    budgetMinutes: 3,
    filesAtOnce: 2,
    commands: [['residency-policy/cli/main.ts', 'prove', 'policies/global-chat.yaml']],
  },
  {
    key: 'simulation',
    name: 'simulation and bugs',
    budgetMinutes: 3,
    filesAtOnce: 2,
    commands: [
      ['simulation/main.ts', '--seeds', '40'],
      ['simulation/main.ts', '--bugs'],
    ],
  },
  { key: 'fuzz', name: 'fuzz', budgetMinutes: 1, filesAtOnce: 2, commands: [] },
  {
    key: 'processes',
    name: 'processes and torture',
    budgetMinutes: 3,
    filesAtOnce: 2,
    commands: [['operations/torture/main.ts', '--kills', '10']],
  },
  {
    key: 'replay',
    name: 'replay of one room',
    budgetMinutes: 1,
    filesAtOnce: 1,
    commands: [['operations/replay/main.ts']],
  },
  { key: 'edge', name: 'edge and SDK', budgetMinutes: 2, filesAtOnce: 1, commands: [] },
  {
    key: 'engines',
    name: 'contracts on engines',
    // Half of it are scenarios in which an engine is away for as long as others need to give it up.
    budgetMinutes: 13,
    filesAtOnce: 2,
    // Contracts have names of their own in the engines, and failovers engines of their own, for which they wait more
    // than they work; scenarios stop engines, or start so many that others would be late.
    alone: (path) => path.startsWith('operations/') && !path.startsWith('operations/engines/'),
    commands: [],
  },
]

/** The one stage a test file belongs to. */
export function stageOf(path: string): StageKey {
  if (path.endsWith('.process.test.ts')) return 'processes'
  if (/\.(edge|browser|promtool|terraform)\.test\.ts$/.test(path)) return 'edge'
  if (path.endsWith('.fuzz.test.ts')) return 'fuzz'
  if (path.endsWith('.engine.test.ts')) return 'engines'
  if (path.startsWith('simulation/')) return 'simulation'
  if (path.startsWith('clients/')) return 'edge'
  return 'unit'
}

/** The test files of a stage below one of `prefixes` (all, if there are none). */
export function filesOf(stage: Stage, paths: readonly string[], prefixes: readonly string[]): string[] {
  const wanted = (path: string): boolean => prefixes.length === 0 || prefixes.some((prefix) => path.startsWith(prefix))
  return paths.filter((path) => path.endsWith('.test.ts') && stageOf(path) === stage.key && wanted(path))
}

/** What runs at the same time, one list after the other. */
export function shiftsOf(
  { filesAtOnce, alone = () => false }: Stage,
  files: readonly string[],
): readonly { readonly files: readonly string[]; readonly filesAtOnce: number }[] {
  const shifts = [
    { files: files.filter((path) => !alone(path)), filesAtOnce },
    { files: files.filter(alone), filesAtOnce: 1 },
  ]
  return shifts.filter((shift) => shift.files.length > 0)
}

/** The commands of a stage whose entry exists. */
export const commandsOf = (stage: Stage): readonly CommandLine[] =>
  stage.commands.filter(([script]) => existsSync(join(root, script)))
