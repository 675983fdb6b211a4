/**
 * What a refused gRPC call carries beside code and message: `grpc-status-details-bin` with a
 * google.rpc.Status in it, whose details are google.rpc.ErrorInfo (the error of the table and all
 * that its JSON body has) and, where waiting helps, google.rpc.RetryInfo. Any gRPC library reads it.
 */
import { bytesOrEmpty, many, manyBytes, message, text, uint53, embedded } from './codec/table.ts'
import { type ErrorBody, errorBody, type MeridianError } from './errors.ts'

export const grpcStatusDetails = 'grpc-status-details-bin'
export const grpcErrorDomain = 'meridian'

interface Status {
  readonly code: number
  readonly message: string
  /** Each an encoded Any. */
  readonly details: readonly Uint8Array[]
}

interface Any {
  readonly typeUrl: string
  readonly value: Uint8Array
}

interface Entry {
  readonly key: string
  readonly value: string
}

interface ErrorInfo {
  readonly reason: string
  readonly domain: string
  readonly metadata: readonly Entry[]
}

interface Duration {
  readonly seconds: number
  readonly nanos: number
}

const status = message<Status>({ code: uint53(1), message: text(2), details: manyBytes(3) })
const any = message<Any>({ typeUrl: text(1), value: bytesOrEmpty(2) })
const entry = message<Entry>({ key: text(1), value: text(2) })
const errorInfo = message<ErrorInfo>({ reason: text(1), domain: text(2), metadata: many(3, entry) })
const duration = message<Duration>({ seconds: uint53(1), nanos: uint53(2) })
const retryInfo = message<{ readonly delay: Duration | undefined }>({ delay: embedded(1, duration) })

const errorInfoUrl = 'type.googleapis.com/google.rpc.ErrorInfo'
const retryInfoUrl = 'type.googleapis.com/google.rpc.RetryInfo'

export function encodeGrpcStatus(error: MeridianError, requestId: string): Uint8Array {
  const { code, message: said, ...facts } = errorBody(error, requestId).error
  const metadata = Object.entries(facts).flatMap(([key, value]) => flat(key, value))
  const info = errorInfo.encode({ reason: code, domain: grpcErrorDomain, metadata }).slice()
  const details = [any.encode({ typeUrl: errorInfoUrl, value: info }).slice()]
  const { retryAfterMs } = error.detail
  if (retryAfterMs !== undefined) {
    const delay = { seconds: Math.floor(retryAfterMs / 1_000), nanos: (retryAfterMs % 1_000) * 1_000_000 }
    details.push(any.encode({ typeUrl: retryInfoUrl, value: retryInfo.encode({ delay }).slice() }).slice())
  }
  return status.encode({ code: error.entry.grpc, message: said, details }).slice()
}

/** Metadata is flat: `policy.id` is what JSON has as `id` in `policy`. */
function flat(key: string, value: unknown): Entry[] {
  if (typeof value !== 'object' || value === null) return [{ key, value: String(value) }]
  return Object.entries(value).map(([inner, fact]) => ({ key: `${key}.${inner}`, value: String(fact) }))
}

/** What of the JSON body's `error` a client finds in the details; undefined where there is none of ours. */
export function readGrpcStatus(
  bytes: Uint8Array,
): Partial<Record<keyof ErrorBody['error'] | `policy.${'id' | 'version'}`, string>> | undefined {
  for (const detail of status.read(bytes).details) {
    const { typeUrl, value } = any.read(detail)
    if (typeUrl !== errorInfoUrl) continue
    const { reason, domain, metadata } = errorInfo.read(value)
    if (domain !== grpcErrorDomain) continue
    return { code: reason, ...Object.fromEntries(metadata.map((one) => [one.key, one.value])) }
  }
  return undefined
}
