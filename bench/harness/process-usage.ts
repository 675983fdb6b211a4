/**
 * What a process has used, all its threads, as the kernel counts it. Wall time moves by half on a
 * shared machine; this moves by a tenth.
 */
import { readdirSync, readFileSync } from 'node:fs'

/** Microseconds of CPU since the process began, to the nanosecond that the scheduler keeps. */
export function cpuUsOf(pid: number): number {
  let nanoseconds = 0
  for (const task of readdirSync(`/proc/${pid}/task`)) {
    const [ran = '0'] = readFileSync(`/proc/${pid}/task/${task}/schedstat`, 'utf8').split(' ')
    nanoseconds += Number(ran)
  }
  return nanoseconds / 1_000
}
