/** What a caller hears of an engine that could not: a code of the table, with the engine's word as its cause. */
import { EngineError, type EngineErrorCode } from '../platform/engines/engine-error.ts'
import { type ErrorCode, MeridianError } from './errors.ts'

const codes: Readonly<Record<EngineErrorCode, ErrorCode>> = {
  'no-space': 'storage_full',
  unavailable: 'unavailable',
  overloaded: 'overloaded',
}

/** For whoever catches: engine errors translated, anything else as it came. */
export const engineRefusal = (error: unknown): unknown =>
  error instanceof EngineError ? new MeridianError(codes[error.code], error.message, {}, { cause: error }) : error
