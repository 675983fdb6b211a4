import assert from 'node:assert/strict'
import { test } from 'node:test'
import { apiMethods, apiRoutes, pathFields } from '../../protocol/api-routes.ts'
import { openApiDocument } from './openapi.ts'

interface Operation {
  readonly operationId: string
  readonly parameters?: readonly { readonly name: string; readonly in: string }[]
  readonly security?: readonly unknown[]
}

const document = openApiDocument('1')
const paths = document['paths'] as Record<string, Record<string, Operation>>
const schemas = (document['components'] as { schemas: Record<string, unknown> }).schemas

test('K2 every method stands under its verb and path, with its path’s parameters and its need of a token', () => {
  for (const method of apiMethods) {
    const { verb, path, auth } = apiRoutes[method]
    const operation = paths[path]?.[verb.toLowerCase()]
    assert.equal(operation?.operationId, method)
    const inPath = (operation?.parameters ?? []).filter((one) => one.in === 'path').map(({ name }) => name)
    assert.deepEqual(inPath.sort(), pathFields(path).sort(), method)
    assert.equal(operation?.security !== undefined, auth === 'token', method)
  }
})

test('K2 every shape it refers to is there, and says what the .proto says', () => {
  const text = JSON.stringify(document)
  const wanted = [...text.matchAll(/#\/components\/schemas\/(\w+)/g)].map(([, name]) => name as string)
  assert.deepEqual(
    wanted.filter((name) => !(name in schemas)),
    [],
  )
  assert.match(JSON.stringify(schemas['Accepted']), /it had been accepted before/)
  // The same document serves every point of presence: addresses are those of whoever reads it.
  assert.deepEqual(
    (document['servers'] as { url: string }[]).map(({ url }) => url),
    ['/'],
  )
})
