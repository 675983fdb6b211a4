/**
 * Signed releases for tests, in memory and from fixed keys: a chain as a log publishes
 * it, with the proofs that a node asks for. What it makes may be wrong on purpose; the log never is.
 */
import type { PolicyDocument } from '../document/policy-document.ts'
import { base64 } from './base64.ts'
import type { Signer } from './crypto.ts'
import { consistencyProof, inclusionProof, leafHash, rootOf } from './merkle.ts'
import { generateKey, nodePolicyCrypto as crypto, signerOf } from './policy-crypto.node.ts'
import type { Taken } from './policy-stand.ts'
import { approve, canonicalBytes, makeStatement, type Release, type RingKey, type Statement } from './release.ts'
import { checkpointText, signNote } from './signed-note.ts'

const names = ['log', 'dpo', 'counsel'] as const

export class ExampleChain {
  readonly origin = 'meridian.example/policy'
  readonly ring: readonly RingKey[]
  readonly #keys: ReadonlyMap<string, ReturnType<typeof generateKey>>
  readonly #statements: Statement[] = []

  /** Of another seed: other keys under the same names. */
  constructor(seed = 0) {
    this.#keys = new Map(
      names.map((name, at) => [name, generateKey({ bytes: (count) => new Uint8Array(count).fill(seed + at + 1) })]),
    )
    this.ring = names.map((name) => ({
      name,
      role: name === 'log' ? 'log' : 'approver',
      publicKey: base64(this.#key(name).publicKey),
      from: 0,
    }))
  }

  /** The next release, as a node takes it that has taken all before. */
  async publish(document: PolicyDocument, atMs: number, by: readonly string[] = ['dpo', 'counsel']): Promise<Taken> {
    const statement = await makeStatement(crypto, document, this.#statements.at(-1), atMs)
    const approvals = await Promise.all(by.map((name) => approve(statement, this.#signer(name))))
    this.#statements.push(statement)
    return this.#shown({ document, statement, approvals }, atMs)
  }

  async #shown(release: Release, takenAt: number): Promise<Taken> {
    const leaves = await Promise.all(this.#statements.map((each) => leafHash(crypto, canonicalBytes(each))))
    const [size, index] = [leaves.length, leaves.length - 1]
    const text = checkpointText({ origin: this.origin, size, root: await rootOf(crypto, leaves) })
    return {
      release,
      index,
      checkpoint: await signNote(crypto, text, this.#signer('log'), this.#key('log').publicKey),
      inclusion: (await inclusionProof(crypto, leaves, index)).map(base64),
      consistency: (await consistencyProof(crypto, leaves, index)).map(base64),
      takenAt,
    }
  }

  #signer(name: string): Signer {
    return signerOf(name, this.#key(name).privatePem)
  }

  #key(name: string) {
    const key = this.#keys.get(name)
    if (key === undefined) throw new Error(`there is no key of ${name}`)
    return key
  }
}
