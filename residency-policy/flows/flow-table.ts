/**
 * The policy in force, asked in numbers: may data of this class, whose author belongs to this zone, go
 * to this region now? Pure and total; a number that is in no table, a class nobody knows and a basis
 * that has ended allow nothing. Answers are made once per table, so asking costs an index.
 */
import type { DenialReason } from '../../protocol/denial.ts'
import { type DataClass, type PersonalClass, personalClasses } from './data-classes.ts'
import type { Permit } from './permit.ts'
import { cellCodes, type FlowQuota, type FlowRule, nothingInForce, type PolicyRecord } from './policy-record.ts'
import { countedAmong, countedBefore, countedClasses, type Counts, nobodyCounts } from './quotas.ts'
import type { DataSubject, Resident } from './resident.ts'
import { isStopped } from './stops.ts'

export type Judgement<Class extends DataClass = DataClass> =
  | { readonly allow: true; readonly permit: Permit<Class>; readonly basis: string; readonly expiresAt: number }
  | Refusal

/** A gate alone says `ended`. */
export type RefusedBecause = Exclude<DenialReason, 'ended'>

export interface Refusal {
  readonly allow: false
  readonly because: RefusedBecause
  /** The guardrail, the rule whose basis has ended or whose quota is used up or not counted; empty where none speaks. */
  readonly rule: string
}

const refused = (because: RefusedBecause, rule = ''): Refusal => ({ allow: false, because, rule })
const unlabelled = refused('unlabelled')

interface Cell {
  /** To whoever does not count people. */
  readonly answer: Judgement
  /** To who does, and the quotas they are counted under. */
  readonly counted: { readonly answer: Judgement; readonly quotas: readonly FlowQuota[] } | undefined
  readonly afterExpiry: Refusal
  readonly expiresAt: number
}

const never = Number.MAX_SAFE_INTEGER

export class FlowTable {
  readonly record: PolicyRecord
  /** By class, zone number, region number. */
  readonly #cells = new Map<string, readonly (readonly (Cell | undefined)[])[]>()

  constructor(record: PolicyRecord) {
    this.record = record
    for (const dataClass of personalClasses) this.#cells.set(dataClass, this.#byZone(dataClass))
  }

  /** `dataClass` may be any text: what is no class is refused. */
  judge<Class extends DataClass>(zone: number, dataClass: Class, toRegion: number, nowMs: number): Judgement<Class>
  judge(zone: number, dataClass: string, toRegion: number, nowMs: number): Judgement
  judge(zone: number, dataClass: string, toRegion: number, nowMs: number): Judgement {
    if (dataClass === 'control') return controlTo(toRegion)
    const cell = this.#cells.get(dataClass)?.[zone]?.[toRegion]
    if (cell === undefined) return unlabelled
    return nowMs < cell.expiresAt ? cell.answer : cell.afterExpiry
  }

  /** The same of a person who is counted where a quota limits it; `counts` is asked last and only then. */
  judgeCounted<Class extends PersonalClass>(
    zone: number,
    dataClass: Class,
    toRegion: number,
    nowMs: number,
    counts: Counts,
  ): Judgement<Class>
  judgeCounted(zone: number, dataClass: string, toRegion: number, nowMs: number, counts: Counts): Judgement {
    const cell = this.#cells.get(dataClass)?.[zone]?.[toRegion]
    if (cell?.counted === undefined || nowMs >= cell.expiresAt)
      return this.judge(zone, dataClass as DataClass, toRegion, nowMs)
    return counts(cell.counted.quotas) ? cell.counted.answer : cell.answer
  }

  /** As a gate judges: whoever is under a quota was counted before their record came to a lane. */
  judgeAtGate(zone: number, dataClass: string, toRegion: number, nowMs: number): Judgement {
    return this.judgeCounted(zone, dataClass as PersonalClass, toRegion, nowMs, countedBefore)
  }

