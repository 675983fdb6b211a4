/**
 * The API's messages by reflection over `protocol/proto/api.proto`: one schema for HTTP/JSON, gRPC,
 * socket requests and the OpenAPI document (K2). Handlers see plain objects in the JSON shape:
 * snake_case, 64-bit numbers as decimal strings, bytes as base64, every field present.
 */
import { join } from 'node:path'
import protobuf from 'protobufjs'
import { type ApiMethod, apiMethods } from '../../protocol/api-routes.ts'
import { fail } from '../../protocol/errors.ts'

export type JsonObject = { readonly [field: string]: unknown }

export interface MethodSchema {
  readonly method: ApiMethod
  readonly rpc: protobuf.Method
  readonly request: protobuf.Type
  readonly response: protobuf.Type
}

export const apiProtoFile = join(import.meta.dirname, '..', '..', 'protocol', 'proto', 'api.proto')

const root = new protobuf.Root().loadSync(apiProtoFile, {
  keepCase: true,
  // The comments are the descriptions of the OpenAPI document.
  alternateCommentMode: true,
  preferTrailingComment: true,
})
const space = 'meridian.api.v1'

const toJson = { longs: String, enums: String, bytes: String, defaults: true, arrays: true } as const

export const methodSchemas: ReadonlyMap<ApiMethod, MethodSchema> = new Map(
  apiMethods.map((method) => {
    const [serviceName, name] = method.split('.') as [string, string]
    const rpc = root.lookupService(`${space}.${serviceName}`).methods[name]
    if (rpc === undefined) throw new Error(`${method} has a route and no rpc`)
    return [
      method,
      {
        method,
        rpc,
        request: root.lookupType(`${space}.${rpc.requestType}`),
        response: root.lookupType(`${space}.${rpc.responseType}`),
      },
    ]
  }),
)

export const schemaOf = (method: ApiMethod): MethodSchema => methodSchemas.get(method) as MethodSchema

/** Checks what came as JSON and completes it; an unknown field is refused, since a misspelt one would be lost silently. */
export function requestFromJson(type: protobuf.Type, json: JsonObject): JsonObject {
  for (const field of Object.keys(json)) {
    if (!Object.hasOwn(type.fields, field)) throw fail('request_invalid', `\`${field}\` is not a field of this request`)
    checkField(type.fields[field] as protobuf.Field, json[field])
  }
  try {
    return type.toObject(type.fromObject(json), toJson)
  } catch (caught) {
    throw fail('request_invalid', caught instanceof Error ? caught.message : 'unreadable')
  }
}

export function requestFromBytes(type: protobuf.Type, bytes: Uint8Array): JsonObject {
  try {
    return type.toObject(type.decode(bytes), toJson)
  } catch {
    throw fail('request_invalid', 'the request cannot be read')
  }
}

export const bytesFromJson = (type: protobuf.Type, json: JsonObject): Uint8Array =>
  type.encode(type.fromObject(json)).finish()

/** The answer as it goes out: fields that have their default are left out by nobody, clients may rely on them. */
export const completeJson = (type: protobuf.Type, json: JsonObject): JsonObject =>
  type.toObject(type.fromObject(json), toJson)

/** protobufjs converts generously (`"abc"` to 0); a request is taken as meant or refused. */
function checkField(field: protobuf.Field, value: unknown): void {
  field.resolve()
  const values = field.repeated ? value : [value]
  if (!Array.isArray(values)) throw fail('request_invalid', `\`${field.name}\` must be a list`)
  for (const one of values) {
    if (!fits(field, one)) throw fail('request_invalid', `\`${field.name}\` must be ${wanted(field)}`)
    // JSON may carry half of a surrogate pair; in UTF-8 it would silently become another character.
    if (typeof one === 'string' && !one.isWellFormed()) {
      throw fail('text_invalid', `\`${field.name}\` has half of a surrogate pair`)
    }
  }
}

function fits(field: protobuf.Field, value: unknown): boolean {
  if (field.resolvedType instanceof protobuf.Type) {
    if (typeof value !== 'object' || value === null) return false
    requestFromJson(field.resolvedType, value as JsonObject)
    return true
  }
  switch (field.type) {
    case 'string':
    case 'bytes':
      return typeof value === 'string'
    case 'bool':
      return typeof value === 'boolean'
    case 'uint64':
      return (
        (typeof value === 'string' && /^[0-9]{1,20}$/.test(value)) ||
        (Number.isSafeInteger(value) && (value as number) >= 0)
      )
    default:
      return Number.isInteger(value) && (value as number) >= 0 && (value as number) <= 0xffff_ffff
  }
}

const wanted = (field: protobuf.Field): string => {
  switch (field.type) {
    case 'string':
      return 'text'
    case 'bytes':
      return 'base64'
    case 'bool':
      return 'true or false'
    case 'uint64':
      return 'a whole number or its decimal digits'
    default:
      return field.resolvedType === null ? 'a whole number' : 'an object'
  }
}
