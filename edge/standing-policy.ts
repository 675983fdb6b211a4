/** What one region stands by, compiled: to the same tables that the region itself judges by. */
import type { Denial } from '../protocol/denial.ts'
import type { RegionName, Zone } from '../protocol/ids.ts'
import { regionByName, regionByNumber, standardPlaces, zoneNumber } from '../protocol/places.ts'
import type { PolicyDocument } from '../residency-policy/document/policy-document.ts'
import { compileFlows, quotaRules } from '../residency-policy/flows/compile-flows.ts'
import { denialBy } from '../residency-policy/flows/denial-by.ts'
import { FlowTable } from '../residency-policy/flows/flow-table.ts'
import { isStopped, type Stop } from '../residency-policy/flows/stops.ts'
import { compile } from '../residency-policy/table/compile.ts'
import type { DecisionTable } from '../residency-policy/table/decision-table.ts'
import { type Asked, decide } from '../residency-policy/table/policy.ts'

export interface Standing {
  readonly version: number
  readonly activation: number
  readonly stops: readonly Stop[]
}

export class StandingPolicy {
  readonly standing: Standing
  readonly document: PolicyDocument
  readonly flows: FlowTable
  readonly #table: DecisionTable
  readonly #suspended: Uint8Array

  /** `like` is one of the same document, whose tables are used again. */
  constructor(document: PolicyDocument, standing: Standing, like?: StandingPolicy) {
    this.standing = standing
    this.document = document
    this.#table = like === undefined ? compile(document) : like.#table
    this.#suspended = like === undefined ? quotaRules(document, this.#table) : like.#suspended
    const { activation, stops } = standing
    const flows = like?.flows.record ?? compileFlows(document, this.#table, standardPlaces)
    this.flows = new FlowTable({ ...flows, document: '', generation: 0, activation, stops })
  }

  get zones(): readonly string[] {
    return this.#table.zones
  }

  homeOf(zone: Zone): RegionName | undefined {
    return regionByNumber(standardPlaces, this.flows.homeOf(zoneNumber(standardPlaces, zone)))?.name
  }

  failoverOf(zone: Zone): readonly string[] {
    return this.document.zones[zone]?.failover ?? []
  }

  /** Why somebody of `zone` may not ask `region` where its people live: who asks is told there, and the answer comes here. */
  lookupDenial(zone: Zone, region: RegionName, nowMs: number): Denial | undefined {
    const [fromZone, toRegion] = [zoneNumber(standardPlaces, zone), regionByName(standardPlaces, region)?.number ?? 0]
    const question = this.flows.judge(fromZone, 'directory.lookup', toRegion, nowMs)
    const home = this.flows.homeOf(fromZone)
    const answer = question.allow ? this.flows.judgeRegion(toRegion, 'directory.lookup', home, nowMs) : question
    return answer.allow ? undefined : denialBy(this.flows, answer, { action: 'find', fromZone, toZone: 0, toRegion })
  }

  /** One decision in the document's own words, but for what is stopped. */
  allows(asked: Asked, nowMs: number): boolean {
    return !this.#isStopped(asked) && decide(this.#table, asked, nowMs, this.#suspended).effect === 'allow'
  }

  #isStopped({ zone, region }: Asked): boolean {
    const { stops, zones, homes } = this.flows.record
    const to = regionByName(standardPlaces, region as RegionName)?.number ?? 0
    return isStopped(stops, zones, homes, zoneNumber(standardPlaces, zone as Zone), to)
  }
}
