/** The OpenAPI 3.1 document, made from the .proto and the table of routes, so that it cannot differ from what is served. */
import protobuf from 'protobufjs'
import { type ApiMethod, apiMethods, apiRoutes, pathFields } from '../../protocol/api-routes.ts'
import { errorCodes, errorTable } from '../../protocol/errors.ts'
import { type JsonObject, schemaOf } from './api-schema.ts'

const errorSchema = {
  type: 'object',
  required: ['error'],
  properties: {
    error: {
      type: 'object',
      required: ['code', 'message', 'hint', 'retry', 'do', 'request_id'],
      properties: {
        code: { type: 'string', enum: errorCodes },
        message: { type: 'string', description: 'for developers' },
        hint: { type: 'string', description: 'one sentence for the person' },
        retry: { type: 'string', enum: ['same', 'later', 'never'] },
        do: { type: 'string', enum: [...new Set(errorCodes.map((code) => errorTable[code].do))] },
        request_id: { type: 'string' },
        retry_after_ms: { type: 'integer' },
        limit: { type: 'string', description: 'the limit that was met' },
        limit_value: { type: 'integer' },
      },
    },
  },
}

export function openApiDocument(version: string): JsonObject {
  const schemas = new Map<string, JsonObject>([['Error', errorSchema]])
  const paths: Record<string, Record<string, JsonObject>> = {}
  for (const method of apiMethods) {
    const { verb, path } = apiRoutes[method]
    paths[path] = { ...paths[path], [verb.toLowerCase()]: operation(method, schemas) }
  }
  return {
    openapi: '3.1.0',
    info: {
      title: 'Meridian',
      version,
      description:
        'Messages, groups and people. Every answer that is not 2xx has the body `Error`; its `code` tells what to do.',
    },
    servers: [{ url: '/', description: 'the point of presence that this document was read at' }],
    paths,
    components: {
      schemas: Object.fromEntries(schemas),
      securitySchemes: { token: { type: 'http', scheme: 'bearer', bearerFormat: 'JWT' } },
    },
  }
}

function operation(method: ApiMethod, schemas: Map<string, JsonObject>): JsonObject {
  const { verb, path, auth, summary } = apiRoutes[method]
  const { rpc, request, response } = schemaOf(method)
  const inPath = pathFields(path)
  const others = request.fieldsArray.filter((field) => !inPath.includes(field.name))
  const parameters = [
    ...inPath.map((name) => ({
      name,
      in: 'path',
      required: true,
      schema: fieldSchema(request.fields[name] as protobuf.Field, schemas),
    })),
    ...(takesBody(verb)
      ? []
      : others.map((field) => ({ name: field.name, in: 'query', schema: fieldSchema(field, schemas) }))),
  ]
  return {
    operationId: method,
    summary,
    ...described(rpc.comment),
    tags: [method.split('.')[0]],
    ...(parameters.length === 0 ? {} : { parameters }),
    ...(takesBody(verb) && others.length > 0
      ? { requestBody: { required: true, content: { 'application/json': { schema: objectSchema(others, schemas) } } } }
      : {}),
    ...(auth === 'token' ? { security: [{ token: [] }] } : {}),
    responses: {
      200: { description: 'done', content: { 'application/json': { schema: refTo(response, schemas) } } },
      default: {
        description: 'refused',
        content: { 'application/json': { schema: { $ref: '#/components/schemas/Error' } } },
      },
    },
  }
}

/** Requests with these verbs carry what is not in the path as JSON; the others as query. */
export const takesBody = (verb: string): boolean => verb === 'POST' || verb === 'PUT'

function refTo(type: protobuf.Type, schemas: Map<string, JsonObject>): JsonObject {
  if (!schemas.has(type.name)) {
    schemas.set(type.name, {})
    schemas.set(type.name, objectSchema(type.fieldsArray, schemas))
  }
  return { $ref: `#/components/schemas/${type.name}` }
}

const objectSchema = (fields: readonly protobuf.Field[], schemas: Map<string, JsonObject>): JsonObject => ({
  type: 'object',
  properties: Object.fromEntries(fields.map((field) => [field.name, fieldSchema(field, schemas)])),
})

function fieldSchema(field: protobuf.Field, schemas: Map<string, JsonObject>): JsonObject {
  field.resolve()
  const one =
    field.resolvedType instanceof protobuf.Type ? refTo(field.resolvedType, schemas) : scalarSchema(field.type)
  return { ...(field.repeated ? { type: 'array', items: one } : one), ...described(field.comment) }
}

/** What the .proto says of it. */
const described = (comment: string | null): JsonObject =>
  comment === null ? {} : { description: comment.replaceAll('\n', ' ') }

function scalarSchema(type: string): JsonObject {
  switch (type) {
    case 'string':
      return { type: 'string' }
    case 'bytes':
      return { type: 'string', contentEncoding: 'base64' }
    case 'bool':
      return { type: 'boolean' }
    case 'uint64':
      return { type: 'string', pattern: '^[0-9]{1,20}$', description: '64-bit number in decimal digits' }
    default:
      return { type: 'integer', minimum: 0 }
  }
}
