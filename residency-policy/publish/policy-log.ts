/**
 * The log of an installation's policies: who may approve, what waits for approval, and every version
 * that was published, in a tree whose root is signed. What would not be taken by a node is not
 * published: the log asks `accept`, as a node does.
 *
 * One writer at a time, which the adapter sees to. An act that fails has changed nothing; one that is
 * cut off has changed nothing that is signed.
 */
import type { Clock } from '../../platform/clock.ts'
import type { ParsedPolicy } from '../document/parse.ts'
import { compile } from '../table/compile.ts'
import type { DecisionTable } from '../table/decision-table.ts'
import { diff, opensAnything } from '../preview/diff.ts'
import { accept, approvalsNeeded, type Published } from './accept.ts'
import { base64, fromBase64 } from './base64.ts'
import type { PolicyCrypto, Signer } from './crypto.ts'
import { keysInUse, type SignedRing } from './key-rings.ts'
import { rootOf } from './merkle.ts'
import {
  type AuditLine,
  fileNames,
  type KeyCabinet,
  type KeysFile,
  leavesOf,
  type PolicyLogFiles,
  type PolicyLogState,
  type Proposal,
  readState,
  type RingChange,
} from './policy-log-files.ts'
import { PolicyLogRefused } from './policy-log-refusal.ts'
import { knownOf, publishedSince, shown } from './published-since.ts'
import { readyDocument } from './ready-document.ts'
import { goodApprovals, makeStatement, type Release } from './release.ts'
import {
  approveChange,
  firstRing,
  makeChange,
  mustBeNew,
  mustBeSignedBy,
  retired,
  type RingChangeState,
  stateOfChange,
} from './ring-change.ts'
import { approve, inUse, type RingKey } from './ring-key.ts'
import { checkpointText, signNote } from './signed-note.ts'

export interface PolicyLogPorts {
  readonly files: PolicyLogFiles
  readonly cabinet: KeyCabinet
  readonly crypto: PolicyCrypto
  readonly clock: Pick<Clock, 'now'>
}

/** A proof that the table of a document is what the document says; what else it holds is kept beside the log. */
export type Prove = (policy: ParsedPolicy, table: DecisionTable, text: string, nowMs: number) => { holds: boolean }

export interface NewKey {
  readonly name: string
  readonly role: RingKey['role']
  /** Base64, if the private half is and stays elsewhere. */
  readonly publicKey?: string
}

/** How far a proposal is. */
export interface ProposalState {
  readonly version: number
  readonly widens: boolean
  readonly approvedBy: readonly string[]
  readonly approvalsNeeded: number
}

export class PolicyLog {
  readonly #ports: PolicyLogPorts

  constructor(ports: PolicyLogPorts) {
    this.#ports = ports
  }

