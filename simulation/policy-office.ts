/**
 * Who writes the policy of a simulated world: versions of policies/three-regions.yaml with further
 * guardrails, signed and logged as real ones are.
 */
import { threeRegions } from '../residency-policy/document/example-policy.node.ts'
import type { Guardrail, PolicyDocument } from '../residency-policy/document/policy-document.ts'
import type { PersonalClass } from '../residency-policy/flows/data-classes.ts'
import { compileFlows } from '../residency-policy/flows/compile-flows.ts'
import { nothingInForce, type PolicyRecord } from '../residency-policy/flows/policy-record.ts'
import type { PolicyKeys } from '../edge/region-map.ts'
import { compile } from '../residency-policy/table/compile.ts'
import { standardPlaces } from '../protocol/places.ts'
import type { Published } from '../residency-policy/publish/accept.ts'
import { base64 } from '../residency-policy/publish/base64.ts'
import { consistencyProof, inclusionProof, leafHash, rootOf } from '../residency-policy/publish/merkle.ts'
import { simulatedPolicyCrypto as crypto, simulatedPublicKey, simulatedSigner } from './policy-crypto.simulated.ts'
import { canonicalBytes } from '../residency-policy/publish/canonical.ts'
import { nextRing, type SignedRing } from '../residency-policy/publish/key-rings.ts'
import { makeStatement, type Release } from '../residency-policy/publish/release.ts'
import { approve, type RingKey } from '../residency-policy/publish/ring-key.ts'
import { checkpointText, signNote } from '../residency-policy/publish/signed-note.ts'

/** A flow that a version forbids, by aliases. */
export interface Denial {
  readonly from: string
  readonly to: string
  readonly dataClass: Exclude<PersonalClass, 'receipt' | 'directory.lookup'>
  /** Only these of what is done with it; everything without. */
  readonly ops?: readonly string[]
}

export const zoneOf: Readonly<Record<string, string>> = { eu: 'EU', us: 'US', ap: 'SG', cn: 'CN' }
const regionOf: Readonly<Record<string, string>> = {
  eu: 'eu-central',
  us: 'us-east',
  ap: 'ap-southeast',
  cn: 'cn-north',
}
const origin = 'meridian.simulated/policy'
const approvers = ['dpo', 'counsel'] as const
const logKey = 'log'

const ring: readonly RingKey[] = [...approvers, logKey].map((name) => ({
  name,
  role: name === logKey ? 'log' : 'approver',
  publicKey: base64(simulatedPublicKey(name)),
  from: 0,
}))

/** The one ring of keys of every simulated world. */
async function signedRing(): Promise<SignedRing> {
  const empty = { origin, size: 0, root: await rootOf(crypto, []) }
  const statement = await nextRing(crypto, [], empty, ring, 0)
  return { statement, approvals: [await approve(statement, simulatedSigner(logKey))] }
}

export const simulatedKeys: PolicyKeys = { origin, rings: [await signedRing()] }

let read: PolicyDocument | undefined
const standardDocument = (): PolicyDocument => (read ??= threeRegions().document)

const guardrailOf = ({ from, to, dataClass, ops }: Denial): Guardrail => ({
  id: `g-${from}-${to}-${dataClass.replace('.', '-')}`,
  zones: [zoneOf[from] ?? from],
  classes: [dataClass],
  ...(ops && { ops }),
  to: [regionOf[to] ?? to],
})

/** Texts between people and in groups, and what is told of them, on a basis that so many people a year may use. */
function limited(document: PolicyDocument, stop: number): PolicyDocument {
  const quota = { countDistinct: 'subject', period: 'calendar-year', warn: Math.floor(stop / 2), stop } as const
  const chat = { from: 'any', to: 'any', instrument: 'simulated', expires: '2099-12-31', quota } as const
  return {
    ...document,
    transferBases: { ...document.transferBases, CHAT: chat },
    rules: document.rules.map((rule) =>
      rule.id === 'chat' || rule.id === 'groups' ? { ...rule, basis: 'CHAT' } : rule,
    ),
  }
}

export class PolicyOffice {
  /** People whose texts the next version lets out of their region, all homes together; undefined for any number. */
  quota: number | undefined
  readonly #releases: Release[] = []
  readonly #denied: (readonly Denial[])[] = []

  /** Publishes the next version: the standard document without these flows. Answers its number and what it lets cross. */
  async publish(denied: readonly Denial[], nowMs: number): Promise<{ version: number; flows: PolicyRecord }> {
    const standard = this.quota === undefined ? standardDocument() : limited(standardDocument(), this.quota)
    const version = this.#releases.length + 1
    const document: PolicyDocument = {
      ...standard,
      metadata: { ...standard.metadata, version },
      guardrails: [...(standard.guardrails ?? []), ...denied.map(guardrailOf)],
    }
    const statement = await makeStatement(crypto, document, this.#releases.at(-1)?.statement, nowMs)
    const approvals = await Promise.all(approvers.map((name) => approve(statement, simulatedSigner(name))))
    this.#releases.push({ document, statement, approvals })
    this.#denied.push(denied)
    const flows = compileFlows(document, compile(document), standardPlaces)
    return { version, flows: { ...nothingInForce, ...flows } }
  }

  get newest(): number {
    return this.#releases.length
  }

  deniedBy(version: number): readonly Denial[] {
    return this.#denied[version - 1] ?? []
  }

  /** What a region that has `taken` versions lacks, in order. */
  async since(taken: number): Promise<Published[]> {
    const leaves = await Promise.all(this.#releases.map(({ statement }) => leafHash(crypto, canonicalBytes(statement))))
    return Promise.all(
      this.#releases.slice(taken).map((release, at) => this.#shown(release, leaves.slice(0, taken + at + 1))),
    )
  }

  /** As it was when it was the newest. */
  async #shown(release: Release, leaves: readonly Uint8Array[]): Promise<Published> {
    const [size, index] = [leaves.length, leaves.length - 1]
    const text = checkpointText({ origin, size, root: await rootOf(crypto, leaves) })
    return {
      release,
      index,
      checkpoint: await signNote(crypto, text, simulatedSigner(logKey), simulatedPublicKey(logKey)),
      inclusion: (await inclusionProof(crypto, leaves, index)).map(base64),
      consistency: (await consistencyProof(crypto, leaves, index)).map(base64),
    }
  }
}
