/**
 * Every release of the policy that some region has shown and that has proved itself (`accept`). What a
 * release says of itself is judged once, whichever region shows it first; its place in the log is
 * judged for each region, since each saw the log grow in steps of its own.
 *
 * The chain is one: of two releases that claim the same version the second is refused.
 */
import type { PolicyDocument } from '../residency-policy/document/policy-document.ts'
import { acceptPlace, acceptRelease, type Active, type RefusedBecause } from '../residency-policy/publish/accept.ts'
import { base64 } from '../residency-policy/publish/base64.ts'
import type { PolicyCrypto } from '../residency-policy/publish/crypto.ts'
import type { Taken } from '../residency-policy/publish/policy-stand.ts'
import { canonicalBytes } from '../residency-policy/publish/release.ts'
import type { Checkpoint } from '../residency-policy/publish/signed-note.ts'
import type { PolicyKeys } from './region-map.ts'

interface Verified {
  /** Of the statement. */
  readonly hash: string
  readonly document: PolicyDocument
}

export class VerifiedReleases {
  readonly #crypto: PolicyCrypto
  readonly #keys: PolicyKeys
  readonly #byVersion = new Map<number, Verified>()
  #newest: Active | undefined

  constructor(crypto: PolicyCrypto, keys: PolicyKeys) {
    this.#crypto = crypto
    this.#keys = keys
  }

  documentOf(version: number): PolicyDocument | undefined {
    return this.#byVersion.get(version)?.document
  }

  /** `before` is the checkpoint that this region has shown last. Answers the next, or why the release is refused. */
  async take(taken: Taken, before: Checkpoint | undefined, nowMs: number): Promise<Checkpoint | RefusedBecause> {
    const { release, takenAt } = taken
    const { statement, document } = release
    const hash = base64(await this.#crypto.sha256(canonicalBytes(statement)))
    const known = this.#byVersion.get(statement.version)
    if (known !== undefined && known.hash !== hash) return 'log-forked'
    const { origin, ring } = this.#keys
    const place = await acceptPlace(this.#crypto, { origin, ring, checkpoint: before }, taken, takenAt)
    if (typeof place === 'string' || known !== undefined) return place
    const accepted = await acceptRelease(this.#crypto, { ring, active: this.#newest }, release, nowMs)
    if (typeof accepted === 'string') return accepted
    this.#byVersion.set(statement.version, { hash, document })
    this.#newest = { statement, document, table: accepted.table }
    return place
  }
}
