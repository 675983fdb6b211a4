/**
 * What an engine behind an adapter could not do. `protocol/engine-refusal.ts` turns it into what
 * callers of a region hear.
 *
 *  - `no-space`: its disk is full; nothing was stored.
 *  - `unavailable`: it does not answer, or not in time. Whether the request took effect is not known.
 *  - `overloaded`: as much as may wait for it is waiting; the request was not sent.
 */
export type EngineErrorCode = 'no-space' | 'unavailable' | 'overloaded'

export class EngineError extends Error {
  override readonly name = 'EngineError'
  readonly code: EngineErrorCode
  constructor(code: EngineErrorCode, message: string, options?: ErrorOptions) {
    super(message, options)
    this.code = code
  }
}
