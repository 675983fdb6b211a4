/**
 * Following one message in many through every process it passes. Nothing travels with it: which
 * messages are followed, and under which trace id, follows from the message's own id, so every process
 * of every region comes to the same answer by itself, and no record, frame or lane has a field for it.
 * Trace ids are thus the same everywhere, while the steps that a process tells stay in its region.
 *
 * Who tells steps stands around the ports (`*traced*.ts`): where nothing is followed, which is the
 * default, none of that is there and a message costs nothing.
 */
export interface Tracing {
  /** Wall-clock milliseconds with their fractions: steps are shorter than one. */
  now(): number
  /** The trace of the message with this id; undefined for one that is not followed, which is the rule. */
  trace(idHi: number, idLo: number): Trace | undefined
}

/** A message that is followed. */
export interface Trace {
  /** Tells of a step that began at `fromMs` and ends now. */
  step(name: StepName, fromMs: number, facts: StepFacts): void
}

/** What a message goes through, in this order; all but the first lie below `send`. */
export const stepNames = [
  /** From its stamp to its verdict, at the author's home. */
  'send',
  /** From its frame to its verdict, at the gateway. */
  'gateway.send',
  /** Into a part's log, or a lane's, until durable. */
  'append',
  'fold',
  /** From the mirror's hand until durable in the other region, and the same as seen there. */
  'lane',
  'receive',
  /** From the worker's word to the sockets, at the gateway. */
  'deliver',
  /** From the socket to the device's own word that it has it. */
  'device',
] as const
export type StepName = (typeof stepNames)[number]

const word = /^[a-z]{2,20}$/i
const alias = /^[a-z]{2}$/
const topicName = /^(user|group|feed|xr\.to-[a-z]{2}\.(chat|group|moments|control)\.g[0-9]{1,6})$/

/** All that a step may say of a message, and what it may look like: nothing here can hold a person's id, name or word. */
export const factForms = {
  topic: topicName,
  part: 'number',
  offset: 'number',
  /** Of the record. */
  kind: word,
  /** Records in the same batch. */
  records: 'number',
  /** Milliseconds between the record's stamp and the step. */
  waited: 'number',
  from: alias,
  to: alias,
  /** Sockets that it went to. */
  connections: 'number',
} as const satisfies Record<string, 'number' | RegExp>

export type StepFacts = {
  readonly [Fact in keyof typeof factForms]?: (typeof factForms)[Fact] extends 'number' ? number : string
}

/** Whether a fact is on the list and looks as it should. */
export function isAllowedFact(name: string, value: unknown): boolean {
  const form = Object.hasOwn(factForms, name) ? factForms[name as keyof typeof factForms] : undefined
  if (form === undefined) return false
  return form === 'number' ? Number.isFinite(value) : typeof value === 'string' && form.test(value)
}

/**
 * Chooses one id in `every`, evenly, and the same ones everywhere; with a larger `every` a part of
 * those. No secret: regions give ids to messages, so nobody can choose one that is followed.
 */
export function chooser(every: number): (idHi: number, idLo: number) => boolean {
  const below = 2 ** 32 / every
  return (idHi, idLo) => spread(idHi, idLo) < below
}

/** Ids of one millisecond differ in a few bits: each of them changes half of the answer (the end of MurmurHash3). */
function spread(idHi: number, idLo: number): number {
  let mixed = Math.imul(idHi, 0x9e3779b1) ^ idLo
  mixed = Math.imul(mixed ^ (mixed >>> 16), 0x85ebca6b)
  mixed = Math.imul(mixed ^ (mixed >>> 13), 0xc2b2ae35)
  return (mixed ^ (mixed >>> 16)) >>> 0
}
