/**
 * Server on one core, load on the other, so that neither steals the other's cache. On a machine with
 * one core, or without `taskset`, nothing is pinned.
 */
import { execFileSync } from 'node:child_process'
import { availableParallelism } from 'node:os'

export const cores = { server: 0, load: 1 } as const

export function pin(pid: number, core: number): void {
  if (availableParallelism() < 2) return
  try {
    execFileSync('taskset', ['--all-tasks', '--pid', '--cpu-list', String(core), String(pid)], { stdio: 'ignore' })
  } catch {
    // Figures are noisier, not wrong.
  }
}
