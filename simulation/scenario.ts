/**
 * A scripted world: what random search meets too seldom is played step by step. A scenario is clean
 * as it stands, and a planted bug must break it; both are asserted by whoever plays it.
 */
import type { Violation } from './checkers/checker.ts'
import { check } from './checkers.ts'
import { watchOutside } from './outside.node.ts'
import { World, type WorldOptions } from './world.ts'

export interface Scenario {
  readonly name: string
  /** What its world is like, also without a bug. */
  readonly options?: WorldOptions
  /** Plays it in a world that has started; afterwards everything is healed and checked. */
  readonly play: (world: World) => Promise<void>
}

/** Chance decides latencies only. */
const scenarioSeed = 1

export async function playScenario(scenario: Scenario, planted: WorldOptions = {}): Promise<readonly Violation[]> {
  const world = new World(scenarioSeed, { ...scenario.options, ...planted })
  const fromOutside = await watchOutside()
  const violations: Violation[] = []
  try {
    await world.start()
    await scenario.play(world)
    await world.heal()
    violations.push(...(await check(world)).violations)
  } catch (caught) {
    violations.push({ checker: 'world', what: `ended by itself: ${String(caught)}` })
  }
  return [...violations, ...fromOutside()]
}
