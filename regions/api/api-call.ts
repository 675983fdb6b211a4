/**
 * A call of an API method, whichever way it came: who calls (from the edge's envelope or a verified
 * token, never from the client's word), and the request in its JSON shape.
 */
import type { ApiMethod } from '../../protocol/api-routes.ts'
import { fail } from '../../protocol/errors.ts'
import type { DeviceNumber, SessionId, UserId, Zone } from '../../protocol/ids.ts'
import type { JsonObject } from './api-schema.ts'

export interface ApiCaller {
  readonly user: UserId
  readonly device: DeviceNumber
  readonly session: SessionId
  readonly zone: Zone
  readonly epoch: number
}

export interface ApiCall {
  /** Absent for methods that need no token. */
  readonly caller: ApiCaller | undefined
  /** Point of presence, and keyed hash of the caller's network. */
  readonly pop: string
  readonly address: string
}

/** Resolves to the answer in its JSON shape, or rejects with a `MeridianError`. */
export type ApiHandler = (request: JsonObject, call: ApiCall) => Promise<JsonObject>

/** Every method has one. */
export type ApiHandlers = Readonly<Record<ApiMethod, ApiHandler>>

export type HandlersOf<Service extends string> = Readonly<
  Record<Extract<ApiMethod, `${Service}.${string}`>, ApiHandler>
>

export function callerOf(call: ApiCall): ApiCaller {
  if (call.caller === undefined) throw fail('token_missing')
  return call.caller
}

// The schema has checked the types: these read a field as what the .proto says it is.
export const textOf = (request: JsonObject, field: string): string => request[field] as string
export const numberOf = (request: JsonObject, field: string): number => Number(request[field])
export const flagOf = (request: JsonObject, field: string): boolean => request[field] as boolean
export const listOf = (request: JsonObject, field: string): readonly string[] => request[field] as readonly string[]

/**
 * Settings as a command has them: `flags` as they shall be, `target` which of them are meant. A setting
 * that was not named stays as it is, whoever changes another one at the same time (FC-067).
 */
export function settingsOf(
  request: JsonObject,
  fields: Readonly<Record<string, number>>,
): { flags: number; target: number } {
  const named = Object.entries(fields).filter(([field]) => request[field] !== undefined)
  if (named.length === 0) throw fail('request_invalid', `name at least one of ${Object.keys(fields).join(', ')}`)
  return {
    target: named.reduce((sum, [, flag]) => sum | flag, 0),
    flags: named.reduce((sum, [field, flag]) => (flagOf(request, field) ? sum | flag : sum), 0),
  }
}
