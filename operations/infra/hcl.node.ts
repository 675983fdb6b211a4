/**
 * Terraform's files as values: what all files of a folder say together, expressions as they are written,
 * `${…}`. Read by the real parser, so that a rule of ours sees what Terraform sees.
 */
import { parse } from '@cdktf/hcl2json'
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'

/** A block, or an object; nested blocks are lists of them. */
export interface Body {
  readonly [name: string]: unknown
}

export interface HclFolder {
  readonly locals: Body
  /** By name. */
  readonly variables: Readonly<Record<string, Body>>
  /** `kubernetes_secret_v1.configuration` → its body. */
  readonly resources: ReadonlyMap<string, Body>
  /** Types of resources, and of data as `data kubernetes_nodes`. */
  readonly types: ReadonlySet<string>
  /** Local name → `~> 2.38`. */
  readonly providers: Readonly<Record<string, { readonly source: string; readonly version: string }>>
}

type Blocks = Readonly<Record<string, readonly Body[]>>

interface HclFile {
  readonly locals?: readonly Body[]
  readonly variable?: Blocks
  readonly resource?: Readonly<Record<string, Blocks>>
  readonly data?: Readonly<Record<string, Blocks>>
  readonly terraform?: readonly { readonly required_providers?: readonly HclFolder['providers'][] }[]
}

export async function readHcl(folder: string): Promise<HclFolder> {
  const names = readdirSync(folder).filter((name) => name.endsWith('.tf'))
  const files = (await Promise.all(
    names.map((name) => parse(name, readFileSync(join(folder, name), 'utf8'))),
  )) as readonly HclFile[]
  const resources = files.flatMap(({ resource = {} }) =>
    Object.entries(resource).flatMap(([type, named]) =>
      Object.entries(named).map(([name, [body = {}]]) => [`${type}.${name}`, body] as const),
    ),
  )
  return {
    locals: Object.assign({}, ...files.flatMap(({ locals = [] }) => locals)) as Body,
    variables: Object.fromEntries(
      files.flatMap(({ variable = {} }) => Object.entries(variable).map(([name, [body = {}]]) => [name, body])),
    ),
    resources: new Map(resources),
    types: new Set([
      ...files.flatMap(({ resource = {} }) => Object.keys(resource)),
      ...files.flatMap(({ data = {} }) => Object.keys(data).map((type) => `data ${type}`)),
    ]),
    providers: Object.assign(
      {},
      ...files.flatMap(({ terraform = [] }) => terraform.flatMap((one) => one.required_providers ?? [])),
    ) as HclFolder['providers'],
  }
}
