/**
 * The regions and zones of this installation. Ids carry no place; where a number must stand in a
 * record or a message id, it is a number of this table. Adding a region is a line of configuration.
 */
import type { RegionAlias, RegionName, Zone } from './ids.ts'

export interface Region {
  /** 1–255; stands in message ids and records, never reused. */
  readonly number: number
  readonly name: RegionName
  readonly alias: RegionAlias
  /** For people: `Frankfurt`. */
  readonly city: string
}

export interface ZoneEntry {
  /** 1–255; stands in records, never reused. */
  readonly number: number
  readonly zone: Zone
}

export interface Places {
  readonly regions: readonly Region[]
  readonly zones: readonly ZoneEntry[]
}

const region = (number: number, name: string, alias: string, city: string): Region => ({
  number,
  name: name as RegionName,
  alias: alias as RegionAlias,
  city,
})

/** The four regions the project plans for; an installation runs those its configuration names. */
export const standardPlaces: Places = {
  regions: [
    region(1, 'eu-central', 'eu', 'Frankfurt'),
    region(2, 'us-east', 'us', 'Ashburn'),
    region(3, 'ap-southeast', 'ap', 'Singapore'),
    region(4, 'cn-north', 'cn', 'Beijing'),
  ],
  zones: [
    { number: 1, zone: 'EU' as Zone },
    { number: 2, zone: 'US' as Zone },
    { number: 3, zone: 'SG' as Zone },
    { number: 4, zone: 'CN' as Zone },
  ],
}

export const regionByNumber = (places: Places, number: number): Region | undefined =>
  places.regions.find((entry) => entry.number === number)
export const regionByAlias = (places: Places, alias: string): Region | undefined =>
  places.regions.find((entry) => entry.alias === alias)
export const regionByName = (places: Places, name: string): Region | undefined =>
  places.regions.find((entry) => entry.name === name)
export const zoneNumber = (places: Places, zone: Zone): number =>
  places.zones.find((entry) => entry.zone === zone)?.number ?? 0
