/**
 * How a flow is, as its worker tells in its status topic: one record for its connector and one for each
 * task, the newest of a key counts. MirrorMaker itself goes on without a task that failed and says
 * nothing more of it (it has no door at which somebody could ask).
 */
import type { KeyedRecord } from '../../platform/kafka/record-batch.ts'

export type FlowState =
  /** No task has been heard of since the start. */
  | { readonly state: 'starting' }
  | { readonly state: 'carries'; readonly tasks: number }
  | { readonly state: 'failed'; readonly why: string }

const own = /^status-(connector|task)-MirrorSourceConnector(?:-\d+)?$/

export class FlowStatus {
  readonly #told = new Map<string, Told>()

  take(records: readonly KeyedRecord[]): void {
    for (const { key, value } of records) {
      const name = key?.toString() ?? ''
      if (!own.test(name)) continue
      const told = value && readTold(value)
      if (told === undefined) this.#told.delete(name)
      else this.#told.set(name, told)
    }
  }

  get state(): FlowState {
    const failed = [...this.#told.values()].find(({ state }) => state === 'FAILED')
    if (failed) return { state: 'failed', why: failed.why }
    const tasks = [...this.#told].filter(([name, { state }]) => name.includes('-task-') && state === 'RUNNING')
    return tasks.length === 0 ? { state: 'starting' } : { state: 'carries', tasks: tasks.length }
  }
}

interface Told {
  readonly state: string
  readonly why: string
}

/** The kind of exception alone: what it says may quote a record. */
function readTold(value: Buffer): Told | undefined {
  try {
    const { state, trace } = JSON.parse(value.toString()) as { state?: unknown; trace?: unknown }
    if (typeof state !== 'string') return undefined
    const [why = ''] = (typeof trace === 'string' ? trace : '').split(/[:\s]/, 1)
    return { state, why: why === '' ? 'no reason given' : why }
  } catch {
    return undefined
  }
}
