/** Pieces that several cells have, packed and unpacked. */
import type { Denial } from '../../protocol/denial.ts'
import { errorTable } from '../../protocol/errors.ts'
import type { Route } from '../../protocol/messages.ts'
import type { CountedUnder } from '../../residency-policy/flows/quotas.ts'
import type { Parked, ParkedRow } from './cells.ts'
import type { Packer, Unpacker } from './packing.ts'
import type { Range } from './ranges.ts'

export const layout = 8

export function packCounted(packer: Packer, counted: readonly CountedUnder[]): void {
  packer.list(counted, counted.length, ({ basis, period }) => {
    packer.text(basis)
    packer.text(period)
  })
}

export const unpackCounted = (from: Unpacker): CountedUnder[] =>
  from.list(() => ({ basis: from.text(), period: from.text() }))

const policyDenied = errorTable.policy_denied.wire

/** Behind the code of an answer: what was accepted, or refused by somebody else, takes no byte for it. */
export function packDenial(packer: Packer, code: number, denial: Denial | undefined): void {
  if (code !== policyDenied) return
  packer.text(denial?.because ?? '')
  packer.text(denial?.action ?? '')
  packer.text(denial?.rule ?? '')
  packer.text(denial?.policy ?? '')
  packer.number(denial?.version ?? 0)
  packer.number(denial?.fromZone ?? 0)
  packer.number(denial?.toZone ?? 0)
}

/** Nothing, or one field: an answer that was accepted keeps its shape. */
export function unpackDenial(from: Unpacker, code: number): { readonly denial?: Denial } {
  if (code !== policyDenied) return {}
  return {
    denial: {
      because: from.text(),
      action: from.text(),
      rule: from.text(),
      policy: from.text(),
      version: from.number(),
      fromZone: from.number(),
      toZone: from.number(),
    },
  }
}

export function packParked(packer: Packer, parked: Parked | undefined): void {
  packer.flag(parked !== undefined)
  if (parked === undefined) return
  packer.number(parked.place)
  packer.number(parked.offset)
  packer.number(parked.at)
  packer.text(parked.reason)
  packer.number(parked.idHi)
  packer.number(parked.idLo)
  packRoute(packer, parked.home)
  packer.number(parked.upTo)
}

export function unpackParked(from: Unpacker): Parked | undefined {
  if (!from.flag()) return undefined
  return {
    place: from.number(),
    offset: from.number(),
    at: from.number(),
    reason: from.text(),
    idHi: from.number(),
    idLo: from.number(),
    home: unpackRoute(from),
    upTo: from.number(),
  }
}

export function packParkedRow(packer: Packer, parked: ParkedRow | undefined): void {
  packer.flag(parked !== undefined)
  if (parked === undefined) return
  packer.number(parked.place)
  packer.number(parked.offset)
  packer.number(parked.at)
  packer.text(parked.reason)
  packer.bytes(parked.blank)
  packer.number(parked.upTo)
}

export function unpackParkedRow(from: Unpacker): ParkedRow | undefined {
  if (!from.flag()) return undefined
  return {
    place: from.number(),
    offset: from.number(),
    at: from.number(),
    reason: from.text(),
    blank: from.bytes(),
    upTo: from.number(),
  }
}

export function packRoute(packer: Packer, { region, part, zone }: Route): void {
  packer.number(region)
  packer.number(part)
  packer.number(zone)
}

export const unpackRoute = (from: Unpacker): Route => ({
  region: from.number(),
  part: from.number(),
  zone: from.number(),
})

export const packNumbers = (packer: Packer, numbers: readonly number[]): void =>
  packer.list(numbers, numbers.length, (value) => packer.number(value))

/** Places, which nearly always ascend. */
export function packPlaces(packer: Packer, places: readonly number[]): void {
  let before = 0
  packer.list(places, places.length, (place) => {
    packer.step(place, before)
    before = place
  })
}

export function unpackPlaces(from: Unpacker): number[] {
  let before = 0
  return from.list(() => {
    before = from.step(before)
    return before
  })
}

export const packRanges = (packer: Packer, ranges: readonly Range[]): void =>
  packer.list(ranges, ranges.length, ({ from, to }) => {
    packer.number(from)
    packer.number(to - from)
  })

export const unpackRanges = (unpacker: Unpacker): Range[] =>
  unpacker.list(() => {
    const from = unpacker.number()
    return { from, to: from + unpacker.number() }
  })

export const packCounters = (packer: Packer, counters: ReadonlyMap<number, number>): void =>
  packer.list(counters, counters.size, ([writer, n]) => {
    packer.number(writer)
    packer.number(n)
  })

export function unpackCounters(from: Unpacker): Map<number, number> {
  const counters = new Map<number, number>()
  from.list(() => counters.set(from.number(), from.number()))
  return counters
}
