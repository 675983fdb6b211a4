/**
 * Proof that the decision function was asked and said yes: what hands a person's data to another region
 * asks for one of the right class, and only a flow table can make it. Two values of different classes
 * or a plain object do not fit (processes/permits.test.ts has each mistake).
 */
import type { DataClass } from './data-classes.ts'

declare const granted: unique symbol

export interface Permit<Class extends DataClass = DataClass> {
  readonly [granted]: Class
  readonly dataClass: Class
  /** Number of the author's zone; 0 for `control`, which is nobody's. */
  readonly zone: number
  readonly toRegion: number
  readonly rule: string
}