  /**
   * Whether people of two zones may do it with each other: what goes one way needs an answer the other
   * way, or a conversation would look allowed and not work. Answers the judgement of `zone` → `toRegion`,
   * or why the way back is closed. Who answers is counted when they do, so under a quota that way only
   * has to be there.
   */
  judgeBothWays<Class extends PersonalClass>(
    zone: number,
    dataClass: Class,
    toZone: number,
    toRegion: number,
    nowMs: number,
    counts: Counts = nobodyCounts,
  ): Judgement<Class> {
    const canCount = counts === nobodyCounts ? nobodyCounts : countedBefore
    const there = this.judgeCounted(zone, dataClass, toRegion, nowMs, canCount)
    if (!there.allow) return there
    const back = this.judgeCounted(toZone, dataClass, this.homeOf(zone), nowMs, canCount)
    if (!back.allow) return { ...back, because: back.because === 'unlabelled' ? 'unlabelled' : 'return-path' }
    return this.judgeCounted(zone, dataClass, toRegion, nowMs, counts)
  }

  /** A record about several people goes only where each of them may go; nobody is counted for it. */
  judgeAbout<Class extends PersonalClass>(
    people: readonly DataSubject[],
    dataClass: Class,
    toRegion: number,
    nowMs: number,
  ): Judgement<Class> {
    let strictest: Judgement<Class> = unlabelled
    for (const { zone, counted } of people) {
      strictest = this.judgeCounted(zone, dataClass, toRegion, nowMs, countedAmong(counted, nowMs))
      if (!strictest.allow) return strictest
    }
    return strictest
  }

  /** What a labelled value needs to go there. */
  judgeResident<Class extends PersonalClass>(
    { about, dataClass }: Resident<Class, unknown>,
    toRegion: number,
    nowMs: number,
  ): Judgement<Class> {
    return this.judgeAbout(about, dataClass, toRegion, nowMs)
  }

  /** Of people of region `fromRegion` who are not looked up one by one: as strict as the strictest of its zones. Nobody knows who is counted. */
  judgeRegion<Class extends PersonalClass>(
    fromRegion: number,
    dataClass: Class,
    toRegion: number,
    nowMs: number,
  ): Judgement<Class> {
    const people = this.zonesAt(fromRegion).map((zone) => ({ zone, counted: [] }))
    return this.judgeAbout(people, dataClass, toRegion, nowMs)
  }

  /** Number of the zone's home region, 0 if it has none. */
  homeOf(zone: number): number {
    return this.record.homes[this.record.zones.indexOf(zone)] ?? 0
  }

  /** Zones whose home the region is. */
  zonesAt(region: number): number[] {
    return this.record.zones.filter((_, index) => this.record.homes[index] === region)
  }

  /** Whether emergency stops let nothing of anybody who lives in `region` go to `toRegion`. */
  isStoppedBetween(region: number, toRegion: number): boolean {
    const { stops, zones, homes } = this.record
    const living = this.zonesAt(region)
    return living.length > 0 && living.every((zone) => isStopped(stops, zones, homes, zone, toRegion))
  }

  /** Quotas that people who live in `region` are counted under, whatever is stopped at the moment. */
  quotasAt(region: number): FlowQuota[] {
    const { record } = this
    const zones = this.zonesAt(region)
    const codes = zones.flatMap((zone) =>
      [...countedClasses].flatMap((dataClass) => record.regions.map((to) => codeAt(record, zone, dataClass, to) ?? -1)),
    )
    const used = new Set(codes.flatMap((code) => record.rules[code]?.quotas ?? []))
    return record.quotas.filter((_, at) => used.has(at + 1))
  }

  /** Those that somebody of `zone` is counted under when data of the class goes to `toRegion`. */
  quotasOf(zone: number, dataClass: PersonalClass, toRegion: number): readonly FlowQuota[] {
    return this.#cells.get(dataClass)?.[zone]?.[toRegion]?.counted?.quotas ?? []
  }

