/** What the policy that a region stands by lets its processes do with people's data outside of logs and lanes. */
import type { Clock } from '../../platform/clock.ts'
import type { Region } from '../../protocol/places.ts'
import type { PersonalClass } from '../../residency-policy/flows/data-classes.ts'
import { type FlowTable, permitIn } from '../../residency-policy/flows/flow-table.ts'
import type { Permit } from '../../residency-policy/flows/permit.ts'
import type { Resident } from '../../residency-policy/flows/resident.ts'

export class PolicyInForce {
  readonly #region: Region
  readonly #clock: Pick<Clock, 'now'>
  readonly #table: () => FlowTable

  constructor(region: Region, clock: Pick<Clock, 'now'>, table: () => FlowTable) {
    this.#region = region
    this.#clock = clock
    this.#table = table
  }

  get table(): FlowTable {
    return this.#table()
  }

  /** The leave for a labelled value to go to a region now, this one included. */
  permit<Class extends PersonalClass>(resident: Resident<Class, unknown>, toRegion: number): Permit<Class> | undefined {
    return permitIn(this.table.judgeResident(resident, toRegion, this.#clock.now()))
  }

  /** The same for what is about this region's people and names none of them: by the strictest of its zones. */
  permitOfRegion<Class extends PersonalClass>(dataClass: Class, toRegion: number): Permit<Class> | undefined {
    return permitIn(this.table.judgeRegion(this.#region.number, dataClass, toRegion, this.#clock.now()))
  }

  /** Whether another region may answer such a question at all. */
  mayAsk(home: number, dataClass: PersonalClass): boolean {
    const { table } = this
    // Of whom it may speak under a quota, the other region knows.
    return table
      .zonesAt(home)
      .every((zone) => table.judgeAtGate(zone, dataClass, this.#region.number, this.#clock.now()).allow)
  }
}
