/**
 * What a running region tells of its people so that a change of policy can be counted: who lives there
 * and how much they have sent to whom. People and groups are keyed hashes under a salt of whoever asks,
 * the same in every region that is asked with it, so that ties between regions meet; they are turned
 * into numbers before anything is written.
 */

export const populationKinds = ['people', 'ties'] as const
export type PopulationKind = (typeof populationKinds)[number]

/** Somebody whose home the region is. */
export interface PersonSeen {
  readonly person: string
  readonly zone: string
}

/** What such a person has sent to one person or to one group, and whether they are in it. */
export interface TieSeen {
  readonly from: string
  readonly to?: string
  readonly group?: string
  /** Places of the chain: every message, edit, recall and reaction is one. */
  readonly records: number
  readonly member: boolean
}

/** In a stable order; whoever reads on goes from `next`. */
export interface PopulationPage<Item> {
  readonly items: readonly Item[]
  readonly next: string | undefined
  /** How far it is: parts of the region that were read, of all. */
  readonly parts: { readonly read: number; readonly of: number }
}

/** Cells of one page: some milliseconds of a worker that also serves people. */
export const populationPageCells = 2_000