  /** Makes the log, with the key that signs it. */
  async create(origin: string, logKey = 'log'): Promise<void> {
    // Any of them: a ring that was lost must not be replaced by one that nobody knows.
    for (const name of [fileNames.keys, fileNames.releases, fileNames.checkpoint])
      if ((await this.#ports.files.read(name)) !== undefined) throw new PolicyLogRefused('log-exists')
    const from = this.#ports.clock.now()
    const publicKey = base64(await this.#ports.cabinet.create(logKey))
    const first = await firstRing(this.#ports, origin, { name: logKey, role: 'log', publicKey, from })
    await this.#writeRings(origin, [first])
    await this.audit('create', origin, '')
  }

  read(): Promise<PolicyLogState> {
    return readState(this.#ports.files, this.#ports.crypto)
  }

  async addKey({ name, role, publicKey }: NewKey, { reason = '', replace = false } = {}): Promise<RingChangeState> {
    const state = await this.#beforeChange(replace)
    mustBeNew(state.ring, name, publicKey)
    const from = this.#ports.clock.now()
    const key = { name, role, publicKey: publicKey ?? base64(await this.#ports.cabinet.create(name)), from }
    return this.#change(state, [...state.ring, key], from, { did: 'keys add', what: `${role} ${name}`, reason })
  }

  /** From now on it signs nothing; what it has signed stays good. */
  async retireKey(name: string, { reason = '', replace = false } = {}): Promise<RingChangeState> {
    const state = await this.#beforeChange(replace)
    const at = this.#ports.clock.now()
    return this.#change(state, retired(state.ring, name, at), at, { did: 'keys retire', what: name, reason })
  }

  /** Retires a key and adds its successor, in one step. */
  async rotateKey(
    name: string,
    successor: { readonly name: string; readonly publicKey?: string },
    { reason = '', replace = false } = {},
  ): Promise<RingChangeState> {
    const state = await this.#beforeChange(replace)
    const at = this.#ports.clock.now()
    const rest = retired(state.ring, name, at)
    mustBeNew(state.ring, successor.name, successor.publicKey)
    const role = state.ring.find((key) => key.name === name)?.role ?? 'approver'
    const publicKey = successor.publicKey ?? base64(await this.#ports.cabinet.create(successor.name))
    const keys = [...rest, { name: successor.name, role, publicKey, from: at }]
    return this.#change(state, keys, at, { did: 'keys rotate', what: `${name} ${successor.name}`, reason })
  }

  /** Signs the change of the ring that waits; it holds as soon as enough have. */
  async approveRing(signer: Signer, reason = ''): Promise<RingChangeState> {
    const state = await this.read()
    if (state.ringChange === undefined) throw new PolicyLogRefused('ring-missing')
    const change = await approveChange(this.#ports.crypto, state.ring, state.ringChange, signer)
    await this.audit('keys approve', `${change.what} by ${signer.name}`, reason)
    return this.#settle(state, change)
  }

  /** Refuses a document that could not be published; the proof alone, which takes its time, comes later. */
  async propose(text: string, reason: string, replace = false): Promise<ProposalState> {
    const state = await this.read()
    if (state.proposal !== undefined && !replace)
      throw new PolicyLogRefused('proposal-pending', `version ${state.proposal.statement.version}`)
    const now = this.#ports.clock.now()
    const { document } = readyDocument(text, now)
    const newest = state.releases.at(-1)?.statement
    const { id, version, supersedes } = document.metadata
    if (newest !== undefined && version <= newest.version)
      throw new PolicyLogRefused('not-newer', `the log has version ${newest.version}`)
    if (newest?.policy === id && supersedes !== undefined && supersedes !== newest.version)
      throw new PolicyLogRefused('not-next', `it supersedes ${supersedes}, and the log has version ${newest.version}`)
    const statement = await makeStatement(this.#ports.crypto, document, newest, now)
    const proposal: Proposal = { document, statement, approvals: [], text, reason }
    await this.#ports.files.replace(fileNames.proposal, `${JSON.stringify(proposal, undefined, 2)}\n`)
    await this.audit('propose', `version ${version}`, reason)
    return this.#stateOf({ ...state, proposal }, proposal)
  }

  /** Signs the proposal. A key that has signed it already changes nothing. */
  async approve(signer: Signer, reason = ''): Promise<ProposalState> {
    const state = await this.read()
    const { proposal, ring } = state
    if (proposal === undefined) throw new PolicyLogRefused('proposal-missing')
    const key = ring.find(({ name }) => name === signer.name)
    if (key === undefined) throw new PolicyLogRefused('key-unknown', `\`${signer.name}\``)
    if (key.role !== 'approver') throw new PolicyLogRefused('key-role', `\`${key.name}\``)
    if (!inUse(key, this.#ports.clock.now())) throw new PolicyLogRefused('key-retired', `\`${key.name}\``)
    if (!inUse(key, proposal.statement.publishedAt))
      throw new PolicyLogRefused('key-retired', `\`${key.name}\` is newer than the proposal, propose again`)
    const approval = await approve(proposal.statement, signer)
    await mustBeSignedBy(this.#ports.crypto, key, proposal.statement, approval)
    const others = proposal.approvals.filter((each) => each.key !== key.name)
    const approved = { ...proposal, approvals: [...others, approval] }
    await this.#ports.files.replace(fileNames.proposal, `${JSON.stringify(approved, undefined, 2)}\n`)
    await this.audit('approve', `version ${proposal.statement.version} by ${key.name}`, reason)
    return this.#stateOf({ ...state, proposal: approved }, approved)
  }

  /** How far the proposal is; undefined without one. */
  async proposalState(): Promise<ProposalState | undefined> {
    const state = await this.read()
    return state.proposal === undefined ? undefined : this.#stateOf(state, state.proposal)
  }

  /** The approver whose private half lies in the folder. */
  async signer(name: string): Promise<Signer> {
    const signer = await this.#ports.cabinet.signer(name)
    if (signer === undefined) throw new PolicyLogRefused('key-not-here', `\`${name}\``)
    return signer
  }

  /** Publishes the proposal, if a node that knows the log as it is would take it. */
  async publish(prove: Prove, reason = ''): Promise<Published> {
    const state = await this.read()
    const { proposal, releases, origin, ring } = state
    if (proposal === undefined) throw new PolicyLogRefused('proposal-missing')
    const now = this.#ports.clock.now()
    const policy = readyDocument(proposal.text, now)
    const release = await this.#countedNow(proposal, policy.document, ring)
    await this.#enough(state, release)
    const proof = prove(policy, compile(policy.document), proposal.text, now)
    if (!proof.holds) throw new PolicyLogRefused('not-proved')
    const signer = await this.#logSigner(ring)
    if (signer === undefined) throw new PolicyLogRefused('checkpoint-unsigned')

    const note = await this.#checkpoint(origin, [...releases, release], signer)
    const all = [...releases, { ...release, checkpoint: note }]
    const published = await shown(
      this.#ports.crypto,
      { ...release, checkpoint: note },
      await leavesOf(this.#ports.crypto, all),
    )
    const answer = await accept(this.#ports.crypto, knownOf(state), published, now)
    if (!answer.accepted) throw new PolicyLogRefused(answer.because)

    const { files } = this.#ports
    const { version } = release.statement
    await files.replace(`proof-v${version}.json`, `${JSON.stringify(proof, undefined, 2)}\n`)
    await files.replace(fileNames.releases, all.map((each) => `${JSON.stringify(each)}\n`).join(''))
    await files.replace(fileNames.checkpoint, note)
    await files.remove(fileNames.proposal)
    await this.audit('publish', `version ${version}`, reason)
    return published
  }

  /** As the function of that name. */
  async publishedSince(version: number): Promise<Published[]> {
    return publishedSince(this.#ports.crypto, await this.read(), version)
  }

  async audit(did: string, what: string, reason: string): Promise<void> {
    const before = (await this.#ports.files.read(fileNames.audit)) ?? ''
    const line: AuditLine = { at: this.#ports.clock.now(), did, what, reason }
    await this.#ports.files.replace(fileNames.audit, `${before}${JSON.stringify(line)}\n`)
  }

  async #checkpoint(origin: string, releases: readonly Release[], signer: LogSigner): Promise<string> {
    const { crypto } = this.#ports
    const root = await rootOf(crypto, await leavesOf(crypto, releases))
    return signNote(crypto, checkpointText({ origin, size: releases.length, root }), signer, signer.publicKey)
  }

  /** The newest key of the log that is in use and whose private half is here. */
  async #logSigner(ring: readonly RingKey[]): Promise<LogSigner | undefined> {
    for (const key of keysInUse(ring, 'log').toReversed()) {
      const signer = await this.#ports.cabinet.signer(key.name)
      if (signer !== undefined) return { ...signer, publicKey: fromBase64(key.publicKey) ?? new Uint8Array() }
    }
    return undefined
  }

  /** With the approvals of keys that are in use to this day: one that was retired since the proposal has no say. */
  async #countedNow({ statement, approvals }: Proposal, document: Release['document'], ring: readonly RingKey[]) {
    const inUseNow = keysInUse(ring, 'approver')
    const good = await goodApprovals(this.#ports.crypto, { document, statement, approvals }, inUseNow)
    return { document, statement, approvals: approvals.filter(({ key }) => good.includes(key)) }
  }

  async #stateOf(state: PolicyLogState, proposal: Proposal): Promise<ProposalState> {
    const active = knownOf(state).active
    const table = compile(proposal.document)
    const widens = active === undefined || opensAnything(diff(active.table, table, this.#ports.clock.now()))
    const counted = await this.#countedNow(proposal, proposal.document, state.ring)
    return {
      version: proposal.statement.version,
      widens,
      approvedBy: counted.approvals.map(({ key }) => key),
      approvalsNeeded: approvalsNeeded(proposal.document, active?.document, widens),
    }
  }

  /** Asked before the proof, which takes longer. */
  async #enough(state: PolicyLogState, release: Release): Promise<void> {
    const { approvedBy, approvalsNeeded: needed } = await this.#stateOf(state, {
      ...release,
      text: '',
      reason: '',
    })
    if (approvedBy.length < needed)
      throw new PolicyLogRefused('too-few-approvals', `${approvedBy.length} of ${needed} approve`)
  }

  async #beforeChange(replace: boolean): Promise<PolicyLogState> {
    const state = await this.read()
    if (state.ringChange !== undefined && !replace)
      throw new PolicyLogRefused('ring-pending', `${state.ringChange.did} ${state.ringChange.what}`)
    return state
  }

  async #change(
    state: PolicyLogState,
    keys: readonly RingKey[],
    at: number,
    told: Pick<RingChange, 'did' | 'what' | 'reason'>,
  ): Promise<RingChangeState> {
    if ((await this.#logSigner(keys)) === undefined) throw new PolicyLogRefused('key-last')
    const change = await makeChange(this.#ports, state, keys, at, told)
    const settled = await this.#settle(state, change)
    await this.audit(told.did, told.what, told.reason)
    return settled
  }

  /**
   * The new ring, if enough have signed it; else it waits. Nodes take a checkpoint only of a key in use:
   * the newest is signed by one that stays. The ring goes first, because a reader takes signatures of
   * keys that were in use and knows none that it has not.
   */
  async #settle(state: PolicyLogState, change: RingChange): Promise<RingChangeState> {
    const { crypto, files } = this.#ports
    const settled = await stateOfChange(crypto, state, change)
    if (!settled.done) {
      await files.replace(fileNames.ringChange, `${JSON.stringify(change, undefined, 2)}\n`)
      return settled
    }
    const { origin, rings, releases } = state
    const { statement, approvals } = change
    const signer = await this.#logSigner(statement.keys)
    if (signer === undefined) throw new PolicyLogRefused('key-last')
    await this.#writeRings(origin, [...rings, { statement, approvals }])
    if (releases.length > 0) await files.replace(fileNames.checkpoint, await this.#checkpoint(origin, releases, signer))
    if (state.ringChange !== undefined) await files.remove(fileNames.ringChange)
    return settled
  }

  async #writeRings(origin: string, rings: readonly SignedRing[]): Promise<void> {
    const file: KeysFile = {
      schema: 'meridian/policy.keys@2',
      origin,
      rings: rings.map(({ statement, approvals }) => ({ statement, approvals })),
    }
    await this.#ports.files.replace(fileNames.keys, `${JSON.stringify(file, undefined, 2)}\n`)
  }
}

type LogSigner = Signer & { readonly publicKey: Uint8Array }
