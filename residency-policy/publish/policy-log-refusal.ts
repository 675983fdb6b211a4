/** Why the policy log does not do what it was asked. Nothing was changed. */
import type { Problem } from '../document/problems.ts'
import type { RefusedBecause } from './accept.ts'
import type { RingRefusedBecause } from './key-rings.ts'

/** `unknown` there is no such thing · `blocked` not now, not so · `damaged` the folder cannot be trusted. */
export type RefusalKind = 'unknown' | 'blocked' | 'damaged'

interface RefusalEntry {
  readonly kind: RefusalKind
  readonly hint: string
}

const blocked = (hint: string): RefusalEntry => ({ kind: 'blocked', hint })
const unknown = (hint: string): RefusalEntry => ({ kind: 'unknown', hint })
const damaged = (hint: string): RefusalEntry => ({ kind: 'damaged', hint })

/** What a node may answer is here too: the log asks the same question before it publishes. */
export const refusals = {
  'log-exists': blocked('there is a policy log in this folder already'),
  'log-missing': unknown('there is no policy log in this folder; `meridian policy keys add` makes one'),
  'log-damaged': damaged('the policy log was changed by another hand or is torn; restore it from a copy'),
  'log-older': damaged(
    'the policy log is of an earlier Meridian, whose ring of keys nobody had signed; begin anew in another folder',
  ),
  'log-busy': blocked('another command holds the policy log; try again when it has ended'),
  'key-exists': blocked('a key of this name is or was in the ring; names are never used again'),
  'key-name': blocked('a name of a key is lower-case letters, digits, `.` and `-`, at most 64'),
  'key-unknown': unknown('the ring has no such key; `meridian policy keys list` shows those it has'),
  'key-retired': blocked('this key is retired: it signs nothing any more'),
  'key-not-here': unknown('the private half of this key is not in this folder; name its file with --key'),
  'key-other': blocked('this private key is not the one that the ring has under this name'),
  'key-role': blocked('approvers approve, and the log’s own key signs the log: no key does both'),
  'key-last': blocked('it is the only key of the log; add another one first, or rotate it'),
  'ring-pending': blocked('another change of the ring waits for approvals; approve it, or replace it with --replace'),
  'ring-missing': unknown('no change of the ring waits for approvals'),
  'ring-not-next': damaged('a ring of keys that does not follow the one before it'),
  'ring-unlike': damaged('a ring that changes what may not change: keys are added and retired, and none comes back'),
  'ring-unsigned': damaged('a ring that too few of the keys before it have signed'),
  'ring-forked': damaged('another ring of that number than the one that is known'),
  'proposal-missing': unknown('nothing is proposed; `meridian policy propose FILE` does'),
  'proposal-pending': blocked('another version is proposed; publish it, or replace it with --replace'),
  'not-ready': blocked('the document cannot be published as it is'),
  'not-proved': blocked('the proof does not hold; `meridian policy prove` says where'),
  'document-changed': blocked('the document is not the one that was signed'),
  'not-newer': blocked('versions only rise: give the document a higher `version`'),
  'not-next': blocked('it does not follow the newest version of the log'),
  'too-few-approvals': blocked('it has too few approvals'),
  'checkpoint-unsigned': blocked('no key in use has signed the log'),
  'checkpoint-older': blocked('the log is shorter than it was'),
  'log-forked': blocked('the log is not the continuation of the one that is known'),
  'not-in-log': blocked('the version is not in the log'),
  'from-the-future': blocked('it is dated after now; is the clock right?'),
} as const satisfies Record<RefusedBecause | RingRefusedBecause | string, RefusalEntry>

export type PolicyLogRefusal = keyof typeof refusals

export class PolicyLogRefused extends Error {
  override readonly name = 'PolicyLogRefused'
  readonly because: PolicyLogRefusal
  /** Of the document, where it is the document that cannot be published. */
  readonly problems: readonly Problem[]

  constructor(because: PolicyLogRefusal, detail?: string, problems: readonly Problem[] = []) {
    super(detail === undefined ? refusals[because].hint : `${detail}: ${refusals[because].hint}`)
    this.because = because
    this.problems = problems
  }

  get kind(): RefusalKind {
    return refusals[this.because].kind
  }
}
