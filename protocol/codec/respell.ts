/**
 * Another legal protobuf spelling of the same message, for tests: fields in another order, values that
 * are overwritten later, unknown fields and groups in between, lengths and tags with idle varint bytes,
 * packed lists in several pieces. Order among the fields of one number is kept: the last one wins, and
 * lists have an order.
 */
import { Reader } from './reader.ts'

/** `next` answers random non-negative integers. */
export function respelled(message: Uint8Array, next: () => number): Uint8Array {
  const fields = fieldsOf(message)
  const spelled: number[] = []
  const pending = [...groupByTag(fields).values()]
  while (pending.length > 0) {
    const at = next() % pending.length
    const queue = pending[at] as Field[]
    const field = queue.shift() as Field
    if (queue.length === 0) pending.splice(at, 1)
    if (next() % 3 === 0) spelled.push(...unknownField(next))
    if (isScalar(field) && next() % 3 === 0) spelled.push(...earlier(field, next))
    spelled.push(...spell(field, next))
  }
  if (next() % 2 === 0) spelled.push(...unknownField(next))
  return Uint8Array.from(spelled)
}

interface Field {
  readonly tag: number
  /** Without the length of a length-delimited one. */
  readonly value: Uint8Array
}

function fieldsOf(message: Uint8Array): Field[] {
  const reader = new Reader(message)
  const fields: Field[] = []
  for (let tag = reader.tag(); tag !== 0; tag = reader.tag()) {
    if ((tag & 7) === 2) {
      fields.push({ tag, value: reader.bytes() })
      continue
    }
    const from = reader.at
    reader.skip(tag)
    fields.push({ tag, value: message.subarray(from, reader.at) })
  }
  return fields
}

function groupByTag(fields: readonly Field[]): Map<number, Field[]> {
  const groups = new Map<number, Field[]>()
  for (const field of fields) {
    const group = groups.get(field.tag)
    if (group === undefined) groups.set(field.tag, [field])
    else group.push(field)
  }
  return groups
}

/** Length-delimited fields may be lists, which a second one would lengthen. */
const isScalar = (field: Field): boolean => (field.tag & 7) !== 2

/** The same field with another value, to be overwritten. */
function earlier(field: Field, next: () => number): number[] {
  const value = field.value.slice()
  if ((field.tag & 7) !== 0) value[0] = next() % 3
  return spell({ tag: field.tag, value }, next)
}

function spell(field: Field, next: () => number): number[] {
  const tag = varint(field.tag, next() % 3)
  return (field.tag & 7) === 2
    ? [...tag, ...varint(field.value.length, next() % 3), ...field.value]
    : [...tag, ...field.value]
}

function unknownField(next: () => number): number[] {
  const number = 1_000 + (next() % 1_000)
  const byte = next() & 127
  switch (next() % 5) {
    case 0:
      return [...varint(number * 8), byte | 128, byte]
    case 1:
      return [...varint(number * 8 + 1), ...new Uint8Array(8).fill(byte)]
    case 2:
      return [...varint(number * 8 + 2), ...varint(byte), ...new Uint8Array(byte)]
    case 3:
      return [...varint(number * 8 + 3), ...varint(8), byte, ...varint(number * 8 + 4)]
    default:
      return [...varint(number * 8 + 5), byte, 0, 0, 255]
  }
}

/** `idle` bytes longer than needed, within the five that tags and lengths may have. */
function varint(value: number, idle = 0): number[] {
  const bytes: number[] = []
  let rest = value
  while (rest >= 0x80) {
    bytes.push((rest & 0x7f) | 0x80)
    rest >>>= 7
  }
  bytes.push(rest)
  for (let i = 0; i < idle && bytes.length < 4; i++) {
    bytes[bytes.length - 1] = (bytes.at(-1) as number) | 0x80
    bytes.push(0)
  }
  return bytes
}
