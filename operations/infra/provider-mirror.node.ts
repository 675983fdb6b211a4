/**
 * A folder from which Terraform takes its providers, so that a check needs no registry of theirs: for
 * each provider its schema, read from its published bindings, and one small program that serves it. Made
 * once and kept beside the jars of engines, under a name that changes with whatever it is made of.
 */
import { execFile } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync, linkSync, mkdirSync, mkdtempSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { cacheFolder } from '../engines/jars.ts'
import { bindingsIn } from './bindings-source.node.ts'
import { schemaOfBindings } from './schema-of-bindings.ts'

export interface MirroredProvider {
  /** `hashicorp/kubernetes`. */
  readonly source: string
  readonly version: string
  /** The npm package with the bindings of that version. */
  readonly bindings: string
}

/** The newest that have bindings; modules ask for these or later ones of the same major version. */
export const mirroredProviders: readonly MirroredProvider[] = [
  { source: 'cloudflare/cloudflare', version: '5.14.0', bindings: '@cdktf/provider-cloudflare@13.9.1' },
  { source: 'hashicorp/kubernetes', version: '2.38.0', bindings: '@cdktf/provider-kubernetes@12.1.1' },
]

/** Both programs look for a provider under their own registry's name. */
const registries = ['registry.terraform.io', 'registry.opentofu.org']

const providerFolder = join(import.meta.dirname, 'schema-provider')
const makersOf = (): readonly string[] =>
  [
    ...['main.go', 'go.mod', 'go.sum'].map((name) => join(providerFolder, name)),
    ...['bindings-source.node.ts', 'schema-of-bindings.ts', 'provider-mirror.node.ts'].map((name) =>
      join(import.meta.dirname, name),
    ),
  ].map((file) => readFileSync(file, 'utf8'))

const execute = promisify(execFile)
/** Twenty seconds of work where nothing else runs; and the first build of a machine compiles Go's own library, too. */
const timeoutMs = 540_000

/** `types`: resources, and data sources as `data kubernetes_nodes`. Resolves to the file that makes Terraform use it. */
export async function providerMirror(types: readonly string[], say: (text: string) => void): Promise<string> {
  const wanted = types.toSorted()
  const hash = createHash('sha256').update(JSON.stringify([wanted, makersOf()]))
  const folder = join(cacheFolder(), 'terraform', hash.digest('hex').slice(0, 12))
  const settings = join(folder, 'cli.tfrc')
  if (existsSync(settings)) return settings
  say('fetching provider schemas, once')
  mkdirSync(join(folder, '..'), { recursive: true })
  const unfinished = mkdtempSync(`${folder}.`)
  try {
    const program = join(unfinished, 'schema-provider')
    await Promise.all([fetchBindings(unfinished), buildProgram(program)])
    for (const provider of mirroredProviders) layOut(unfinished, provider, program, wanted)
    for (const rest of ['node_modules', 'package.json', 'schema-provider'])
      rmSync(join(unfinished, rest), { recursive: true, force: true })
    const mirror = `disable_checkpoint = true\nprovider_installation {\n  filesystem_mirror {\n    path = ${JSON.stringify(folder)}\n  }\n}\n`
    writeFileSync(join(unfinished, 'cli.tfrc'), mirror)
    // Who made the same at the same time and was first has the same.
    if (!existsSync(folder)) renameSync(unfinished, folder)
  } finally {
    rmSync(unfinished, { recursive: true, force: true })
  }
  return settings
}

async function fetchBindings(folder: string): Promise<void> {
  writeFileSync(join(folder, 'package.json'), '{"private":true}')
  const packages = mirroredProviders.map(({ bindings }) => bindings)
  // What they would run on is not needed to read them.
  const options = ['--ignore-scripts', '--legacy-peer-deps', '--no-audit', '--no-fund', '--no-package-lock', '--silent']
  await execute('npm', ['install', '--prefix', folder, ...options, ...packages], { timeout: timeoutMs })
}

async function buildProgram(file: string): Promise<void> {
  const env = { ...process.env, CGO_ENABLED: '0' }
  const options = { cwd: providerFolder, env, timeout: timeoutMs }
  await execute('go', ['build', '-mod=readonly', '-trimpath', '-ldflags=-s -w', '-o', file, '.'], options)
}

const architectures: Readonly<Record<string, string>> = { x64: 'amd64' }

function layOut(
  folder: string,
  { source, version, bindings }: MirroredProvider,
  program: string,
  types: readonly string[],
): void {
  const packageFolder = join(folder, 'node_modules', bindings.slice(0, bindings.lastIndexOf('@')))
  const platform = `${process.platform}_${architectures[process.arch] ?? process.arch}`
  const name = source.split('/')[1] ?? ''
  for (const registry of registries) {
    const place = join(folder, registry, source, version, platform)
    mkdirSync(place, { recursive: true })
    linkSync(program, join(place, `terraform-provider-${name}_v${version}`))
    const schemas = { [`${registry}/${source}`]: schemasOf(packageFolder, name, types) }
    writeFileSync(join(place, 'schema.json'), JSON.stringify({ format_version: '1.0', provider_schemas: schemas }))
  }
}

function schemasOf(packageFolder: string, provider: string, types: readonly string[]) {
  const schemaOf = (folder: string) => {
    const bindings = bindingsIn(packageFolder, folder)
    if (bindings === undefined) throw new Error(`${provider} has no \`${folder}\` in its bindings`)
    return schemaOfBindings(bindings)
  }
  const folderOf = (type: string): string => type.slice(provider.length + 1).replaceAll('_', '-')
  const its = (prefix: string) => {
    const found = types
      .filter((type) => type.startsWith(`${prefix}${provider}_`))
      .map((type) => type.slice(prefix.length))
    return (folderPrefix: string) =>
      Object.fromEntries(found.map((type) => [type, schemaOf(`${folderPrefix}${folderOf(type)}`)]))
  }
  return {
    provider: schemaOf('provider'),
    resource_schemas: its('')(''),
    data_source_schemas: its('data ')(`data-${provider}-`),
  }
}
