/**
 * Which versions of a cell nobody will read any more. A version is read by who loads the state as of
 * some offset: the newest at or below it. Those offsets are the part's checkpoint and the moments that
 * snapshots keep; the checkpoint only grows.
 */
import type { Offset } from '../../platform/event-log/event-log.ts'

/** Versions strictly between the two. */
export interface VersionRange {
  readonly above: Offset
  readonly below: Offset
}

export interface Versions {
  /** Ascending. */
  readonly kept: readonly Offset[]
  readonly superseded: readonly VersionRange[]
}

/**
 * Of the versions `known`, ascending: those below the newest that the checkpoint `stored` reads are
 * superseded, up to the next moment below it, and so on. Ranges are as wide as they may be, so that
 * what is there and not known goes, too.
 */
export function supersededVersions(known: readonly Offset[], stored: Offset, moments: readonly Offset[]): Versions {
  const superseded: VersionRange[] = []
  let kept = [...known]
  let newest = kept.findLast((version) => version <= stored)
  while (newest !== undefined) {
    const below = newest
    const above = moments.reduce((most, moment) => (moment < below && moment > most ? moment : most), -1)
    const inRange = (version: Offset): boolean => version > above && version < below
    if (kept.some(inRange)) superseded.push({ above, below })
    kept = kept.filter((version) => !inRange(version))
    newest = kept.findLast((version) => version <= above)
  }
  return { kept, superseded }
}
