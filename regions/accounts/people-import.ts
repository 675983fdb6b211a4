/**
 * Creates many people at once for an operator: from another service, or for a test of scale. They
 * may come with a password, with the hash of one, or with neither; who has neither gets sessions
 * from the operator (`Sessions.startMany`).
 *
 * Goes in batches that share their writes. Run again after a failure, it finds by name who is there
 * already and goes on.
 */
import { type ErrorCode, fail, MeridianError } from '../../protocol/errors.ts'
import type { UserId, Zone } from '../../protocol/ids.ts'
import type { Region } from '../../protocol/places.ts'
import { peoplePerImport } from './account-store.ts'
import { type PasswordHash, preparePassword } from './password-hash.ts'
import { createPeople, type PersonCreation, type WantedPerson } from './person-creation.ts'
import { parseSignInName } from './sign-in-name.ts'
import { homeOfZone, type SignUpRule } from './sign-up-rule.ts'

export interface ImportedPerson {
  readonly name: string
  /** The operator's word; its home must be this region. */
  readonly zone: Zone
  readonly password?: string | undefined
  /** As `PasswordHash` stores it; for people who keep the password they had. */
  readonly passwordHash?: string | undefined
}

export type ImportOutcome =
  | { readonly type: 'added' | 'exists'; readonly user: UserId }
  | { readonly type: 'refused'; readonly code: ErrorCode }

export interface PeopleImport extends PersonCreation {
  readonly region: Region
  readonly rule: SignUpRule
  readonly passwords: PasswordHash
}

/** Answers in the order asked. Rejects only when something is broken; one bad row refuses itself alone. */
export async function importPeople(
  by: PeopleImport,
  people: readonly ImportedPerson[],
): Promise<readonly ImportOutcome[]> {
  const outcomes: ImportOutcome[] = []
  for (let from = 0; from < people.length; from += peoplePerImport) {
    outcomes.push(...(await importBatch(by, people.slice(from, from + peoplePerImport))))
  }
  return outcomes
}

type Read =
  | { readonly type: 'wanted'; readonly person: WantedPerson }
  | { readonly type: 'exists'; readonly user: UserId }
  | { readonly type: 'refused'; readonly code: ErrorCode }

async function importBatch(by: PeopleImport, people: readonly ImportedPerson[]): Promise<readonly ImportOutcome[]> {
  const rows = await Promise.all(people.map((person) => read(by, person)))
  const wanted = rows.flatMap((row) => (row.type === 'wanted' ? [row.person] : []))
  const users = wanted.length === 0 ? [] : await createPeople(by, wanted)
  const byPerson = new Map(wanted.map((person, at) => [person, users[at]]))
  return rows.map((row): ImportOutcome => {
    if (row.type !== 'wanted') return row
    const user = byPerson.get(row.person)
    return user === undefined ? { type: 'refused', code: 'name_taken' } : { type: 'added', user }
  })
}

async function read(by: PeopleImport, imported: ImportedPerson): Promise<Read> {
  try {
    const name = parseSignInName(imported.name, by.region.alias)
    if (name.alias !== by.region.alias) throw fail('name_invalid', 'the name belongs to another region')
    if (homeOfZone(by.rule, imported.zone) !== by.region.name) throw fail('not_allowed', 'the zone has another home')
    const there = await by.store.personByName(name.alias, name.key)
    if (there !== undefined) return { type: 'exists', user: there.user }
    const password = await passwordOf(by, imported)
    return { type: 'wanted', person: { name, zone: imported.zone, password } }
  } catch (error) {
    if (error instanceof MeridianError && error.entry.retry === 'never') return { type: 'refused', code: error.code }
    throw error
  }
}

async function passwordOf(by: PeopleImport, imported: ImportedPerson): Promise<string | undefined> {
  const { password, passwordHash } = imported
  if (password !== undefined) return by.passwords.hash(preparePassword(password))
  if (passwordHash === undefined || by.passwords.canRead(passwordHash)) return passwordHash
  throw fail('request_invalid', 'the password hash has a form that is not known here')
}
