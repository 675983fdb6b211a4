/**
 * The table of regions that Terraform goes by: who there is, whose law holds where, who signs up where,
 * and between which regions there is a way at all. Written from `protocol/places.ts`, the points of
 * presence and the residency document that an installation begins with, so that the three cannot differ.
 */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { type PointOfPresence, pointsOfPresence } from '../../processes/installation.ts'
import { standardPolicyFile } from '../../processes/policy-of-installation.ts'
import { type Places, standardPlaces } from '../../protocol/places.ts'
import { parse } from '../../residency-policy/document/parse.ts'
import type { PolicyDocument } from '../../residency-policy/document/policy-document.ts'
import { compileFlows } from '../../residency-policy/flows/compile-flows.ts'
import { compile } from '../../residency-policy/table/compile.ts'

export interface RegionLine {
  readonly number: number
  readonly name: string
  readonly city: string
  /** The zone whose law holds where it stands. */
  readonly law: string
  /** Zones whose people live there. */
  readonly zones: readonly string[]
  /** Aliases of the regions that the policy lets anything of its people go to. */
  readonly flows_to: readonly string[]
}

export interface RegionsTable {
  readonly regions: Readonly<Record<string, RegionLine>>
  readonly points_of_presence: Readonly<Record<string, Omit<PointOfPresence, 'name'>>>
}

export const regionsTablePath = 'infra/terraform/world/regions.auto.tfvars.json'

/** Throws a sentence when the document does not know a place. */
export function regionsTable(
  document: PolicyDocument,
  places: Places = standardPlaces,
  pops: readonly PointOfPresence[] = pointsOfPresence,
): RegionsTable {
  const opens = openedBy(document, places)
  const line = ({ number, name, city }: Places['regions'][number]): RegionLine => {
    const law = document.regions[name]?.law
    if (law === undefined) throw new Error(`the residency document says nothing of region \`${name}\``)
    const zones = Object.entries(document.zones).filter(([, { home }]) => home === name)
    const others = places.regions.filter((other) => other.number !== number)
    return {
      number,
      name,
      city,
      law,
      zones: zones.map(([zone]) => zone),
      flows_to: others.filter((other) => opens(number, other.number)).map(({ alias }) => alias),
    }
  }
  return {
    regions: Object.fromEntries(places.regions.map((region) => [region.alias, line(region)])),
    points_of_presence: Object.fromEntries(pops.map(({ name, ...pop }) => [name, pop])),
  }
}

/** Whether any class of anybody who lives in one region may go to another, on any day: a way is built for years. */
function openedBy(document: PolicyDocument, places: Places): (from: number, to: number) => boolean {
  const { zones, homes, regions, classes, cells } = compileFlows(document, compile(document), places)
  return (from, to) =>
    zones.some((_, zone) =>
      classes.some(
        (_, dataClass) =>
          homes[zone] === from &&
          (cells[(zone * classes.length + dataClass) * regions.length + regions.indexOf(to)] ?? -1) >= 0,
      ),
    )
}

export const documentIn = (file: string): PolicyDocument => {
  const parsed = parse(readFileSync(file, 'utf8'))
  if (!parsed.ok) throw new Error(`${file} is no residency document`)
  return parsed.policy.document
}

/** As the file in the repository must be. */
export const regionsTableText = (): string =>
  `${JSON.stringify(regionsTable(documentIn(standardPolicyFile)), undefined, 2)}\n`

export const terraformFolder = join(import.meta.dirname, '..', '..', 'infra', 'terraform')
