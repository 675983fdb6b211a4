/**
 * What one resource of a `@cdktf/provider-*` package says of itself: its generated TypeScript, which the
 * package carries in the source maps of its JavaScript, cut into classes, interfaces and the shapes by
 * which values become HCL. Nothing of it is run.
 */
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'

export interface BindingClass {
  /** `TerraformResource`, `ComplexObject`, … */
  readonly base: string
  readonly text: string
  /** `kubernetes_secret_v1`; of a resource, a data source or a provider. */
  readonly type: string | undefined
}

export interface Member {
  readonly optional: boolean
  /** A block of the language, and no attribute. */
  readonly isBlock: boolean
  readonly isArray: boolean
}

export interface Shape {
  /** `list`, `set`, `struct`, `simple` … */
  readonly kind: string
  /** `stringMap`, or the name of a class. */
  readonly storage: string
  readonly isStruct: boolean
}

export interface Bindings {
  readonly classes: ReadonlyMap<string, BindingClass>
  /** By interface. */
  readonly members: ReadonlyMap<string, ReadonlyMap<string, Member>>
  /** By class, and by the lower-case name of a struct. */
  readonly shapes: ReadonlyMap<string, ReadonlyMap<string, Shape>>
}

/** Undefined where the package has no such folder. */
export function bindingsIn(packageFolder: string, name: string): Bindings | undefined {
  const folder = join(packageFolder, 'lib', name)
  return existsSync(folder) ? bindingsOf(typescriptBelow(folder)) : undefined
}

const mapMark = 'sourceMappingURL=data:application/json;base64,'

function typescriptBelow(folder: string): string {
  const entries = readdirSync(folder, { withFileTypes: true }).sort((a, b) => (a.name < b.name ? -1 : 1))
  return entries
    .map((entry) => {
      const path = join(folder, entry.name)
      if (entry.isDirectory()) return typescriptBelow(path)
      if (!entry.name.endsWith('.js')) return ''
      const script = readFileSync(path, 'utf8')
      const at = script.lastIndexOf(mapMark)
      if (at < 0) return ''
      const map = Buffer.from(script.slice(at + mapMark.length).trim(), 'base64').toString()
      return (JSON.parse(map) as { readonly sourcesContent: readonly string[] }).sourcesContent.join('\n')
    })
    .join('\n')
}

function bindingsOf(text: string): Bindings {
  const classes = new Map<string, BindingClass>()
  const members = new Map<string, ReadonlyMap<string, Member>>()
  const shapes = new Map<string, ReadonlyMap<string, Shape>>()
  for (const piece of text.split(/^(?=export (?:class|interface|function) )/m)) {
    const [, name = '', base = ''] = /^export class (\w+) extends cdktf\.(\w+)/.exec(piece) ?? []
    const [, interfaceName] = /^export interface (\w+)/.exec(piece) ?? []
    const [, struct] = /^export function (\w+)ToHclTerraform/.exec(piece) ?? []
    if (name !== '') classes.set(name, { base, text: piece, type: /tfResourceType = "(\w+)"/.exec(piece)?.[1] })
    if (interfaceName !== undefined) members.set(interfaceName, membersOf(piece))
    if (name !== '' || struct !== undefined) shapes.set(name === '' ? structKey(struct ?? '') : name, shapesOf(piece))
  }
  return { classes, members, shapes }
}

export const structKey = (name: string): string => `struct ${name.toLowerCase()}`

function membersOf(text: string): ReadonlyMap<string, Member> {
  const found = [...text.matchAll(/\/\*\*([\s\S]*?)\*\/\s*readonly (\w+)(\??): ([^;\n]+)/g)]
  return new Map(
    found.map(([, comment = '', name = '', mark, type = '']) => [
      name,
      {
        optional: mark === '?',
        isBlock: /^\s*\*?\s*\w+ block\s*$/m.test(comment.split('\n').slice(0, 2).join('\n')),
        isArray: type.includes('[]'),
      },
    ]),
  )
}

const shapeLine = /(\w+): \{\s*value: ([^\n]*),\s*isBlock: (true|false),\s*type: "(\w+)",\s*storageClassType: "(\w+)"/g

function shapesOf(text: string): ReadonlyMap<string, Shape> {
  const found = [...text.matchAll(shapeLine)]
  return new Map(
    found.map(([, name = '', , isStruct, kind = '', storage = '']) => [
      name,
      { kind, storage, isStruct: isStruct === 'true' },
    ]),
  )
}
