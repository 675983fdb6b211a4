/**
 * The accounts of a region put together, on whatever keeps them: argon2 on this process's threads, and
 * the chores that keep sessions and keys small and fresh.
 */
import type { Clock, Scheduler } from '../../platform/clock.ts'
import type { Service } from '../../platform/lifecycle.ts'
import { nodeMac } from '../../platform/mac.node.ts'
import type { Random } from '../../platform/random.ts'
import type { Places, Region } from '../../protocol/places.ts'
import { Directory } from '../directory/directory.ts'
import type { DirectoryStore } from '../directory/directory-store.ts'
import type { ReportAccountEvent } from './account-events.ts'
import type { AccountStore, EndedSession } from './account-store.ts'
import { Accounts } from './accounts.ts'
import type { KeyFile } from './key-file.ts'
import { KeyRing } from './key-ring.jose.ts'
import { queuedPasswordHash } from './password-hash.ts'
import { type Argon2Cost, argon2PasswordHash } from './password-hash.node.ts'
import type { NewMailbox } from './person-creation.ts'
import type { ResumeTable } from './resume-table.ts'
import { ResumeTickets } from './resume-ticket.ts'
import { type SignUpRule, signUpRuleFaults } from './sign-up-rule.ts'

/** What keeps the accounts of a region. Whoever is handed it closes it. */
export interface AccountsBacking {
  readonly store: AccountStore
  readonly homes: DirectoryStore
  readonly resumeTable: ResumeTable
  readonly keyFile: KeyFile
}

export interface AccountsOptions {
  /** Asked for once the sign-up rule is found to fit. */
  readonly open: () => Promise<AccountsBacking>
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
  /**
   * Sweeps and rotations are another process's: one of a region does them, and this one follows. Told of
   * sessions that others ended without this process having heard of it.
   */
  readonly follows?: ((missed: readonly EndedSession[]) => void) | undefined
  /** Lower in tests only. */
  readonly passwordCost?: Argon2Cost
}

export interface AccountsService extends Service {
  readonly accounts: Accounts
  readonly directory: Directory
  readonly keyRing: KeyRing
  readonly resumeTickets: ResumeTickets
}

const sweepEveryMs = 60_000
const rotationCheckEveryMs = 3_600_000
/** Two small reads of each process; far below what a new secret waits for. */
const followEveryMs = 10_000
/** What ended longer ago was seen by a look before, also if a few of them failed or clocks differ. */
const missedMs = 60_000

/** Throws when the sign-up rule names what the installation does not have. */
export async function startAccounts(options: AccountsOptions): Promise<AccountsService> {
  const { region, places, rule, clock, scheduler, random } = options
  const faults = signUpRuleFaults(rule, places)
  if (faults.length > 0) throw new Error(`the sign-up rule does not fit this installation: ${faults.join('; ')}`)
  const { store, homes, resumeTable, keyFile } = await options.open()
  const keyRing = await KeyRing.open({ region: region.name, file: keyFile, clock, random })
  const secret = () => keyRing.secret

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
    table: resumeTable,
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
  const { follows } = options
  const chores =
    follows === undefined
      ? [
          chore(sweepEveryMs, () => accounts.sessions.sweep()),
          chore(rotationCheckEveryMs, () => keyRing.rotateWhenDue()),
        ]
      : [
          chore(followEveryMs, () => keyRing.follow()),
          chore(followEveryMs, async () => follows(await accounts.sessions.catchUp(missedMs))),
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
