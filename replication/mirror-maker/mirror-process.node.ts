/**
 * MirrorMaker 2 as a process: small, with its configuration in a file that only its owner can read, and
 * gone when whoever started it is gone. Two mirrors of one flow would take each other's work away.
 */
import { spawn } from 'node:child_process'
import { closeSync, mkdirSync, openSync, statSync, truncateSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { MirrorRun } from './flow-supervisor.ts'
import type { MirrorConfiguration } from './mirror-properties.ts'

export interface MirrorProgram {
  readonly java: string
  /** Folder with the jars of Kafka and MirrorMaker. */
  readonly jars: string
  /** Where its configuration and its log lie; one for each flow. */
  readonly folder: string
}

/** Of its log: what it says of a broker that is away for a day. */
const logBytesMax = 32 * 1_024 * 1_024
const stopWithinMs = 15_000

export function launchMirror({ java, jars, folder }: MirrorProgram, configuration: MirrorConfiguration): MirrorRun {
  mkdirSync(folder, { recursive: true, mode: 0o700 })
  const file = join(folder, 'mirror.properties')
  writeFileSync(file, configuration.properties, { mode: 0o600 })
  const logFile = join(folder, 'mirror.log')
  const log = openSync(logFile, 'a', 0o600)
  // The kernel ends it with this process, however that ends; nobody else would know that it is there.
  const args = ['--pdeathsig', 'KILL', '--', java, ...flags, '-cp', `${jars}/*`, main, file, '--clusters']
  const child = spawn('setpriv', [...args, ...configuration.targets], { stdio: ['ignore', log, log] })
  closeSync(log)
  const bounded = setInterval(() => keepBelow(logFile), logLookMs)
  let ended: string | undefined
  const gone = new Promise<void>((resolve) => {
    const end = (how: string): void => {
      ended ??= `${how}; its log is ${logFile}`
      clearInterval(bounded)
      resolve()
    }
    child.on('error', (error) => end(error.message))
    child.on('exit', (code, signal) => end(signal ?? `code ${code}`))
  })
  const stop = async (signal: NodeJS.Signals): Promise<void> => {
    if (ended !== undefined) return
    child.kill(signal)
    const timer = setTimeout(() => child.kill('SIGKILL'), stopWithinMs)
    await gone
    clearTimeout(timer)
  }
  return {
    pid: child.pid,
    get ended() {
      return ended
    },
    stop: () => stop('SIGTERM'),
    kill: () => stop('SIGKILL'),
  }
}

const main = 'org.apache.kafka.connect.mirror.MirrorMaker'

const flags = [
  '-Xms32m',
  '-Xmx192m',
  '-XX:+UseSerialGC',
  '-XX:TieredStopAtLevel=1',
  '-XX:ReservedCodeCacheSize=48m',
  '-XX:+ExitOnOutOfMemoryError',
  '-Djava.net.preferIPv4Stack=true',
  '-Dorg.slf4j.simpleLogger.showDateTime=true',
  '-Dorg.slf4j.simpleLogger.dateTimeFormat=HH:mm:ss.SSS',
  '-Dorg.slf4j.simpleLogger.defaultLogLevel=warn',
]

const logLookMs = 60_000

/** It appends, so a log that was emptied goes on from its beginning. */
function keepBelow(file: string): void {
  if (statSync(file).size > logBytesMax) truncateSync(file)
}
