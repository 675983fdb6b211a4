/**
 * Requests without a counter (W5). Their ids carry the time of their making, so what is forgotten needs
 * no list: an id from before the newest forgotten one is refused as expired, never taken for new.
 * Forgotten are answers older than any id that is let in, and the oldest ones when there are too many.
 */
import { limits } from '../../../protocol/limits.ts'
import type { PersonCell, UnaryAnswer } from '../cells.ts'

const dayMs = 86_400_000
/** A day more than the API lets an id in, for its clock. */
const keptMs = (limits.unaryIdDays + 1) * dayMs
/** Forgotten at a time when there are too many: finding the oldest costs a look at all. */
const forgottenAtOnce = limits.unaryIdsMax / 4

/** The first 48 bits of a UUID of version 7, ms. */
export function timeOf(id: string): number {
  let ms = 0
  for (let i = 0; i < 6; i++) ms = ms * 256 + id.charCodeAt(i)
  return ms
}

export const isExpired = ({ unaryFloor }: PersonCell, id: string): boolean => timeOf(id) <= unaryFloor

export function remember(person: PersonCell, id: string, answer: UnaryAnswer): void {
  person.unary.set(id, answer)
  if (person.unary.size <= limits.unaryIdsMax) return
  const oldest = [...person.unary.keys()].sort((a, b) => timeOf(a) - timeOf(b)).slice(0, forgottenAtOnce)
  for (const other of oldest) forget(person, other)
}

/** Answers are in the order of their making, so the old ones come first. */
export function forgetOld(person: PersonCell, now: number): void {
  for (const [id, { at }] of person.unary) {
    if (at > now - keptMs) return
    forget(person, id)
  }
}

function forget(person: PersonCell, id: string): void {
  person.unary.delete(id)
  person.unaryFloor = Math.max(person.unaryFloor, timeOf(id))
}
