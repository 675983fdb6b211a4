/**
 * The tree of RFC 6962: leaves and nodes hashed apart, so that no node can be shown as a leaf. Proofs
 * say that a leaf is in a tree, and that a tree is the beginning of a larger one.
 */
import type { PolicyCrypto } from './crypto.ts'

type Hash = Uint8Array

const leafPrefix = Uint8Array.of(0)
const nodePrefix = Uint8Array.of(1)

export const leafHash = (crypto: PolicyCrypto, leaf: Uint8Array): Promise<Hash> =>
  crypto.sha256(joined(leafPrefix, leaf))

const nodeHash = (crypto: PolicyCrypto, left: Hash, right: Hash): Promise<Hash> =>
  crypto.sha256(joined(nodePrefix, left, right))

export async function rootOf(crypto: PolicyCrypto, leaves: readonly Hash[]): Promise<Hash> {
  if (leaves.length === 0) return crypto.sha256(new Uint8Array())
  if (leaves.length === 1) return leaves[0] as Hash
  const split = splitOf(leaves.length)
  return nodeHash(crypto, await rootOf(crypto, leaves.slice(0, split)), await rootOf(crypto, leaves.slice(split)))
}

/** Hashes beside the path from leaf `index` to the root, lowest first. */
export async function inclusionProof(crypto: PolicyCrypto, leaves: readonly Hash[], index: number): Promise<Hash[]> {
  if (leaves.length <= 1) return []
  const split = splitOf(leaves.length)
  const [left, right] = [leaves.slice(0, split), leaves.slice(split)]
  return index < split
    ? [...(await inclusionProof(crypto, left, index)), await rootOf(crypto, right)]
    : [...(await inclusionProof(crypto, right, index - split)), await rootOf(crypto, left)]
}

/** That the first `size` leaves are the tree that was shown before. */
export const consistencyProof = (crypto: PolicyCrypto, leaves: readonly Hash[], size: number): Promise<Hash[]> =>
  size <= 0 || size >= leaves.length ? Promise.resolve([]) : subProof(crypto, leaves, size, true)

async function subProof(crypto: PolicyCrypto, leaves: readonly Hash[], size: number, whole: boolean): Promise<Hash[]> {
  if (size === leaves.length) return whole ? [] : [await rootOf(crypto, leaves)]
  const split = splitOf(leaves.length)
  const [left, right] = [leaves.slice(0, split), leaves.slice(split)]
  return size <= split
    ? [...(await subProof(crypto, left, size, whole)), await rootOf(crypto, right)]
    : [...(await subProof(crypto, right, size - split, false)), await rootOf(crypto, left)]
}

export async function isIncluded(
  crypto: PolicyCrypto,
  leaf: Hash,
  index: number,
  size: number,
  proof: readonly Hash[],
  root: Hash,
): Promise<boolean> {
  if (!(index >= 0 && index < size)) return false
  let [at, last] = [index, size - 1]
  let hash = leaf
  for (const beside of proof) {
    if (last === 0) return false
    if (at % 2 === 1 || at === last) {
      hash = await nodeHash(crypto, beside, hash)
      while (at % 2 === 0 && at !== 0) [at, last] = [at >> 1, last >> 1]
    } else hash = await nodeHash(crypto, hash, beside)
    ;[at, last] = [at >> 1, last >> 1]
  }
  return last === 0 && equal(hash, root)
}

export async function isConsistent(
  crypto: PolicyCrypto,
  oldSize: number,
  oldRoot: Hash,
  newSize: number,
  newRoot: Hash,
  proof: readonly Hash[],
): Promise<boolean> {
  if (oldSize < 0 || oldSize > newSize) return false
  if (oldSize === newSize) return proof.length === 0 && equal(oldRoot, newRoot)
  if (oldSize === 0) return proof.length === 0
  // A whole subtree of the new tree is its own first hash and is not sent.
  const path = isPowerOfTwo(oldSize) ? [oldRoot, ...proof] : [...proof]
  let [at, last] = [oldSize - 1, newSize - 1]
  while (at % 2 === 1) [at, last] = [at >> 1, last >> 1]
  const first = path.shift()
  if (first === undefined) return false
  let [before, after] = [first, first]
  for (const beside of path) {
    if (last === 0) return false
    if (at % 2 === 1 || at === last) {
      before = await nodeHash(crypto, beside, before)
      after = await nodeHash(crypto, beside, after)
      while (at % 2 === 0 && at !== 0) [at, last] = [at >> 1, last >> 1]
    } else after = await nodeHash(crypto, after, beside)
    ;[at, last] = [at >> 1, last >> 1]
  }
  return last === 0 && equal(before, oldRoot) && equal(after, newRoot)
}

/** The largest power of two below `count`. */
function splitOf(count: number): number {
  let split = 1
  while (split * 2 < count) split *= 2
  return split
}

const isPowerOfTwo = (count: number): boolean => (count & (count - 1)) === 0

export const equal = (a: Uint8Array, b: Uint8Array): boolean =>
  a.length === b.length && a.every((byte, at) => byte === b[at])

function joined(...parts: readonly Uint8Array[]): Uint8Array {
  const all = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0))
  let at = 0
  for (const part of parts) {
    all.set(part, at)
    at += part.length
  }
  return all
}
