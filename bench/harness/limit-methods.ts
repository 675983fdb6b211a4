/** What a limit can be asked for. */
import type { LimitTopic } from './limit-log.ts'

/** The edge whose envelopes a limit checks. */
export interface LimitGate {
  readonly alias: string
  readonly pop: string
  readonly envelopeKey: string
}

/**
 * direct  writes a message durably, answers its sender, hands it to the other of the pair
 * group   writes a message durably, answers its sender, hands it to everybody
 * echo    answers hello and ping, keeps nothing
 */
export type LimitMode = 'direct' | 'group' | 'echo'

export interface LimitMethods extends Readonly<Record<string, (given: never) => Promise<unknown>>> {
  readonly start: (given: {
    readonly mode: LimitMode
    readonly folder: string
    /** It keeps messages there instead of in the folder. */
    readonly topic?: LimitTopic | undefined
    /** Bytes that the product writes into its log for a message: the limit writes as many. */
    readonly bytesPerMessage: number
    /** Checks envelopes and tickets at each connect, as the product must. */
    readonly gate?: LimitGate | undefined
  }) => Promise<{ readonly port: number }>
  readonly counts: (given: Record<string, never>) => Promise<{ readonly batches: number; readonly frames: number }>
}
