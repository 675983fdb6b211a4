/** Policy logs for tests: folders that go when the test ends, keys and a clock of their own. */
import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { exampleNow } from '../document/example-policy.node.ts'
import type { PolicyLog } from './policy-log.ts'
import { makeDevelopmentLog, withPolicyLog } from './policy-log.node.ts'

export const origin = 'meridian.example/residency'

/** For tests that are not about the proof. */
export const holds = () => ({ holds: true })

const policies = join(import.meta.dirname, '..', '..', 'policies')

/** The starting policy, which is small and so quickly checked, as this version. */
export const version = (number: number): string =>
  readFileSync(join(policies, 'starting-policy.yaml'), 'utf8').replace(
    '  version: 1\n',
    `  version: ${number}\n  supersedes: ${number - 1}\n`,
  )

/** The same without names that are looked up between EU and US. */
export const narrower = (number: number): string =>
  version(number)
    .split('\n')
    .filter((line) => !line.includes('id: people') && !line.includes('rule: people'))
    .join('\n')

export class ExampleLogs {
  readonly #folders: string[] = []
  #keys = 0
  /** Moves on by a second each time it is read. */
  now = exampleNow

  newFolder(): string {
    const folder = mkdtempSync(join(tmpdir(), 'policy-log-'))
    this.#folders.push(folder)
    return folder
  }

  copyOf(folder: string): string {
    const copy = this.newFolder()
    cpSync(folder, copy, { recursive: true })
    return copy
  }

  within<T>(folder: string, work: (log: PolicyLog) => Promise<T>): Promise<T> {
    const clock = { now: () => (this.now += 1_000) }
    // No two keys are the same, and no run has others than the one before.
    const random = { bytes: (count: number) => new Uint8Array(count).fill((this.#keys += 1)) }
    return withPolicyLog(folder, { clock, random }, work)
  }

  /** A log in which the approvers `dpo` and `counsel` have published `text`. */
  async started(text = version(14)): Promise<string> {
    const folder = this.newFolder()
    await this.startIn(folder, text)
    return folder
  }

  startIn(folder: string, text: string): Promise<void> {
    return this.within(folder, (log) => makeDevelopmentLog(log, text, origin, holds))
  }

  removeAll(): void {
    for (const folder of this.#folders) rmSync(folder, { recursive: true, force: true })
  }
}

export async function publish(log: PolicyLog, text: string, ...by: readonly string[]): Promise<void> {
  await log.propose(text, 'test', true)
  for (const name of by) await log.approve(await log.signer(name))
  await log.publish(holds)
}

export function filesOf(folder: string): Record<string, string> {
  const files = readdirSync(folder, { withFileTypes: true }).filter(
    (entry) => entry.isFile() && !entry.name.startsWith('lock'),
  )
  return Object.fromEntries(files.map(({ name }) => [name, readFileSync(join(folder, name), 'utf8')]))
}
