/**
 * How a person comes into being, alone or in a batch: home entry, mailbox, account. The account is
 * last and makes it true; what a crash leaves before it is a home nobody lives in, while the other
 * order would leave somebody without one.
 */
import type { Clock } from '../../platform/clock.ts'
import type { Random } from '../../platform/random.ts'
import { newUserId, type UserId, userKeyOf, type Zone } from '../../protocol/ids.ts'
import { type Places, zoneNumber } from '../../protocol/places.ts'
import type { Directory } from '../directory/directory.ts'
import type { HomeEntry } from '../directory/directory-store.ts'
import type { AccountStore } from './account-store.ts'
import type { SignInName } from './sign-in-name.ts'

/** A person whose mailbox is to be opened. */
export interface NewMailbox {
  readonly user: UserId
  readonly home: HomeEntry
  /** What they are called until they say otherwise: the sign-in name. */
  readonly displayName: string
}

export interface PersonCreation {
  readonly places: Places
  readonly store: AccountStore
  readonly directory: Directory
  readonly clock: Clock
  readonly random: Random
  /**
   * Writes each person's first record into their part; resolves when it is durable. May be called
   * for people who never come to be, when their name turns out to be taken or a crash comes between.
   */
  readonly openMailboxes: (people: readonly NewMailbox[]) => Promise<void>
}

export interface WantedPerson {
  readonly name: SignInName
  readonly zone: Zone
  /** As `PasswordHash` stores it. */
  readonly password: string | undefined
}

/** At most `peoplePerImport`. In the order asked, each new id, or undefined where the name was taken meanwhile. */
export async function createPeople(
  by: PersonCreation,
  wanted: readonly WantedPerson[],
): Promise<readonly (UserId | undefined)[]> {
  const people = wanted.map((person) => ({ ...person, user: newUserId(by.random) }))
  const homes = await by.directory.createHomes(
    people.map(({ user, zone }) => ({ key: userKeyOf(user), zone: zoneNumber(by.places, zone) })),
  )
  await by.openMailboxes(
    people.map(({ user, name }, at) => ({ user, home: homes[at] as HomeEntry, displayName: name.name })),
  )
  const createdAt = by.clock.now()
  const added = await by.store.addPeople(
    people.map(({ user, name, zone, password }) => {
      return { user, name: name.name, nameKey: name.key, alias: name.alias, zone, password, createdAt }
    }),
  )
  return people.map(({ user }, at) => (added[at] ? user : undefined))
}
