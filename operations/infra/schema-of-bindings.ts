/**
 * A provider's schema, in the shape of `terraform providers schema -json`, out of its published bindings:
 * the provider itself is only to be had from a registry of its own, and a check should not need one. In
 * the bindings each attribute has a line with what it is (computed, optional, required), a getter that
 * tells its type, and a comment that tells a block from an attribute.
 */
import { type BindingClass, type Bindings, type Member, type Shape, structKey } from './bindings-source.node.ts'

type Type =
  | string
  | readonly [kind: 'list' | 'set' | 'map', of: Type]
  | readonly [kind: 'object', attributes: Readonly<Record<string, Type>>]

interface Flags {
  readonly required?: true
  readonly optional?: true
  readonly computed?: true
}

export type Attribute = Flags & ({ readonly type: Type } | { readonly nested_type: Nested })

interface Nested {
  readonly nesting_mode: string
  readonly attributes: Readonly<Record<string, Attribute>>
}

interface BlockType {
  readonly nesting_mode: string
  readonly block: Block
  readonly min_items?: number
  readonly max_items?: number
}

export interface Block {
  readonly attributes: Record<string, Attribute>
  readonly block_types: Record<string, BlockType>
}

const simple: Readonly<Record<string, Type>> = {
  string: 'string',
  number: 'number',
  boolean: 'bool',
  any: 'dynamic',
  stringList: ['list', 'string'],
  numberList: ['list', 'number'],
  booleanList: ['list', 'bool'],
  stringMap: ['map', 'string'],
  numberMap: ['map', 'number'],
  booleanMap: ['map', 'bool'],
  anyMap: ['map', 'dynamic'],
  stringListMap: ['map', ['list', 'string']],
  numberListMap: ['map', ['list', 'number']],
  stringMapList: ['list', ['map', 'string']],
}

const mapClasses: Readonly<Record<string, Type | undefined>> = {
  StringMap: simple['stringMap'],
  NumberMap: simple['numberMap'],
  BooleanMap: simple['booleanMap'],
  AnyMap: simple['anyMap'],
  StringMapList: simple['stringMapList'],
}

const getters: Readonly<Record<string, Type>> = {
  getStringAttribute: 'string',
  getNumberAttribute: 'number',
  getBooleanAttribute: 'bool',
  getListAttribute: ['list', 'string'],
  getNumberListAttribute: ['list', 'number'],
  getStringMapAttribute: ['map', 'string'],
  getNumberMapAttribute: ['map', 'number'],
  getBooleanMapAttribute: ['map', 'bool'],
  getAnyMapAttribute: ['map', 'dynamic'],
}

/** Of the one resource, data source or provider that the bindings are of. */
export function schemaOfBindings(bindings: Bindings): { readonly version: number; readonly block: Block } {
  const found = [...bindings.classes].find(([, { type }]) => type !== undefined)
  if (found === undefined) throw new Error('these bindings are of no resource')
  const [name, itself] = found
  return {
    version: 0,
    block: blockOf(bindings, itself, bindings.shapes.get(name), bindings.members.get(`${name}Config`)),
  }
}

type Shapes = ReadonlyMap<string, Shape> | undefined
type Members = ReadonlyMap<string, Member> | undefined

const attributeLines =
  /\/\/ (\w+) - computed: (true|false), optional: (true|false), required: (true|false)[^\n]*\n([\s\S]*?)public get (\w+)\(\) \{\s*([\s\S]*?)\n\s*\}/g

function blockOf(bindings: Bindings, itself: BindingClass, shapes: Shapes, members: Members): Block {
  const block: Block = { attributes: {}, block_types: {} }
  for (const [, name = '', computed, optional, required, field = '', member = '', getter = ''] of itself.text.matchAll(
    attributeLines,
  )) {
    // A word of the language, and no setting of a provider.
    if (name === 'alias' && itself.base === 'TerraformProvider') continue
    const flags: Flags = {
      ...(required === 'true' && { required: true }),
      ...(optional === 'true' && { optional: true }),
      // The generator hands it down from a parent, also to what must be given.
      ...(computed === 'true' && required === 'false' && { computed: true }),
    }
    const shape = shapes?.get(name)
    const nested = nestedOf(bindings, field, shape) ?? structOf(bindings, shape)
    const known = members?.get(member)
    if (nested === undefined) block.attributes[name] = { type: typeOf(field, getter, shape), ...flags }
    // What only the provider says is one value, and a mock may say it as one.
    else if (optional === 'false' && required === 'false') block.attributes[name] = { type: asType(nested), ...flags }
    else if (known?.isBlock === true) block.block_types[name] = blockTypeOf(nested, known, required === 'true')
    else
      block.attributes[name] = {
        nested_type: { nesting_mode: nested.mode, attributes: asAttributes(nested.block) },
        ...flags,
      }
  }
  return block
}

