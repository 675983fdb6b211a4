/**
 * Processes of a set that outlive whoever started them: a record per process says which it is, by its
 * id and the moment of its start (a process id alone may belong to somebody else by now), and how it
 * is to be ended. Nothing is ever found, or ended, by its name.
 */
import { spawn } from 'node:child_process'
import { closeSync, mkdirSync, openSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import type { Command, Engine, Node } from './engine.ts'

/** Which process, and no other that may have its id later. */
export interface Moment {
  readonly pid: number
  /** Of its start: clock ticks after the boot, as the kernel tells them. */
  readonly startTicks: string
}

/** What is written of a started node. */
export interface ProcessRecord extends Moment {
  readonly node: Node
  readonly stop: Engine['stop']
}

export type NodeState =
  | { readonly state: 'stopped' }
  /** Was started and not stopped by us. */
  | { readonly state: 'ended'; readonly record: ProcessRecord }
  | { readonly state: 'running'; readonly record: ProcessRecord; readonly memoryMib: number }

const recordsOf = (data: string): string => join(data, 'run')
const recordPath = (data: string, node: Node): string => join(recordsOf(data), `${node.name}.json`)
export const logPath = (data: string, name: string): string => join(data, 'log', `${name}.log`)

/** Starts it in a session of its own, so that neither a Ctrl-C nor the end of this process reaches it. */
export function startProcess(data: string, node: Node, command: Command, stop: Engine['stop']): void {
  mkdirSync(join(data, 'log'), { recursive: true })
  mkdirSync(recordsOf(data), { recursive: true })
  // Emptied first: a line of the last run must not be taken for one of this.
  const log = openSync(logPath(data, node.name), 'w')
  const { program, args, environment, account } = command
  const child = spawn(program, args, {
    cwd: node.folder,
    detached: true,
    stdio: ['ignore', log, log],
    env: { ...process.env, ...environment },
    ...account,
  })
  closeSync(log)
  // A program that could not be started is told as one that has ended.
  child.on('error', () => {})
  child.unref()
  const record: ProcessRecord = { node, ...momentOf(child.pid ?? 0), stop }
  writeFileSync(recordPath(data, node), JSON.stringify(record))
}

export function recordsIn(data: string): ProcessRecord[] {
  let names: string[]
  try {
    names = readdirSync(recordsOf(data))
  } catch {
    return []
  }
  return names.sort().map((name) => JSON.parse(readFileSync(join(recordsOf(data), name), 'utf8')) as ProcessRecord)
}

export function stateOf(data: string, node: Node): NodeState {
  const record = recordsIn(data).find((each) => each.node.name === node.name)
  if (record === undefined) return { state: 'stopped' }
  if (!isAlive(record)) return { state: 'ended', record }
  return { state: 'running', record, memoryMib: memoryMibOf(record.pid) }
}

export const momentOf = (pid: number): Moment => ({ pid, startTicks: startTicksOf(pid) ?? '' })

export const isAlive = ({ pid, startTicks }: Moment): boolean => startTicks !== '' && startTicksOf(pid) === startTicks

/** Undefined: there is no such process, or one that has ended and waits to be forgotten. */
function startTicksOf(pid: number): string | undefined {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8')
    // The name before the last bracket may hold anything.
    const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ')
    return fields[0] === 'Z' ? undefined : fields[19]
  } catch {
    return undefined
  }
}

/** Its own and its children's (PostgreSQL has many), shared pages counted once. */
export function memoryMibOf(pid: number): number {
  const children = readOr(`/proc/${pid}/task/${pid}/children`, '').split(' ').filter(Boolean)
  const kib = [String(pid), ...children].reduce((sum, each) => {
    const shared = /^Pss:\s+(\d+)/m.exec(readOr(`/proc/${each}/smaps_rollup`, ''))
    const resident = /^VmRSS:\s+(\d+)/m.exec(readOr(`/proc/${each}/status`, ''))
    return sum + Number((shared ?? resident)?.[1] ?? 0)
  }, 0)
  return Math.round(kib / 1024)
}

function readOr(path: string, otherwise: string): string {
  try {
    return readFileSync(path, 'utf8')
  } catch {
    return otherwise
  }
}

const lookEveryMs = 50

/** Ends what still runs of it and forgets it. */
export async function stopProcess(data: string, record: ProcessRecord): Promise<'stopped' | 'killed' | 'had ended'> {
  const forget = (): void => rmSync(recordPath(data, record.node), { force: true })
  if (!isAlive(record)) {
    forget()
    return 'had ended'
  }
  const { signal, graceMs } = record.stop
  process.kill(record.pid, signal)
  // One that is frozen hears its signal only when it is woken.
  process.kill(record.pid, 'SIGCONT')
  for (let waited = 0; waited < graceMs && isAlive(record); waited += lookEveryMs) await pause(lookEveryMs)
  const obeyed = !isAlive(record)
  if (!obeyed) {
    process.kill(record.pid, 'SIGKILL')
    for (let waited = 0; waited < killedWithinMs && isAlive(record); waited += lookEveryMs) await pause(lookEveryMs)
  }
  forget()
  return obeyed ? 'stopped' : 'killed'
}

const killedWithinMs = 10_000
