/**
 * A process of the world: started with a configuration file, ready when it says so on its own line of
 * standard output, ended by SIGTERM and, if that does not help, by SIGKILL. The world restarts one
 * that dies by itself, with a growing pause, because that is what an operator's supervisor does and
 * what the torture test counts on.
 */
import { type ChildProcess, spawn } from 'node:child_process'
import { createInterface } from 'node:readline'

export interface ChildOptions {
  /** For people and logs: `eu`, `eu/gateway-1`. */
  readonly name: string
  /** Executable and its arguments; Node, for the lifeline. */
  readonly command: readonly [string, ...string[]]
  readonly environment?: Readonly<Record<string, string>>
  /** Every line the process writes, both streams. */
  onLine(line: string): void
  /** The process ended without being asked to. */
  onDeath(code: number | null, signal: NodeJS.Signals | null): void
  /** It is ready again after a restart. */
  onReady?(ready: ReadyLine): void
}

/** `{"ready":true, …}`: what a process says of itself once it serves. */
export interface ReadyLine {
  readonly ready: true
  readonly [fact: string]: unknown
}

/** Some seconds; minutes on a machine that starts engines beside it, and this is for what never comes. */
const readyTimeoutMs = 600_000
const restartFirstMs = 100
const restartMaxMs = 5_000
/** A process that lived this long starts with the shortest pause again. */
const stableMs = 10_000

export class Child {
  readonly #options: ChildOptions
  #process: ChildProcess | undefined
  #pauseMs = restartFirstMs
  #ended = false
  #restart: NodeJS.Timeout | undefined

  constructor(options: ChildOptions) {
    this.#options = options
  }

  get pid(): number | undefined {
    return this.#process?.pid
  }

  get name(): string {
    return this.#options.name
  }

  /** Resolves to its ready line; rejects when it ends before, or says nothing in time. */
  start(): Promise<ReadyLine> {
    const { command, environment } = this.#options
    const [executable, ...args] = command
    const started = Date.now()
    const child = spawn(executable, args, {
      // The channel is the child's lifeline: it ends when this process does, however that comes about.
      stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
      env: { ...process.env, ...environment },
    })
    this.#process = child
    return new Promise((resolve, reject) => {
      let ready = false
      const timer = setTimeout(() => {
        child.kill('SIGKILL')
        reject(new Error(`${this.name} was not ready within ${readyTimeoutMs / 1_000} s`))
      }, readyTimeoutMs)
      const heard = (line: string): void => {
        const says = ready ? undefined : readyLine(line)
        if (says === undefined) return this.#options.onLine(line)
        ready = true
        clearTimeout(timer)
        resolve(says)
      }
      for (const input of [child.stdout, child.stderr]) if (input) createInterface({ input }).on('line', heard)
      child.on('error', reject)
      child.on('exit', (code, signal) => {
        clearTimeout(timer)
        if (this.#process === child) this.#process = undefined
        if (!ready) reject(new Error(`${this.name} ended before it was ready (${signal ?? `code ${code}`})`))
        if (this.#ended) return
        if (Date.now() - started > stableMs) this.#pauseMs = restartFirstMs
        this.#options.onDeath(code, signal)
        if (ready || this.#restarting) this.#startAgain()
      })
    })
  }

  #restarting = false

  #startAgain(): void {
    this.#restarting = true
    this.#restart = setTimeout(() => {
      this.start().then(
        (says) => {
          this.#restarting = false
          this.#options.onReady?.(says)
        },
        // It died again before it was ready: `exit` has set the next try.
        () => {},
      )
    }, this.#pauseMs)
    this.#pauseMs = Math.min(this.#pauseMs * 2, restartMaxMs)
  }

  /** A signal from outside, as a torture test sends it. The process will be started again. */
  kill(signal: NodeJS.Signals): void {
    this.#process?.kill(signal)
  }

  /** Ends it for good: SIGTERM, and SIGKILL after `graceMs`. */
  async stop(graceMs = 10_000): Promise<void> {
    this.#ended = true
    clearTimeout(this.#restart)
    const child = this.#process
    if (child === undefined || child.exitCode !== null || child.signalCode !== null) return
    const gone = new Promise<void>((resolve) => {
      child.once('exit', () => resolve())
    })
    child.kill('SIGTERM')
    const timer = setTimeout(() => child.kill('SIGKILL'), graceMs)
    await gone
    clearTimeout(timer)
  }
}

function readyLine(line: string): ReadyLine | undefined {
  if (!line.startsWith('{"ready":true')) return undefined
  try {
    return JSON.parse(line) as ReadyLine
  } catch {
    return undefined
  }
}
