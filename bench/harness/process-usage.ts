/**
 * What a process has used, all its threads, as the kernel counts it. Wall time moves by half on a
 * shared machine; this moves by a tenth.
 */
import { readdirSync, readFileSync } from 'node:fs'

/** Microseconds of CPU by the name of who used them. */
export type CpuUse = Readonly<Record<string, number>>

/** Microseconds of CPU since the process began, to the nanosecond that the scheduler keeps. */
export function cpuUsOf(pid: number): number {
  let nanoseconds = 0
  for (const task of readdirSync(`/proc/${pid}/task`)) {
    const [ran = '0'] = readFileSync(`/proc/${pid}/task/${task}/schedstat`, 'utf8').split(' ')
    nanoseconds += Number(ran)
  }
  return nanoseconds / 1_000
}

/**
 * The same of a process and its children, threads that have ended included: what a virtual machine's
 * compiler used is gone with its thread otherwise. To the tick, 10 ms.
 */
export function cpuUsOfFamily(pid: number): number {
  const own = readOr(`/proc/${pid}/stat`)
  if (own === '') return 0
  // The name before the last bracket may hold anything.
  const fields = own.slice(own.lastIndexOf(')') + 2).split(' ')
  const ticks = Number(fields[11]) + Number(fields[12])
  const children = readOr(`/proc/${pid}/task/${pid}/children`).split(' ').filter(Boolean)
  return children.reduce((sum, child) => sum + cpuUsOfFamily(Number(child)), (ticks * 1e6) / ticksPerSecond)
}

/** What the kernel tells everybody, whatever its own rate is. */
const ticksPerSecond = 100

function readOr(path: string): string {
  try {
    return readFileSync(path, 'utf8')
  } catch {
    // It has ended meanwhile.
    return ''
  }
}
