/** The policy log a command works on: `--log`, or the one of the installation in `--data`. */
import { join } from 'node:path'
import { nodeClock } from '../../platform/clock.node.ts'
import { nodeRandom } from '../../platform/random.node.ts'
import { dataFolder } from '../../protocol/operator/world-file.node.ts'
import type { PolicyLog } from '../publish/policy-log.ts'
import { hasPolicyLog, withPolicyLog } from '../publish/policy-log.node.ts'
import { PolicyLogRefused } from '../publish/policy-log-refusal.ts'
import { pathOf } from './policy-files.node.ts'

export const logOption = ['--log <folder>', 'folder of the policy log; otherwise `policy` in the data folder'] as const
export const dataOption = ['--data <folder>', 'data folder of the installation', '.meridian'] as const
export const reasonOption = ['--reason <text>', 'kept in the audit', ''] as const
export const planOption = ['--plan', 'say what would be done, and do nothing'] as const

export interface LogOptions {
  readonly log?: string
  readonly data: string
  readonly json?: boolean
}

export interface ChangeOptions extends LogOptions {
  readonly reason: string
  readonly plan?: boolean
}

export const logFolder = ({ log, data }: LogOptions): string =>
  log === undefined ? join(dataFolder(data), 'policy') : pathOf(log)

/** Runs `work` on a log that is there; with `--plan` on a copy in memory. */
export function onLog<T>(
  options: LogOptions & Partial<ChangeOptions>,
  work: (log: PolicyLog) => Promise<T>,
): Promise<T> {
  const folder = logFolder(options)
  // Asked first: opening a folder makes it.
  if (!hasPolicyLog(folder)) throw new PolicyLogRefused('log-missing', `\`${folder}\``)
  return onLogToBe(options, work)
}

/** The same where the log may be still to be made. */
export const onLogToBe = <T>(
  options: LogOptions & Partial<ChangeOptions>,
  work: (log: PolicyLog) => Promise<T>,
): Promise<T> =>
  withPolicyLog(logFolder(options), { clock: nodeClock, random: nodeRandom, plan: options.plan === true }, work)
