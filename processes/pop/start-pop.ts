/**
 * A point of presence on this machine: one workerd process with the edge in it. Node starts it, so
 * that it inherits the open-files limit that Node has raised: running out of files is fatal to it.
 *
 * SIGTERM does not end workerd while a socket is open; drain the gateways first, and SIGKILL follows.
 */
import { writeFile } from 'node:fs/promises'
import { connect } from 'node:net'
import type { Writable } from 'node:stream'
import { basename, join } from 'node:path'
import { createRequire } from 'node:module'
import { type ChildProcess, spawn } from 'node:child_process'
import { tiedCommand, untie } from '../lifeline.ts'
import { type EdgeCollectorOptions, startEdgeCollector } from './edge-collector.ts'
import { workerdConfig } from './workerd-config.ts'

export interface PopOptions {
  readonly name: string
  readonly folder: string
  /** Lies in `folder`: workerd embeds files beside its configuration. */
  readonly bundleFile: string
  readonly port: number
  readonly bindings: Readonly<Record<string, string>>
  /** Where its requests are counted; nowhere without it. */
  readonly collector?: EdgeCollectorOptions
  onLine(line: string): void
}

export interface Pop {
  readonly name: string
  readonly url: string
  readonly pid: number
  kill(): void
  stop(): Promise<void>
}

const readyTimeoutMs = 15_000
const restartMs = 200
const killAfterMs = 1_500

const workerdBinary = (): string => (createRequire(import.meta.url)('workerd') as { default: string }).default

/** Resolves when it takes connections. Started again when it dies. */
export async function startPop(options: PopOptions): Promise<Pop> {
  const { name, folder, bundleFile, port, bindings } = options
  const file = join(folder, `pop-${name}.capnp`)
  const services = options.collector && { COLLECTOR: options.collector.port }
  const config = workerdConfig({ bundleFile: basename(bundleFile), host: '127.0.0.1', port, bindings, services })
  await writeFile(file, config, { mode: 0o600 })
  const collector = options.collector && (await startEdgeCollector(options.collector))
  let stopped = false
  let child: ChildProcess
  const start = (): void => {
    const [shell, words] = tiedCommand(workerdBinary(), 'serve', file)
    child = spawn(shell, words, { stdio: ['ignore', 'pipe', 'pipe', 'pipe'] })
    const line = child.stdio[3] as Writable
    for (const stream of [child.stdout, child.stderr])
      stream?.on('data', (chunk: Buffer) => options.onLine(chunk.toString().trimEnd()))
    child.on('exit', () => {
      untie(line)
      if (!stopped) setTimeout(() => (stopped ? undefined : start()), restartMs)
    })
  }
  start()
  const stop = async (): Promise<void> => {
    stopped = true
    await collector?.stop()
    if (child.exitCode !== null || child.signalCode !== null) return
    // Closed, not only ended: who waits beside it on the lifeline has its streams, too.
    const gone = new Promise((resolve) => child.once('close', resolve))
    child.kill('SIGTERM')
    const timer = setTimeout(() => child.kill('SIGKILL'), killAfterMs)
    await gone
    clearTimeout(timer)
  }
  try {
    await reachable(port)
  } catch (caught) {
    await stop()
    throw caught
  }
  return {
    name,
    url: `http://127.0.0.1:${port}`,
    get pid() {
      return child.pid as number
    },
    kill: () => void child.kill('SIGKILL'),
    stop,
  }
}

async function reachable(port: number): Promise<void> {
  const end = Date.now() + readyTimeoutMs
  while (Date.now() < end) {
    if (await canConnect(port)) return
    await new Promise((resolve) => setTimeout(resolve, 20))
  }
  throw new Error(`workerd did not listen on port ${port}`)
}

function canConnect(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect(port, '127.0.0.1')
    socket.once('connect', () => {
      socket.destroy()
      resolve(true)
    })
    socket.once('error', () => resolve(false))
  })
}
