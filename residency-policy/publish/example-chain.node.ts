/**
 * Signed releases and rings of keys for tests, in memory and from fixed keys: chains as a log publishes
 * them, with the proofs that a node asks for. What it makes may be wrong on purpose; the log never is.
 */
import type { PolicyDocument } from '../document/policy-document.ts'
import type { Published } from './accept.ts'
import { base64 } from './base64.ts'
import { canonicalBytes, hashOf } from './canonical.ts'
import type { Signer } from './crypto.ts'
import { nextRing, type SignedRing } from './key-rings.ts'
import { consistencyProof, inclusionProof, leafHash, rootOf } from './merkle.ts'
import { generateKey, nodePolicyCrypto as crypto, signerOf } from './policy-crypto.node.ts'
import { makeStatement, type Release, type Statement } from './release.ts'
import { approve, type RingKey } from './ring-key.ts'
import { checkpointText, signNote } from './signed-note.ts'
import type { VerifiedPoint } from './verified-point.ts'

export class ExampleChain {
  readonly origin = 'meridian.example/policy'
  readonly #seed: number
  readonly #keys = new Map<string, ReturnType<typeof generateKey>>()
  readonly #statements: Statement[] = []
  readonly #rings: SignedRing[] = []

  /** Of another seed: other keys under the same names. */
  constructor(seed = 0) {
    this.#seed = seed
  }

  /** Of a log whose keys `log`, `dpo` and `counsel` make its first ring, and what `changeRing` has added. */
  async keys(): Promise<{ readonly origin: string; readonly rings: readonly SignedRing[] }> {
    if (this.#rings.length === 0) {
      const keys = ['log', 'dpo', 'counsel'].map((name) => this.#ringKey(name, 0))
      await this.#ringOf(keys, 0, ['log'], [])
    }
    return { origin: this.origin, rings: [...this.#rings] }
  }

  /** The next ring, at this place of the log: keys retired and keys added (`log-…` signs the log, others approve). */
  async changeRing(
    { retire = [], add = [] }: { readonly retire?: readonly string[]; readonly add?: readonly string[] },
    at: number,
    by: readonly string[] = ['log', 'dpo'],
  ): Promise<SignedRing> {
    const { rings } = await this.keys()
    const before = rings.at(-1)?.statement.keys ?? []
    const kept = before.map((key) => (retire.includes(key.name) ? { ...key, until: at } : key))
    return this.#ringOf([...kept, ...add.map((name) => this.#ringKey(name, at))], at, by, await this.#leaves())
  }

  /** The next release, as a node takes it that has taken all before. */
  async publish(
    document: PolicyDocument,
    atMs: number,
    by: readonly string[] = ['dpo', 'counsel'],
    log = 'log',
  ): Promise<Published> {
    const statement = await makeStatement(crypto, document, this.#statements.at(-1), atMs)
    const approvals = await Promise.all(by.map((name) => approve(statement, this.signer(name))))
    this.#statements.push(statement)
    return this.#shown({ document, statement, approvals }, log)
  }

  /** As the log says how far it was verified, once `newest` is its newest. */
  async pointAt({ release: { statement, document }, index, checkpoint }: Published): Promise<VerifiedPoint> {
    const recent = this.#statements.slice(0, index + 1).map(async (each) => ({
      version: each.version,
      hash: await hashOf(crypto, each),
    }))
    return { statement, document, checkpoint, recent: await Promise.all(recent) }
  }

  signer(name: string): Signer {
    return signerOf(name, this.#key(name).privatePem)
  }

  async #shown(release: Release, log: string): Promise<Published> {
    const leaves = await this.#leaves()
    const [size, index] = [leaves.length, leaves.length - 1]
    const text = checkpointText({ origin: this.origin, size, root: await rootOf(crypto, leaves) })
    return {
      release,
      index,
      checkpoint: await signNote(crypto, text, this.signer(log), this.#key(log).publicKey),
      inclusion: (await inclusionProof(crypto, leaves, index)).map(base64),
      consistency: (await consistencyProof(crypto, leaves, index)).map(base64),
    }
  }

  async #ringOf(
    keys: readonly RingKey[],
    at: number,
    by: readonly string[],
    leaves: readonly Uint8Array[],
  ): Promise<SignedRing> {
    const log = { origin: this.origin, size: leaves.length, root: await rootOf(crypto, leaves) }
    const known = this.#rings.map((ring) => ring.statement)
    const statement = await nextRing(crypto, known, log, keys, at)
    const ring = { statement, approvals: await Promise.all(by.map((name) => approve(statement, this.signer(name)))) }
    this.#rings.push(ring)
    return ring
  }

  #leaves(): Promise<Uint8Array[]> {
    return Promise.all(this.#statements.map((each) => leafHash(crypto, canonicalBytes(each))))
  }

  #ringKey(name: string, from: number): RingKey {
    const role = name.startsWith('log') ? 'log' : 'approver'
    return { name, role, publicKey: base64(this.#key(name).publicKey), from }
  }

  /** Of the seed and the name, so that no run has others than the one before. */
  #key(name: string) {
    const known = this.#keys.get(name)
    if (known !== undefined) return known
    const text = new TextEncoder().encode(name)
    const key = generateKey({
      bytes: (count) => Uint8Array.from({ length: count }, (_, at) => this.#seed + (text[at % text.length] ?? 0)),
    })
    this.#keys.set(name, key)
    return key
  }
}
