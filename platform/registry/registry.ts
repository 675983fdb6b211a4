/**
 * The registry: which processes of a region are there, and which worker owns which part. Kept in the
 * region's own process (`registry.embedded.ts`) or by ZooKeeper (`registry.zookeeper.ts`).
 *
 * Duties of every adapter, each with a test in `registry.contract.ts`:
 *  - Discovery. What a process announces is seen by all watchers until it withdraws it, stops, or has
 *    not been heard for the length of a session. A watcher gets whole lists, never changes; it may
 *    miss a list, never the last one. While the registry is unreachable the last list stays.
 *  - FC-088 One announcement per process and role: the newest. Each has a generation that only grows,
 *    and nothing an older one does has any effect on a newer: it hears `superseded` and stays away.
 *  - Claims. At most one claim of a part is `held` at any moment. Its token is higher than those of
 *    all claims of that part before it; who stores on behalf of a part hands the token along, because
 *    a process that stood still cannot know yet that it is owner no longer.
 *  - `held` is decided by the clock: as long as the registry cannot have given the part to somebody
 *    else. It never rests on not having heard otherwise.
 *  - W22 An unreachable registry stops nothing that runs: claims turn `unproven`, lists stay. It gives
 *    out nothing new: `claim` and `announce` are rejected with `unreachable` at once.
 */
import type { Part } from '../event-log/event-log.ts'
import type { Service } from '../lifecycle.ts'

/** `keeper`: the one process of a region that keeps policy and words and carries lanes; `stream`: one that may run its word pipeline. */
export const roles = ['gateway', 'worker', 'api', 'stream', 'keeper'] as const
export type Role = (typeof roles)[number]

/** A process by the name an operator gives it: `eu`, `eu/gateway-1`. A restarted process keeps its name. */
export type ProcessId = string & { readonly __id: 'process' }

/** What a process says of itself. */
export interface Announcement {
  readonly role: Role
  /** Where it is reached, `host:port`. */
  readonly address: string
  /** Its share beside others of its role, above zero: twice the weight, twice the people. */
  readonly weight: number
  /** Takes nobody new. */
  readonly draining: boolean
}

/** The same as others see it. */
export interface Announced extends Announcement {
  readonly id: ProcessId
  readonly generation: number
}

export interface OwnAnnouncement {
  readonly role: Role
  /** `superseded`: a newer process has the name. Final, as is `withdrawn`. */
  readonly standing: 'announced' | 'superseded' | 'withdrawn'
  /** Says it anew. What cannot be said while the registry is unreachable is said when it is back. */
  update(change: Partial<Omit<Announcement, 'role'>>): Promise<void>
  withdraw(): Promise<void>
}

export type RegistryState =
  | { readonly type: 'connected' }
  /** Nothing was heard for too long; the session may still be alive. Monotonic ms. */
  | { readonly type: 'unreachable'; readonly sinceMs: number }
  /** The registry has given us up: claims are lost. A new session is being opened. */
  | { readonly type: 'expired'; readonly sinceMs: number }
  | { readonly type: 'closed' }

/** What is known of who owns a part. */
export interface Owner {
  readonly id: ProcessId
  readonly token: bigint
}

/**
 * `held`: nobody else can own the part now.
 * `unproven`: the registry is silent; the part is ours or nobody's or somebody else's. What W22 lets
 * go on goes on. It may become `held` again, with the same token.
 * `lost`: for good.
 */
export type ClaimStanding = 'held' | 'unproven' | 'lost'

export interface Claim {
  readonly part: Part
  readonly token: bigint
  /** As of this moment, also for a process that stood still until now. */
  standing(): ClaimStanding
  /** Told of every change before another process can hold the part, unless this one stands still. */
  onChange(listener: (standing: ClaimStanding) => void): () => void
  /** Gives the part up: whoever waits for it may have it at once. */
  release(): Promise<void>
}

export type ClaimAnswer =
  | { readonly type: 'claimed'; readonly claim: Claim }
  | { readonly type: 'taken'; readonly owner: Owner }

/** Owners by `partName`. */
export type Owners = ReadonlyMap<string, Owner>

/** Who is there. Listeners of this and of `Registry` run in the turn in which the change is known and must not throw. */
export interface Discovery {
  readonly state: RegistryState
  onState(listener: (state: RegistryState) => void): () => void
  /** Resolves when others can see it, and keeps it so over sessions. Announcing a role again is an update. */
  announce(announcement: Announcement): Promise<OwnAnnouncement>
  /** Calls with the list at once if it is known, then with each that differs, ordered by id. Returns the way to stop it. */
  watch(role: Role, onList: (list: readonly Announced[]) => void): () => void
}

export interface Registry extends Discovery, Service {
  /** One try. Who waits for a part watches its owner and asks again. */
  claim(part: Part): Promise<ClaimAnswer>
  watchOwners(onOwners: (owners: Owners) => void): () => void
}

export type RegistryErrorCode = 'unreachable' | 'superseded' | 'closed' | 'invalid' | 'unusable'

export class RegistryError extends Error {
  override readonly name = 'RegistryError'
  readonly code: RegistryErrorCode
  constructor(code: RegistryErrorCode, message: string, options?: ErrorOptions) {
    super(`${code}: ${message}`, options)
    this.code = code
  }
}

export const partName = (part: Part): string => `${part.topic}:${part.partition}`

/** Reads a name; it becomes part of a path, so it names a machine's process and never a person. */
export function processId(text: string): ProcessId {
  if (/^[a-z0-9]+(?:[/-][a-z0-9]+)*$/.test(text) && text.length <= idLengthMax) return text as ProcessId
  throw new RegistryError(
    'invalid',
    `\`${text}\` names no process: use small letters, digits, \`-\` and \`/\`, at most ${idLengthMax}, like \`eu/gateway-1\``,
  )
}

/** Refuses what would mislead everybody who reads it. */
export function checkAnnouncement({ address, weight }: Announcement): void {
  if (!(weight > 0 && weight <= weightMax))
    throw new RegistryError('invalid', `a weight of ${weight} is no share: it must be above 0 and at most ${weightMax}`)
  if (!/^[^\s/]+:\d{1,5}$/.test(address))
    throw new RegistryError('invalid', `\`${address}\` is no address: it must be \`host:port\``)
}

/** Longer than any name of the form region/role-number, short enough to read in a path. */
const idLengthMax = 64
/** More than the largest machine is larger than the smallest. */
const weightMax = 1_000

export const sameAnnounced = (a: Announced | undefined, b: Announced | undefined): boolean =>
  a?.id === b?.id &&
  a?.role === b?.role &&
  a?.generation === b?.generation &&
  a?.address === b?.address &&
  a?.weight === b?.weight &&
  a?.draining === b?.draining