  #byZone(dataClass: PersonalClass): (Cell | undefined)[][] {
    const { zones, regions } = this.record
    const byZone: (Cell | undefined)[][] = []
    for (const zone of zones) {
      const byRegion: (Cell | undefined)[] = []
      for (const region of regions) byRegion[region] = this.#cell(zone, dataClass, region)
      byZone[zone] = byRegion
    }
    return byZone
  }

  #cell(zone: number, dataClass: PersonalClass, region: number): Cell | undefined {
    const { record } = this
    const code = codeAt(record, zone, dataClass, region)
    if (code === undefined) return undefined
    if (isStopped(record.stops, record.zones, record.homes, zone, region)) return forEver(refused('stopped'))
    if (code < 0) return forEver(refusalOf(record, code))
    const rule = record.rules[code] as FlowRule
    const expiresAt = rule.expiresAt === 0 ? never : rule.expiresAt
    const permit = grant(dataClass, zone, region, rule.id)
    const allowed = { allow: true, permit, basis: rule.basis, expiresAt } as const
    const afterExpiry = refused('expired', rule.id)
    if (rule.quotas.length === 0) return { answer: allowed, counted: undefined, afterExpiry, expiresAt }
    const quotas = rule.quotas.map((place) => record.quotas[place - 1])
    const answer = refused('quota', rule.id)
    const counted = quotas.every((quota) => quota !== undefined) ? { answer: allowed, quotas } : undefined
    return { answer, counted, afterExpiry, expiresAt }
  }
}

const controls: Judgement<'control'>[] = []

/** Lane traffic names nobody's words or habits, so no policy is asked: places must go on being used (W13). */
function controlTo(toRegion: number): Judgement<'control'> {
  const permit = grant('control', 0, toRegion, 'control')
  return (controls[toRegion] ??= { allow: true, permit, basis: '', expiresAt: never })
}

export const permitIn = <Class extends DataClass>(judged: Judgement<Class>): Permit<Class> | undefined =>
  judged.allow ? judged.permit : undefined

export function controlPermit(toRegion: number): Permit<'control'> {
  const answer = controlTo(toRegion)
  if (!answer.allow) throw new Error('control traffic is always allowed')
  return answer.permit
}

/** Only here is a permit made. */
const grant = <Class extends DataClass>(dataClass: Class, zone: number, toRegion: number, rule: string) =>
  ({ dataClass, zone, toRegion, rule }) as Permit<Class>

const forEver = (refusal: Refusal): Cell => ({
  answer: refusal,
  counted: undefined,
  afterExpiry: refusal,
  expiresAt: never,
})

function refusalOf({ guardrails }: PolicyRecord, code: number): Refusal {
  if (code === cellCodes.byDefault) return refused('default')
  if (code === cellCodes.byQuota) return refused('quota')
  return refused('guardrail', guardrails[cellCodes.guardrailOf(code)] ?? '')
}

/** Undefined outside the table. */
export function codeAt(record: PolicyRecord, zone: number, dataClass: string, region: number): number | undefined {
  const [z, c, r] = [record.zones.indexOf(zone), record.classes.indexOf(dataClass), record.regions.indexOf(region)]
  if (z < 0 || c < 0 || r < 0) return undefined
  return record.cells[(z * record.classes.length + c) * record.regions.length + r]
}

export const closedTable = new FlowTable(nothingInForce)

/** Whether something that `before` lets through is refused by `after`, now or earlier than before. */
export function narrows(before: FlowTable, after: FlowTable): boolean {
  const { zones, regions } = before.record
  return zones.some((zone) =>
    regions.some((region) => personalClasses.some((dataClass) => isNarrower(before, after, zone, dataClass, region))),
  )
}

function isNarrower(before: FlowTable, after: FlowTable, zone: number, dataClass: PersonalClass, region: number) {
  const was = before.judgeAtGate(zone, dataClass, region, 0)
  const is = after.judgeAtGate(zone, dataClass, region, 0)
  return was.allow && (!is.allow || is.expiresAt < was.expiresAt)
}
