/**
 * How long things took, counted by upper bounds: an array and no object for each, since some are
 * counted with every message. Read whenever somebody asks.
 */

/** Milliseconds, from a group commit to a lane across the world. */
export const latencyBoundsMs: readonly number[] = [0.2, 0.5, 1, 2.5, 5, 10, 25, 50, 100, 200, 500, 1_000, 2_500, 5_000]

export class Buckets {
  /** Those up to each bound and above the one before; the last is above all of them. */
  readonly counts = new Float64Array(latencyBoundsMs.length + 1)
  sumMs = 0

  add(ms: number): void {
    let at = 0
    while (at < latencyBoundsMs.length && ms > (latencyBoundsMs[at] as number)) at++
    this.counts[at] = (this.counts[at] as number) + 1
    this.sumMs += ms
  }
}
