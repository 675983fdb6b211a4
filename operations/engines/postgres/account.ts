/** PostgreSQL refuses to run as root, so that root lends it the account that the package made. */
import { execFileSync } from 'node:child_process'
import { existsSync, statSync } from 'node:fs'
import { dirname } from 'node:path'
import type { Account } from '../engine.ts'
import { Refusal } from '../refusal.ts'

const name = 'postgres'

/** Undefined: this process's own will do. */
export function postgresAccount(): Account | undefined {
  if (process.getuid?.() !== 0) return undefined
  try {
    const [, , uid, gid] = execFileSync('getent', ['passwd', name], { encoding: 'utf8' }).split(':')
    return { uid: Number(uid), gid: Number(gid) }
  } catch {
    throw new Refusal(
      `PostgreSQL does not run as root, and there is no account \`${name}\` to run it as: make one (\`useradd --system ${name}\`), or start the engines as another user`,
    )
  }
}

const everybodyEnters = 0o001

/** That account must be able to walk to its data. */
export function refuseUnlessReachable(data: string): void {
  const account = postgresAccount()
  if (account === undefined) return
  for (let folder = data; ; folder = dirname(folder)) {
    if (existsSync(folder) && !mayEnter(folder, account)) {
      throw new Refusal(
        `PostgreSQL runs as \`${name}\` here and may not enter ${folder}: choose a folder elsewhere with --data`,
      )
    }
    if (dirname(folder) === folder) return
  }
}

function mayEnter(folder: string, { uid }: Account): boolean {
  const { mode, uid: owner } = statSync(folder)
  return owner === uid || (mode & everybodyEnters) !== 0
}
