/** For tests and simulations: a policy as a list of what may cross, where each region is the home of one zone of its number. */
import { type PersonalClass, personalClasses } from './data-classes.ts'
import { cellCodes, type PolicyRecord } from './policy-record.ts'

export interface Flow {
  readonly fromRegion: number
  readonly toRegion: number
  readonly dataClass: PersonalClass
}

export interface FlowList {
  readonly version: number
  readonly allow: readonly Flow[]
}

const numbers = [1, 2, 3, 4]

/** Everything stays at home; of the rest only `allow` crosses. */
export function policyRecordOf({ version, allow }: FlowList, more: Partial<PolicyRecord> = {}): PolicyRecord {
  const open = new Set(allow.map(({ fromRegion, toRegion, dataClass }) => `${fromRegion} ${dataClass} ${toRegion}`))
  const code = (zone: number, dataClass: string, region: number): number => {
    if (zone === region) return 0
    return open.has(`${zone} ${dataClass} ${region}`) ? 1 : cellCodes.byDefault
  }
  return {
    policy: 'list',
    version,
    document: '',
    activation: version,
    generation: 1,
    zones: numbers,
    homes: numbers,
    regions: numbers,
    classes: personalClasses,
    rules: [
      { id: 'home', basis: '', expiresAt: 0, quotas: [] },
      { id: 'listed', basis: 'TEST', expiresAt: 0, quotas: [] },
    ],
    quotas: [],
    guardrails: [],
    cells: numbers.flatMap((zone) =>
      personalClasses.flatMap((dataClass) => numbers.map((region) => code(zone, dataClass, region))),
    ),
    stops: [],
    ...more,
  }
}

/** Everything between these regions. */
export const allBetween = (
  regions: readonly number[],
  classes: readonly PersonalClass[] = personalClasses,
): readonly Flow[] =>
  classes.flatMap((dataClass) =>
    regions.flatMap((fromRegion) =>
      regions.filter((toRegion) => toRegion !== fromRegion).map((toRegion) => ({ fromRegion, toRegion, dataClass })),
    ),
  )
