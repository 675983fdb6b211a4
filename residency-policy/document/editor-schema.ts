/**
 * The shape of a document as editors take it: what `parse` checks, with a sentence for each field and
 * the conditions as a list to choose from. Conditions are the product's words, so they can be listed;
 * zones, regions and classes are the document's own.
 */
import { conditions, conditionWords } from './conditions.ts'
import { fieldDescriptions } from './field-descriptions.ts'
import { schema } from './schema.ts'

interface Node {
  readonly properties?: Readonly<Record<string, Node>>
  readonly additionalProperties?: Node | boolean
  readonly items?: Node | readonly Node[]
  readonly [keyword: string]: unknown
}

export const editorSchema = (): Node => withDescriptions(schema as unknown as Node, '')

/** Paths of all fields, as `fieldDescriptions` names them. */
export function fieldPaths(node: Node = schema as unknown as Node, path = ''): string[] {
  const own = path === '' || path.endsWith('[]') ? [] : [path]
  return [...own, ...childrenOf(node, path).flatMap(({ child, at }) => fieldPaths(child, at))]
}

function withDescriptions(node: Node, path: string): Node {
  const description = descriptionOf(path)
  const properties =
    node.properties && mapValues(node.properties, (child, name) => withDescriptions(child, join(path, name)))
  const any = node.additionalProperties
  return {
    ...node,
    ...(description !== undefined && { description }),
    ...(properties && { properties }),
    ...(typeof any === 'object' && { additionalProperties: withDescriptions(any, join(path, '*')) }),
    ...(isNode(node.items) && { items: itemsOf(node.items, path) }),
  }
}

const itemsOf = (items: Node, path: string): Node =>
  path.endsWith('.when')
    ? { enum: conditionWords, description: conditionWords.map((word) => `${word}: ${conditions[word]}`).join('\n') }
    : withDescriptions(items, `${path}[]`)

/** A selector means the same wherever it stands. */
function descriptionOf(path: string): string | undefined {
  const selector = /^invariants\[\]\.(?:never|possible|basisRequired)\.(\w+)$/.exec(path)?.[1]
  return fieldDescriptions[path] ?? (selector === undefined ? undefined : fieldDescriptions[`guardrails[].${selector}`])
}

function childrenOf(node: Node, path: string): { readonly child: Node; readonly at: string }[] {
  const fields = Object.entries(node.properties ?? {}).map(([name, child]) => ({ child, at: join(path, name) }))
  const any = node.additionalProperties
  return [
    ...fields,
    ...(typeof any === 'object' ? [{ child: any, at: join(path, '*') }] : []),
    ...(isNode(node.items) ? [{ child: node.items, at: `${path}[]` }] : []),
  ]
}

export const describes = (path: string): boolean => descriptionOf(path) !== undefined

const join = (path: string, name: string): string => (path === '' ? name : `${path}.${name}`)
const isNode = (items: Node['items']): items is Node => typeof items === 'object' && !Array.isArray(items)

const mapValues = (of: Readonly<Record<string, Node>>, to: (value: Node, name: string) => Node): Record<string, Node> =>
  Object.fromEntries(Object.entries(of).map(([name, value]) => [name, to(value, name)]))
