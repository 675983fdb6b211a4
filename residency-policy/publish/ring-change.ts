/**
 * Changes of the ring of keys: made, signed by whoever's keys are at hand, and waiting for the others
 * until there are enough.
 */
import type { Clock } from '../../platform/clock.ts'
import { fromBase64 } from './base64.ts'
import { canonicalBytes } from './canonical.ts'
import type { PolicyCrypto, Signer } from './crypto.ts'
import { followRings, keysInUse, nextRing, ringApprovalsNeeded } from './key-rings.ts'
import { rootOf } from './merkle.ts'
import type { KeyCabinet, PolicyLogState, RingChange } from './policy-log-files.ts'
import { PolicyLogRefused } from './policy-log-refusal.ts'
import { approve, type Approval, inUse, type RingKey, signersOf } from './ring-key.ts'
import type { Checkpoint } from './signed-note.ts'

export interface RingPorts {
  readonly cabinet: KeyCabinet
  readonly crypto: PolicyCrypto
  readonly clock: Pick<Clock, 'now'>
}

/** How far a change is. */
export interface RingChangeState {
  readonly change: RingChange
  readonly approvedBy: readonly string[]
  readonly approvalsNeeded: number
  /** The ring is the new one. */
  readonly done: boolean
}

/** The ring with `name` retired. */
export function retired(ring: readonly RingKey[], name: string, now: number): RingKey[] {
  const key = ring.find((each) => each.name === name)
  if (key === undefined) throw new PolicyLogRefused('key-unknown', `\`${name}\``)
  if (!inUse(key, now)) throw new PolicyLogRefused('key-retired', `\`${name}\``)
  return ring.map((each) => (each === key ? { ...each, until: now } : each))
}

const keyName = /^[a-z0-9][a-z0-9.-]{0,63}$/

/** Throws for a key that the ring cannot take. Names and keys are never used again. */
export function mustBeNew(ring: readonly RingKey[], name: string, publicKey: string | undefined): void {
  if (!keyName.test(name)) throw new PolicyLogRefused('key-name', `\`${name}\``)
  if (ring.some((key) => key.name === name)) throw new PolicyLogRefused('key-exists', `\`${name}\``)
  if (publicKey === undefined) return
  if (fromBase64(publicKey)?.length !== 32)
    throw new PolicyLogRefused('key-other', `\`${publicKey}\` is no Ed25519 key in base64`)
  const same = ring.find((key) => key.publicKey === publicKey)
  if (same !== undefined) throw new PolicyLogRefused('key-exists', `it is the key of \`${same.name}\``)
}

/** The first ring of a log, which its own key signs. */
export async function firstRing({ crypto, cabinet }: RingPorts, origin: string, key: RingKey): Promise<RingChange> {
  const empty: Checkpoint = { origin, size: 0, root: await rootOf(crypto, []) }
  const statement = await nextRing(crypto, [], empty, [key], key.from)
  const signer = await cabinet.signer(key.name)
  if (signer === undefined) throw new PolicyLogRefused('checkpoint-unsigned')
  return { statement, approvals: [await approve(statement, signer)], did: 'create', what: origin, reason: '' }
}

/** A change to `keys`, signed by every key in use whose private half is here. */
export async function makeChange(
  { crypto, cabinet }: RingPorts,
  { origin, rings, ring, checkpoint }: PolicyLogState,
  keys: readonly RingKey[],
  at: number,
  told: Pick<RingChange, 'did' | 'what' | 'reason'>,
): Promise<RingChange> {
  const log = checkpoint ?? { origin, size: 0, root: await rootOf(crypto, []) }
  const known = rings.map(({ statement }) => statement)
  const statement = await nextRing(crypto, known, log, keys, at)
  const approvals: Approval[] = []
  for (const { name } of [...keysInUse(ring, 'log'), ...keysInUse(ring, 'approver')]) {
    const signer = await cabinet.signer(name)
    if (signer !== undefined) approvals.push(await approve(statement, signer))
  }
  return { statement, approvals, ...told }
}

/** The change with one more signature. */
export async function approveChange(
  crypto: PolicyCrypto,
  ring: readonly RingKey[],
  change: RingChange,
  signer: Signer,
): Promise<RingChange> {
  const key = ring.find(({ name }) => name === signer.name)
  if (key === undefined) throw new PolicyLogRefused('key-unknown', `\`${signer.name}\``)
  if (key.until !== undefined) throw new PolicyLogRefused('key-retired', `\`${key.name}\``)
  const approval = await approve(change.statement, signer)
  await mustBeSignedBy(crypto, key, change.statement, approval)
  return { ...change, approvals: [...change.approvals.filter((each) => each.key !== key.name), approval] }
}

export async function mustBeSignedBy(
  crypto: PolicyCrypto,
  key: RingKey,
  statement: object,
  { signature }: Approval,
): Promise<void> {
  const publicKey = fromBase64(key.publicKey) ?? new Uint8Array()
  const signed = await crypto.verify(publicKey, canonicalBytes(statement), fromBase64(signature) ?? new Uint8Array())
  if (!signed) throw new PolicyLogRefused('key-other', `\`${key.name}\``)
}

export async function stateOfChange(
  crypto: PolicyCrypto,
  { rings, ring }: Pick<PolicyLogState, 'rings' | 'ring'>,
  change: RingChange,
): Promise<RingChangeState> {
  const { statement, approvals } = change
  const known = rings.map((each) => each.statement)
  const followed = await followRings(crypto, known, [{ statement, approvals }])
  // Too few signatures is a matter of time; anything else is one that no node would take.
  if (typeof followed === 'string' && followed !== 'ring-unsigned') throw new PolicyLogRefused(followed)
  const approvedBy = await signersOf(crypto, statement, approvals, keysInUse(ring, 'approver'))
  return { change, approvedBy, approvalsNeeded: ringApprovalsNeeded(ring), done: typeof followed !== 'string' }
}
