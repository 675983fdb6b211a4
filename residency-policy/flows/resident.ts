/**
 * A person's data with its label: what class it is and which people it is
 * about. It gives its value to whoever has a permit of that class for one of those zones, and to
 * nobody else: not to a log line, a metric or another region's lane.
 */
import type { PersonalClass } from './data-classes.ts'
import type { Permit } from './permit.ts'
import type { CountedUnder } from './quotas.ts'

/** Somebody, as the policy knows them: their zone, and the quotas that they are counted under. */
export interface DataSubject {
  readonly zone: number
  readonly counted: readonly CountedUnder[]
}

export class Resident<Class extends PersonalClass, Value> {
  readonly dataClass: Class
  readonly about: readonly DataSubject[]
  readonly #value: Value

  constructor(dataClass: Class, about: readonly DataSubject[], value: Value) {
    this.dataClass = dataClass
    this.about = about
    this.#value = value
  }

  /** Throws for a permit about somebody else. */
  release(permit: Permit<Class>): Permitted<Class, Value> {
    if (permit.dataClass !== this.dataClass || !this.about.some(({ zone }) => zone === permit.zone))
      throw new Error('a permit for other data')
    return { permit, value: this.#value }
  }
}

/** A value with the leave to hand it on. What takes values to other regions takes them in no other form. */
export interface Permitted<Class extends PersonalClass, Value> {
  readonly permit: Permit<Class>
  readonly value: Value
}
