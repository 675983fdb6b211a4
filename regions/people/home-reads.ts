/**
 * What one region reads at another while somebody looks or writes: name and colour of a person and where
 * they live, at the person's home, and who is in a group, at the group's home. Nothing of it becomes a row; it is forgotten soon
 * (`read-through.ts`). The source judges each question by the policy in force.
 */
import type { Profile } from '../../protocol/cold-messages.ts'
import type { GroupKey, UserKey } from '../../protocol/ids.ts'
import type { HomeEntry, HomeHash } from '../directory/directory-store.ts'
import type { Permitted } from '../../residency-policy/flows/resident.ts'

export const memberRoles = ['member', 'admin', 'owner'] as const
export type MemberRole = (typeof memberRoles)[number]

export interface RosterMember {
  readonly user: UserKey
  readonly role: MemberRole
  /** Number of the member's home region. */
  readonly region: number
}

export interface Roster {
  readonly open: boolean
  readonly members: readonly RosterMember[]
}

export interface FoundHome extends HomeEntry {
  /** The home lets it be stored where it was asked for. */
  readonly mayKeep: boolean
}

/** Another region. Undefined: nobody there, or not to be told; both are answered alike. Rejects with `unavailable`. */
export interface HomeReads {
  profile(user: UserKey): Promise<Profile | undefined>
  roster(group: GroupKey): Promise<Roster | undefined>
  home(hash: HomeHash): Promise<FoundHome | undefined>
}

/** The home's side: answers for the region `alias`. */
export interface HomeReadsService {
  profileFor(alias: string, user: UserKey): Promise<Permitted<'profile', Profile> | undefined>
  rosterFor(alias: string, group: GroupKey): Promise<Permitted<'group.roster', Roster> | undefined>
  homeFor(alias: string, hash: HomeHash): Promise<Permitted<'directory.lookup', FoundHome> | undefined>
}
