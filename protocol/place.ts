/**
 * A place: where a record stands in the chain from one sender to one conversation or group. It is
 * `(epoch, k)` as one number below 2^53, so that places of one chain compare as numbers; mailbox
 * `seq` has the same form with the log offset as k. Epochs rise only when a person moves or a part
 * is restored; 1,023 of them fit.
 */
export const epochUnit = 2 ** 43
export const epochMax = 1_023

export const placeOf = (epoch: number, k: number): number => epoch * epochUnit + k
export const epochOf = (place: number): number => Math.floor(place / epochUnit)

/** The place after `place` for a sender whose epoch is `epoch`. */
export const nextPlace = (place: number, epoch: number): number =>
  epoch > epochOf(place) ? placeOf(epoch, 1) : place + 1

export const seqOf = (epoch: number, offset: number): number => epoch * epochUnit + offset
