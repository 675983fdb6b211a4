/** Looks for planted bugs. What breaks also without the bug has not caught it. */
import type { PlantedBug } from './bugs.ts'
import type { Violation } from './checkers/checker.ts'
import { runSeed } from './run.ts'
import { playScenario, type Scenario } from './scenario.ts'

export const seedsPerBug = 60

export interface Finding {
  readonly bug: string
  readonly caught: boolean
  /** Who noticed, and what was said. */
  readonly checker: string | undefined
  readonly what: string
  /** The seed, or the name of the scenario. */
  readonly seed: number | string | undefined
}

export function hunt(bug: PlantedBug): Promise<Finding> {
  switch (bug.hunt.by) {
    case 'seeds':
      return huntBySeeds(bug, bug.hunt.known)
    case 'scenario':
      return huntByScenario(bug, bug.hunt.scenario)
  }
}

async function huntBySeeds(bug: PlantedBug, known: number): Promise<Finding> {
  const all = Array.from({ length: seedsPerBug }, (_, index) => index + 1)
  for (const seed of [known, ...all.filter((one) => one !== known)]) {
    const [first] = (await runSeed(seed, bug.planted)).violations
    if (first === undefined) continue
    const clean = await runSeed(seed)
    if (clean.violations.length === 0) return caught(bug, first, seed)
  }
  return passed(bug, `not noticed in ${seedsPerBug} seeds`, undefined)
}

async function huntByScenario(bug: PlantedBug, scenario: Scenario): Promise<Finding> {
  const [unclean] = await playScenario(scenario)
  if (unclean !== undefined) return passed(bug, `unclean without it: ${unclean.what}`, scenario.name)
  const [first] = await playScenario(scenario, bug.planted)
  return first === undefined ? passed(bug, 'not noticed', scenario.name) : caught(bug, first, scenario.name)
}

const caught = ({ key }: PlantedBug, { checker, what }: Violation, seed: number | string): Finding => ({
  bug: key,
  caught: true,
  checker,
  what,
  seed,
})
const passed = ({ key }: PlantedBug, what: string, seed: string | undefined): Finding => ({
  bug: key,
  caught: false,
  checker: undefined,
  what,
  seed,
})
