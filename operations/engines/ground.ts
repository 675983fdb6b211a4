/** What the engines stand on here: processes, log files, short commands and waiting, all within one data folder. */
import { execFile } from 'node:child_process'
import { createHmac } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { promisify } from 'node:util'
import { setTimeout as pause } from 'node:timers/promises'
import type { Command, Engine, Ground, Node, Readiness } from './engine.ts'
import type { EngineSet } from './engine-set.ts'
import { jarsFolder } from './jars.ts'
import { logPath, startProcess, stateOf } from './node-process.ts'
import type { ProgramName } from './programs.ts'
import { Refusal } from './refusal.ts'

export interface Surroundings {
  readonly set: EngineSet
  readonly programs: ReadonlyMap<ProgramName, string>
  /** Hears what is waited for, when that takes long. */
  readonly say: (text: string) => void
  /** Hears of nodes that were started now. */
  readonly launched: (node: Node) => void
  readonly signal?: AbortSignal
}

const lookEveryMs = 150
/** One of nine JVMs that start at once on two cores needs its time; what takes longer hangs. */
const readyWithinMs = 300_000
const sayEveryMs = 10_000
const commandWithinMs = 120_000
const logTailLines = 12

export function groundOf(engine: Engine, { set, programs, say, launched, signal }: Surroundings): Ground {
  const refuseIfBrokenOff = (): void => {
    if (signal?.aborted) throw new Refusal('broken off; what was started runs on, and `engines down` ends it')
  }
  const ground: Ground = {
    jars: engine.fromJars ? jarsFolder(engine.name) : '',
    program(name) {
      const path = programs.get(name)
      if (path === undefined) throw new Error(`${engine.name} did not say that it needs ${name}`)
      return path
    },
    password: passwordsOf(set),
    launch(node, command) {
      refuseIfBrokenOff()
      if (stateOf(set.data, node).state === 'running') return
      startProcess(set.data, node, command, engine.stop)
      launched(node)
    },
    logOf: (node) => logOf(set.data, node),
    run: (command) => runToEnd(engine, command),
    async until(nodes, look) {
      const started = performance.now()
      for (let said = started; ; await pause(lookEveryMs)) {
        refuseIfBrokenOff()
        // First: a log may say that it served, and then why it does no more.
        for (const node of nodes) refuseIfEnded(set.data, node)
        const seen = await look()
        if (seen.state === 'ready') return
        const now = performance.now()
        if (now - started > readyWithinMs) throw new Refusal(late(set.data, nodes, seen))
        if (now - said < sayEveryMs) continue
        said = now
        say(`still waiting: ${seen.missing}`)
      }
    },
  }
  return ground
}

/** Passwords need no place of their own: they follow from the set's secret. */
export const passwordsOf =
  ({ secret }: EngineSet): Ground['password'] =>
  (user) =>
    createHmac('sha256', secret).update(user).digest('hex').slice(0, 32)

function logOf(data: string, node: Node): string {
  try {
    return readFileSync(logPath(data, node.name), 'utf8')
  } catch {
    return ''
  }
}

function refuseIfEnded(data: string, node: Node): void {
  if (stateOf(data, node).state !== 'ended') return
  throw new Refusal(`${node.name} ended while it started; its log ends with\n${tailOf(data, node)}`)
}

const late = (data: string, nodes: readonly Node[], seen: Readiness & { state: 'starting' }): string =>
  `${seen.missing} after ${readyWithinMs / 60_000} minutes; the logs: ${nodes.map(({ name }) => logPath(data, name)).join(', ')}`

const tailOf = (data: string, node: Node): string =>
  logOf(data, node)
    .trimEnd()
    .split('\n')
    .slice(-logTailLines)
    .map((line) => `  ${line}`)
    .join('\n')

async function runToEnd(engine: Engine, { program, args, environment, account }: Command): Promise<string> {
  try {
    const env = { ...process.env, ...environment }
    const { stdout } = await promisify(execFile)(program, args, { env, timeout: commandWithinMs, ...account })
    return stdout
  } catch (caught) {
    const { stdout = '', stderr = '', message } = caught as Error & { stdout?: string; stderr?: string }
    const told = `${stderr}${stdout}`.trim() || message
    throw new Refusal(`${engine.name}: ${program} failed\n${told.replaceAll(/^/gm, '  ')}`)
  }
}
