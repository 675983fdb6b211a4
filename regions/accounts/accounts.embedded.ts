/**
 * The accounts of an embedded region, put together: two SQLite files and a key file in one folder,
 * argon2 on this process's threads, resume tickets in its memory, and the chores that keep them
 * small and fresh.
 */
import { mkdir } from 'node:fs/promises'
import { join } from 'node:path'
import type { Clock, Scheduler } from '../../platform/clock.ts'
import type { Service } from '../../platform/lifecycle.ts'
import { nodeMac } from '../../platform/mac.node.ts'
import type { Random } from '../../platform/random.ts'
import type { Places, Region } from '../../protocol/places.ts'
import { Directory } from '../directory/directory.ts'
import { openSqliteDirectoryStore } from '../directory/directory-store.sqlite.ts'
import type { ReportAccountEvent } from './account-events.ts'
import { openSqliteAccountStore } from './account-store.sqlite.ts'
import { Accounts } from './accounts.ts'
import { keyFileAt } from './key-file.node.ts'
import { KeyRing } from './key-ring.jose.ts'
import { queuedPasswordHash } from './password-hash.ts'
import { type Argon2Cost, argon2PasswordHash } from './password-hash.node.ts'
import type { NewMailbox } from './person-creation.ts'
import { embeddedResumeTable } from './resume-table.embedded.ts'
import { ResumeTickets } from './resume-ticket.ts'
import { type SignUpRule, signUpRuleFaults } from './sign-up-rule.ts'

export interface EmbeddedAccountsOptions {
  /** Made if missing; for its owner alone. */
  readonly folder: string
  readonly region: Region
  readonly places: Places
  readonly rule: SignUpRule
  /** How many parts people are spread over. */
  readonly parts: number
  /** The same in all regions (`Directory`). */
  readonly directorySecret: Uint8Array
  readonly clock: Clock
  readonly scheduler: Scheduler
  readonly random: Random
  readonly openMailboxes: (people: readonly NewMailbox[]) => Promise<void>
  readonly report: ReportAccountEvent
  /** A chore that failed; it is tried again next time. */
  readonly onChoreFailed: (error: unknown) => void
  /** Lower in tests only. */
  readonly passwordCost?: Argon2Cost
}

export interface EmbeddedAccounts extends Service {
  readonly accounts: Accounts
  readonly directory: Directory
  readonly keyRing: KeyRing
  readonly resumeTickets: ResumeTickets
}

const sweepEveryMs = 60_000
const rotationCheckEveryMs = 3_600_000

/** Throws when the sign-up rule names what the installation does not have. */
export async function openEmbeddedAccounts(options: EmbeddedAccountsOptions): Promise<EmbeddedAccounts> {
  const { folder, region, places, rule, clock, scheduler, random } = options
  const faults = signUpRuleFaults(rule, places)
  if (faults.length > 0) throw new Error(`the sign-up rule does not fit this installation: ${faults.join('; ')}`)
  await mkdir(folder, { recursive: true, mode: 0o700 })
  const keyRing = await KeyRing.open({ region: region.name, file: keyFileAt(join(folder, 'keys.json')), clock, random })
  const secret = () => keyRing.secret
  const homes = openSqliteDirectoryStore({ path: join(folder, 'directory.sqlite') })
  const store = openSqliteAccountStore(join(folder, 'accounts.sqlite'))

  const directory = await Directory.open({
    store: homes,
    mac: nodeMac,
    secret: options.directorySecret,
    region: region.number,
    parts: options.parts,
    random,
  })
  const accounts = await Accounts.open({
    ...options,
    store,
    directory,
    passwords: queuedPasswordHash(argon2PasswordHash(random, options.passwordCost)),
    signer: keyRing,
    mac: nodeMac,
    secret,
  })
  const resumeTickets = new ResumeTickets({
    table: embeddedResumeTable(clock),
    mac: nodeMac,
    secret,
    clock,
    onReused: (holder) => accounts.sessions.endForReuse(holder),
  })
  accounts.sessions.onEnded(({ session }) => void resumeTickets.forget(session))

  const running = new Set<Promise<void>>()
  const chore = (periodMs: number, work: () => Promise<void>) =>
    scheduler.every(periodMs, () => {
      const run = work()
        .catch(options.onChoreFailed)
        .finally(() => running.delete(run))
      running.add(run)
    })
  const chores = [
    chore(sweepEveryMs, () => accounts.sessions.sweep()),
    chore(rotationCheckEveryMs, () => keyRing.rotateWhenDue()),
  ]
  return {
    accounts,
    directory,
    keyRing,
    resumeTickets,
    async stop() {
      for (const one of chores) one.cancel()
      await Promise.all(running)
      await Promise.all([store.close(), homes.close()])
    },
  }
}
