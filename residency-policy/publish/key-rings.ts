/**
 * Who may approve policies and sign their log, as a chain of rings: each change is a statement signed by
 * keys of the ring before it, so that whoever believes one ring can follow all later ones and nobody
 * has to be believed for them. The first signs itself; a node is given it (or any later one) with its
 * installation.
 *
 * A ring says how many releases the log had when it began. So which keys count for a release is a
 * matter of its place, not of the dates somebody wrote on it: a key that was retired approves nothing
 * that comes later, however it is dated.
 *
 * A change needs a key of the log and at least half of the approvers. The log's key alone could make
 * approvers of its own; all approvers would mean that a key which is lost can never be retired.
 */
import { base64, fromBase64 } from './base64.ts'
import { hashOf } from './canonical.ts'
import type { PolicyCrypto } from './crypto.ts'
import type { Checkpoint } from './signed-note.ts'
import { type Approval, type RingKey, signersOf } from './ring-key.ts'

export interface RingStatement {
  readonly schema: 'meridian/policy.ring@1'
  /** Name of the log. */
  readonly origin: string
  /** From 1 on. */
  readonly number: number
  /** SHA-256 of the canonical statement before, base64; null for the first. */
  readonly previous: string | null
  /** Releases in the log when it began, and their root, base64. */
  readonly size: number
  readonly root: string
  /** Milliseconds since 1970. */
  readonly at: number
  /** Every key there is or was. */
  readonly keys: readonly RingKey[]
}

export interface SignedRing {
  readonly statement: RingStatement
  readonly approvals: readonly Approval[]
}

/** Verified, oldest first, without a hole. */
export type KeyRings = readonly RingStatement[]

export type RingRefusedBecause = 'ring-not-next' | 'ring-unlike' | 'ring-unsigned' | 'ring-forked'

export const keysInUse = (keys: readonly RingKey[], role: RingKey['role']): RingKey[] =>
  keys.filter((key) => key.role === role && key.until === undefined)

/** How many approvers a change of a ring with these keys needs, beside a key of the log. */
export const ringApprovalsNeeded = (keys: readonly RingKey[]): number =>
  Math.ceil(keysInUse(keys, 'approver').length / 2)

/** The ring after `rings`, to be signed: `size` and `root` are those of the log now. */
export async function nextRing(
  crypto: PolicyCrypto,
  rings: KeyRings,
  { origin, size, root }: Checkpoint,
  keys: readonly RingKey[],
  at: number,
): Promise<RingStatement> {
  const before = rings.at(-1)
  return {
    schema: 'meridian/policy.ring@1',
    origin,
    number: (before?.number ?? 0) + 1,
    previous: before === undefined ? null : await hashOf(crypto, before),
    size,
    root: base64(root),
    at,
    keys,
  }
}

/** `known` and what `shown` adds to it; or why it cannot be believed. Rings that are known already must be the same. */
export async function followRings(
  crypto: PolicyCrypto,
  known: KeyRings,
  shown: readonly SignedRing[],
): Promise<KeyRings | RingRefusedBecause> {
  const rings = [...known]
  for (const ring of shown) {
    const same = rings.find(({ number }) => number === ring.statement.number)
    if (same !== undefined) {
      if ((await hashOf(crypto, same)) !== (await hashOf(crypto, ring.statement))) return 'ring-forked'
      continue
    }
    const refused = await refusalOf(crypto, rings.at(-1), ring)
    if (refused !== undefined) return refused
    rings.push(ring.statement)
  }
  return rings
}

async function refusalOf(
  crypto: PolicyCrypto,
  before: RingStatement | undefined,
  { statement, approvals }: SignedRing,
): Promise<RingRefusedBecause | undefined> {
  const { origin, number, previous, size, at } = statement
  const follows =
    before === undefined
      ? number === 1 && previous === null && size === 0
      : number === before.number + 1 &&
        origin === before.origin &&
        previous === (await hashOf(crypto, before)) &&
        size >= before.size &&
        at >= before.at
  if (!follows) return 'ring-not-next'
  if (!isLike(before?.keys ?? [], statement)) return 'ring-unlike'
  // The first one signs itself: it is believed for where it comes from.
  const asked = (before ?? statement).keys
  const good = await signersOf(crypto, statement, approvals, [
    ...keysInUse(asked, 'log'),
    ...keysInUse(asked, 'approver'),
  ])
  const by = (role: RingKey['role']): number =>
    asked.filter((key) => key.role === role && good.includes(key.name)).length
  const needed = before === undefined ? 0 : ringApprovalsNeeded(asked)
  return by('log') > 0 && by('approver') >= needed ? undefined : 'ring-unsigned'
}

/** Keys may be added and retired, nothing else; no key comes back, also not under another name. */
function isLike(before: readonly RingKey[], { keys, at }: RingStatement): boolean {
  const kept = before.every((old, place) => {
    const { until, ...rest } = keys[place] ?? { name: '' }
    const { until: untilBefore, ...restBefore } = old
    const same = (Object.keys(restBefore) as (keyof typeof restBefore)[]).every(
      (field) => restBefore[field] === (rest as Partial<RingKey>)[field],
    )
    return same && (until === untilBefore || (untilBefore === undefined && until === at))
  })
  const added = keys.slice(before.length)
  const fresh = added.every(({ from, until, role }) => from === at && until === undefined && roles.has(role))
  const whole = keys.every(({ publicKey }) => fromBase64(publicKey)?.length === 32)
  const distinct = (of: (key: RingKey) => string): boolean => new Set(keys.map(of)).size === keys.length
  return (
    kept &&
    fresh &&
    whole &&
    distinct(({ name }) => name) &&
    distinct(({ publicKey }) => publicKey) &&
    keysInUse(keys, 'log').length > 0
  )
}

const roles: ReadonlySet<unknown> = new Set(['approver', 'log'])

/** The keys whose approvals count for the release at this place of the log. */
export const approversAt = (rings: KeyRings, index: number): RingKey[] =>
  keysInUse(rings.findLast(({ size }) => size <= index)?.keys ?? [], 'approver')

/** The keys of the log that were in use while it had this size: a ring may change between two releases, and the checkpoint is signed anew. */
export function logKeysAt(rings: KeyRings, size: number): RingKey[] {
  const held = rings.filter((ring, at) => ring.size <= size && (rings[at + 1]?.size ?? Infinity) >= size)
  return held.flatMap(({ keys }) => keysInUse(keys, 'log'))
}
