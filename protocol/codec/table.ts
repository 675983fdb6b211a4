/**
 * Codecs from a table of fields, for the messages that are not hot. A table is the .proto message once
 * more, as types; a contract test compares each with the generated reference codec. The reference
 * itself stays out of production: it is a megabyte of JavaScript, reads 64-bit numbers as objects, and
 * takes ids of any length.
 */
import { none, type Id64, type ToKind } from '../messages.ts'
import { appended, emptyBytes } from './content.ts'
import { invalid, Reader } from './reader.ts'
import { freshWriter, type Writer } from './writer.ts'

/** A message type. `read` throws `frame_invalid`; what `encode` answers lies in a shared slab (writer.ts). */
export interface Codec<T> {
  read(buffer: Uint8Array, start?: number, end?: number): T
  encode(value: T): Uint8Array
  /** Without tag and length. */
  write(value: T, writer: Writer): void
  /** Reads on into what was read before, as protobuf merges a message that stands twice. */
  merge(reader: Reader, before: T | undefined): T
}

export interface Field<V> {
  readonly tag: number
  /** The value of a field that is not there; undefined in a required one. */
  readonly absent: V | undefined
  readonly required: boolean
  read(reader: Reader, before: V): V
  /** Writes nothing for the absent value. */
  write(writer: Writer, tag: number, value: V): void
}

export type Fields<T> = { readonly [Name in keyof T]-?: Field<T[Name]> }

export function message<T extends object>(fields: Fields<T>): Codec<T> {
  const named = Object.entries(fields) as [keyof T, Field<unknown>][]
  const byTag = new Map(named.map((entry) => [entry[1].tag, entry]))
  const absent = Object.fromEntries(named.map(([name, field]) => [name, field.absent])) as T
  const required = named.filter(([, field]) => field.required).map(([name]) => name)

  const merge = (reader: Reader, before: T | undefined): T => {
    const value: T = { ...(before ?? absent) }
    for (let tag = reader.tag(); tag !== 0; tag = reader.tag()) {
      const entry = byTag.get(tag)
      if (entry === undefined) reader.skip(tag)
      else value[entry[0]] = entry[1].read(reader, value[entry[0]]) as T[keyof T]
    }
    for (const name of required) if (value[name] === undefined) throw invalid(`\`${String(name)}\` is missing`)
    return value
  }
  const write = (value: T, writer: Writer): void => {
    for (const [name, field] of named) field.write(writer, field.tag, value[name])
  }
  return {
    read: (buffer, start, end) => merge(new Reader(buffer, start, end), undefined),
    encode(value) {
      const writer = freshWriter()
      write(value, writer)
      return writer.finish()
    },
    write,
    merge,
  }
}

const field = <V>(
  number: number,
  wireType: 0 | 1 | 2 | 5,
  absent: V,
  read: (reader: Reader, before: V) => V,
  write: (writer: Writer, tag: number, value: V) => void,
): Field<V> => ({
  tag: number * 8 + wireType,
  absent,
  required: false,
  read,
  write: (writer, tag, value) => {
    if (value !== absent) write(writer, tag, value)
  },
})

const required = <V>(
  number: number,
  read: (reader: Reader) => V,
  write: (writer: Writer, tag: number, value: V) => void,
): Field<V> => ({ tag: number * 8 + 2, absent: undefined, required: true, read, write })

/** uint32 */
export const uint32 = (number: number) =>
  field(number, 0, 0, (reader) => reader.varint53Below(0x1_0000_0000), putVarint)
/** uint64 below 2^53 */
export const uint53 = (number: number) => field(number, 0, 0, (reader) => reader.varint53(), putVarint)
export const bool = (number: number) =>
  field(
    number,
    0,
    false,
    (reader) => reader.bool(),
    (writer, tag) => writer.varint(tag, 1),
  )
export const fixed32 = (number: number) =>
  field(
    number,
    5,
    0,
    (reader) => reader.fixed32(),
    (writer, tag, value) => writer.fixed32(tag, value),
  )
