/** The engines that tests named `*.engine.test.ts` run on: those of the file that `MERIDIAN_ENGINES` names. */
import { readFileSync } from 'node:fs'
import type { EngineAddresses, RegionEngines } from './engine-addresses.ts'

/** All that the file tells. */
export function enginesOfTest(): EngineAddresses {
  return JSON.parse(readFileSync(fileOfTest(), 'utf8')) as EngineAddresses
}

function fileOfTest(): string {
  const file = process.env['MERIDIAN_ENGINES']
  if (file !== undefined) return file
  throw new Error('MERIDIAN_ENGINES names no file: run `npm test -- --only engines`, which starts the engines')
}

/** Throws with what to do when that engine was not started. */
export function engineOfTest<Name extends keyof RegionEngines>(
  name: Name,
  region = 'eu',
): NonNullable<RegionEngines[Name]> {
  const address = enginesOfTest().regions[region]?.[name]
  if (address === undefined) throw new Error(`${fileOfTest()} has no ${name} of region ${region}`)
  return address as NonNullable<RegionEngines[Name]>
}