interface NestedBlock {
  readonly mode: string
  readonly block: Block
}

const blockTypeOf = ({ mode, block }: NestedBlock, { isArray }: Member, isRequired: boolean): BlockType => ({
  nesting_mode: mode,
  block,
  ...(mode !== 'single' && !isArray && { max_items: 1 }),
  ...(mode !== 'single' && isRequired && { min_items: 1 }),
})

/** Of what has a class of its own. */
function nestedOf(bindings: Bindings, field: string, shape: Shape | undefined): NestedBlock | undefined {
  const [, name = '', isSet] = /new (\w+)\(this, "\w+"(?:, (true|false))?/.exec(field) ?? []
  const kind = bindings.classes.get(name)
  if (kind === undefined) return undefined
  const stem = name.replace(/(OutputReference|List|Map)$/, '')
  const element = kind.base === 'ComplexObject' ? kind : bindings.classes.get(`${stem}OutputReference`)
  if (element === undefined) throw new Error(`\`${name}\` has elements without a class`)
  const collections: Readonly<Record<string, string>> = {
    ComplexMap: 'map',
    ComplexList: isSet === 'true' ? 'set' : 'list',
  }
  const mode = isCollection(shape) ? shape.kind : (collections[kind.base] ?? 'single')
  return { mode, block: blockOf(bindings, element, bindings.shapes.get(structKey(stem)), bindings.members.get(stem)) }
}

const isCollection = (shape: Shape | undefined): shape is Shape =>
  shape !== undefined && ['list', 'set', 'map'].includes(shape.kind)

/** A provider's nested settings have no class, only an interface. */
function structOf(bindings: Bindings, shape: Shape | undefined): NestedBlock | undefined {
  if (shape?.isStruct !== true) return undefined
  const stem = shape.storage.replace(/(List|Map)$/, '')
  const [shapes, members] = [bindings.shapes.get(structKey(stem)), bindings.members.get(stem)]
  if (shapes === undefined || members === undefined) return undefined
  const attributes: Block['attributes'] = {}
  for (const [name, its] of shapes) {
    const member = name.replace(/_+(\w)/g, (_, letter: string) => letter.toUpperCase())
    const flags: Flags = members.get(member)?.optional === false ? { required: true } : { optional: true }
    const inner = structOf(bindings, its)
    attributes[name] =
      inner === undefined
        ? { type: simple[its.storage] ?? 'dynamic', ...flags }
        : { nested_type: { nesting_mode: inner.mode, attributes: inner.block.attributes }, ...flags }
  }
  return { mode: shape.kind === 'struct' ? 'single' : shape.kind, block: { attributes, block_types: {} } }
}

function typeOf(field: string, getter: string, shape: Shape | undefined): Type {
  const mapClass = mapClasses[/new cdktf\.(\w+)\(this/.exec(field)?.[1] ?? '']
  const told = getters[/this\.(\w+)\('/.exec(getter)?.[1] ?? '']
  const type = mapClass ?? simple[shape?.storage ?? ''] ?? told ?? 'dynamic'
  const isSet = shape?.kind === 'set' || getter.includes('Fn.tolist')
  return isSet && typeof type !== 'string' && type[0] === 'list' ? ['set', type[1]] : type
}

function asType({ mode, block }: NestedBlock): Type {
  const inner = Object.entries(asAttributes(block)).map(([name, attribute]) => [
    name,
    'type' in attribute ? attribute.type : asTypeOf(attribute.nested_type),
  ])
  return inMode(mode, Object.fromEntries(inner) as Readonly<Record<string, Type>>)
}

const asTypeOf = ({ nesting_mode: mode, attributes }: Nested): Type =>
  asType({ mode, block: { attributes, block_types: {} } })

const inMode = (mode: string, attributes: Readonly<Record<string, Type>>): Type =>
  mode === 'single' ? ['object', attributes] : [mode as 'list' | 'set' | 'map', ['object', attributes]]

/** A block cannot be in an attribute: there it is one, too. */
function asAttributes({ attributes, block_types: blocks }: Block): Nested['attributes'] {
  const inner = Object.entries(blocks).map(([name, { nesting_mode: mode, block }]) => [
    name,
    { nested_type: { nesting_mode: mode, attributes: asAttributes(block) }, optional: true as const },
  ])
  return { ...attributes, ...(Object.fromEntries(inner) as Nested['attributes']) }
}