/** fixed64 below 2^53 */
export const fixed53 = (number: number) =>
  field(
    number,
    1,
    0,
    (reader) => reader.fixed53(),
    (writer, tag, value) => writer.fixed53(tag, value),
  )
/** fixed32 that says what a recipient is */
export const toKind = (number: number) =>
  field<ToKind>(
    number,
    5,
    0,
    (reader) => reader.toKind(),
    (writer, tag, value) => writer.fixed32(tag, value),
  )
/** the same as uint32 */
export const toKindVarint = (number: number) =>
  field<ToKind>(number, 0, 0, (reader) => reader.varint53Below(3) as ToKind, putVarint)
/** fixed64 that is a message id */
export const messageId = (number: number): Field<Id64> => ({
  tag: number * 8 + 1,
  absent: { idHi: 0, idLo: 0 },
  required: false,
  read: (reader) => reader.id(),
  write: (writer, tag, { idHi, idLo }) => {
    if (idHi !== 0 || idLo !== 0) writer.fixed64(tag, idHi, idLo)
  },
})
export const text = (number: number) =>
  field(
    number,
    2,
    '',
    (reader) => reader.text(),
    (writer, tag, value) => writer.text(tag, value),
  )
/** An id of 16 bytes that must be there. */
export const key = <Key extends string>(number: number) => required(number, (reader) => reader.key() as Key, putKey)
export const optionalKey = <Key extends string>(number: number) =>
  field<Key | undefined>(number, 2, undefined, (reader) => reader.key() as Key, putKey as never)
export const bytes = (number: number) =>
  required(
    number,
    (reader) => reader.bytes(),
    (writer, tag, value) => writer.bytes(tag, value),
  )
/** Bytes with explicit presence: empty is not absent. */
export const optionalBytes = (number: number) =>
  field<Uint8Array | undefined>(number, 2, undefined, (reader) => reader.bytes(), putBytes)
/** Bytes without explicit presence: empty is absent. */
export const bytesOrEmpty = (number: number) =>
  field<Uint8Array>(number, 2, emptyBytes, (reader) => reader.bytes(), putNonEmpty)
export const embedded = <T>(number: number, codec: Codec<T>) =>
  field<T | undefined>(
    number,
    2,
    undefined,
    (reader, before) => codec.merge(reader.inner(), before),
    (writer, tag, value) => {
      if (value !== undefined) putEmbedded(writer, tag, value, codec)
    },
  )

export const keys = <Key extends string>(number: number) => list(number, (reader) => reader.key() as Key, putKey)
export const manyBytes = (number: number) =>
  list(
    number,
    (reader) => reader.bytes(),
    (writer, tag, value) => writer.bytes(tag, value),
  )
export const many = <T>(number: number, codec: Codec<T>) =>
  list(
    number,
    (reader) => codec.merge(reader.inner(), undefined),
    (writer, tag, value: T) => putEmbedded(writer, tag, value, codec),
  )

const list = <V>(
  number: number,
  read: (reader: Reader) => V,
  write: (writer: Writer, tag: number, value: V) => void,
): Field<readonly V[]> =>
  field<readonly V[]>(
    number,
    2,
    none,
    (reader, before) => appended(before, read(reader)),
    (writer, tag, values) => {
      for (const value of values) write(writer, tag, value)
    },
  )

function putVarint(writer: Writer, tag: number, value: number): void {
  writer.varint(tag, value)
}

function putKey(writer: Writer, tag: number, value: string): void {
  writer.key(tag, value)
}

function putBytes(writer: Writer, tag: number, value: Uint8Array | undefined): void {
  if (value !== undefined) writer.bytes(tag, value)
}

function putNonEmpty(writer: Writer, tag: number, value: Uint8Array): void {
  if (value.length > 0) writer.bytes(tag, value)
}

function putEmbedded<T>(writer: Writer, tag: number, value: T, codec: Codec<T>): void {
  const opened = writer.open(tag)
  codec.write(value, writer)
  writer.close(opened)
}
