/**
 * Processes beside a bench, the load and the limit: started with `fork`, asked by name, answered
 * once. Their methods are described by an interface, and both sides hold to it.
 */
import { type ChildProcess, fork } from 'node:child_process'
import { join } from 'node:path'
import { pin } from './pinned.ts'

/** Methods take one value that survives JSON and resolve to another. */
export type Methods = Readonly<Record<string, (given: never) => Promise<unknown>>>

interface Question {
  readonly id: number
  readonly method: string
  readonly given: unknown
}

interface Answer {
  readonly id: number
  readonly value?: unknown
  readonly error?: string
}

/** What Node thinks of kafkajs, which a limit uses as it is. */
const quiet = ['TimeoutNegativeWarning', 'MaxListenersExceededWarning'].map((name) => `--disable-warning=${name}`)

export class AskedProcess<M extends Methods> {
  readonly #child: ChildProcess
  readonly #waiting = new Map<number, { resolve(value: unknown): void; reject(error: Error): void }>()
  #next = 1

  /** `file` lies in this folder. */
  constructor(file: string, core: number) {
    this.#child = fork(join(import.meta.dirname, file), {
      stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
      execArgv: [...process.execArgv, ...quiet],
    })
    pin(this.pid, core)
    this.#child.on('message', (message) => this.#answered(message as Answer))
    this.#child.on('exit', () => {
      for (const { reject } of this.#waiting.values()) reject(new Error(`${file} has ended`))
    })
  }

  get pid(): number {
    return this.#child.pid as number
  }

  ask<K extends keyof M & string>(method: K, given: Parameters<M[K]>[0]): ReturnType<M[K]> {
    const id = this.#next++
    const question: Question = { id, method, given }
    this.#child.send(question)
    return new Promise((resolve, reject) => {
      this.#waiting.set(id, { resolve, reject })
    }) as ReturnType<M[K]>
  }

  stop(): void {
    this.#child.removeAllListeners('exit')
    this.#child.kill('SIGKILL')
  }

  #answered({ id, value, error }: Answer): void {
    const waiting = this.#waiting.get(id)
    this.#waiting.delete(id)
    if (error === undefined) waiting?.resolve(value)
    else waiting?.reject(new Error(error))
  }
}

/** The side that is asked. */
export function serve<M extends Methods>(methods: M): void {
  process.on('message', (message) => {
    const { id, method, given } = message as Question
    const answer = (said: Answer): void => void process.send?.(said)
    Promise.resolve()
      .then(() => (methods[method] as (given: unknown) => Promise<unknown>)(given))
      .then(
        (value) => answer({ id, value }),
        (caught: unknown) => answer({ id, error: caught instanceof Error ? (caught.stack ?? '') : String(caught) }),
      )
  })
  process.on('disconnect', () => process.exit(0))
}
