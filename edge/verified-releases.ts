/**
 * Every release of the policy that some region has shown and that has proved itself (`accept`), and every
 * ring of keys that has. What a release says of itself is judged once, whichever region shows it first;
 * its place in the log is judged for each region, since each saw the log grow in steps of its own.
 *
 * What the signer of the region map has verified is not verified again: the edge goes on from there.
 *
 * The chains are one: of two releases that claim the same version, or two rings of one number, the
 * second is refused. So what regions show at the same moment is judged one after the other.
 */
import type { PolicyDocument } from '../residency-policy/document/policy-document.ts'
import {
  acceptPlace,
  acceptRelease,
  type Active,
  type Published,
  type RefusedBecause,
} from '../residency-policy/publish/accept.ts'
import { hashOf } from '../residency-policy/publish/canonical.ts'
import type { PolicyCrypto } from '../residency-policy/publish/crypto.ts'
import {
  approversAt,
  followRings,
  type KeyRings,
  type RingRefusedBecause,
  type SignedRing,
} from '../residency-policy/publish/key-rings.ts'
import { type Checkpoint, readCheckpointText } from '../residency-policy/publish/signed-note.ts'
import { compile } from '../residency-policy/table/compile.ts'
import type { Release } from '../residency-policy/publish/release.ts'
import type { PolicyKeys } from './region-map.ts'

interface Verified {
  /** Of the statement. */
  readonly hash: string
  readonly document: PolicyDocument
}

export class VerifiedReleases {
  readonly #crypto: PolicyCrypto
  readonly #origin: string
  /** Believed: those of the signed region map. */
  readonly #given: readonly SignedRing[]
  readonly #byVersion = new Map<number, Verified>()
  /** Hashes of the statements of older versions, which whoever signed the region map has verified. */
  readonly #vouched: ReadonlyMap<number, string>
  /** Where the edge goes on from, whichever region shows what follows. */
  readonly start: { readonly version: number; readonly checkpoint: Checkpoint | undefined }
  #rings: KeyRings = []
  #newest: Active | undefined
  #last: Promise<unknown> = Promise.resolve()

  constructor(crypto: PolicyCrypto, { origin, rings, point }: PolicyKeys) {
    this.#crypto = crypto
    this.#origin = origin
    this.#given = rings
    this.#vouched = new Map(point?.recent.map(({ version, hash }) => [version, hash]))
    this.start = { version: point?.statement.version ?? 0, checkpoint: point && readCheckpointText(point.checkpoint) }
    if (point === undefined) return
    const { statement, document } = point
    this.#newest = { statement, document, table: compile(document) }
    this.#byVersion.set(statement.version, { hash: this.#vouched.get(statement.version) ?? '', document })
  }

  documentOf(version: number): PolicyDocument | undefined {
    return this.#byVersion.get(version)?.document
  }

  /** Number of the newest ring that is known. */
  get ring(): number {
    return Math.max(this.#rings.length, this.#given.length)
  }

  /** Rings that a region shows; answers why they cannot be believed. */
  learn(shown: readonly SignedRing[]): Promise<RingRefusedBecause | undefined> {
    return this.#alone(async () => {
      const followed = await followRings(this.#crypto, await this.#knownRings(), shown)
      if (typeof followed === 'string') return followed
      this.#rings = followed
      return undefined
    })
  }

  /** `before` is the checkpoint that this region has shown last. Answers the next, or why the release is refused. */
  take(published: Published, before: Checkpoint | undefined, nowMs: number): Promise<Checkpoint | RefusedBecause> {
    return this.#alone(async () => {
      const { release, index } = published
      const { statement, document } = release
      const hash = await hashOf(this.#crypto, statement)
      const known = this.#byVersion.get(statement.version)
      if (known !== undefined && known.hash !== hash) return 'log-forked'
      const rings = await this.#knownRings()
      const place = await acceptPlace(this.#crypto, { origin: this.#origin, rings, checkpoint: before }, published)
      if (typeof place === 'string' || known !== undefined) return place
      const asked = { approvers: approversAt(rings, index), active: this.#newest }
      const accepted = await acceptRelease(this.#crypto, asked, release, nowMs)
      if (typeof accepted === 'string') return accepted
      this.#byVersion.set(statement.version, { hash, document })
      this.#newest = { statement, document, table: accepted.table }
      return place
    })
  }

  /** An older version that a region still stands by: known by its hash, so that nothing before it need be asked for. */
  recall({ statement, document }: Release): Promise<RefusedBecause | undefined> {
    return this.#alone(async () => {
      const hash = await hashOf(this.#crypto, statement)
      if (this.#vouched.get(statement.version) !== hash) return 'log-forked'
      if ((await hashOf(this.#crypto, document)) !== statement.document) return 'document-changed'
      this.#byVersion.set(statement.version, { hash, document })
      return undefined
    })
  }

  async #knownRings(): Promise<KeyRings> {
    if (this.#rings.length > 0) return this.#rings
    const given = await followRings(this.#crypto, [], this.#given)
    this.#rings = typeof given === 'string' ? [] : given
    return this.#rings
  }

  #alone<T>(act: () => Promise<T>): Promise<T> {
    const done = this.#last.then(act, act)
    this.#last = done.catch(() => undefined)
    return done
  }
}
