/**
 * What holds between infra/terraform and the code, wherever Terraform itself is not to be had: its files
 * are read and compared with what the processes are started with, told and asked.
 */
import assert from 'node:assert/strict'
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { test } from 'node:test'
import type {
  CassandraAddress,
  FlinkAddress,
  PostgresAddress,
  RegionEngines,
} from '../../platform/engines/engine-addresses.ts'
import type { MirrorConfig } from '../../processes/mirror/mirror-config.ts'
import type { GatewayConfig, OtherRegion, RegionConfig } from '../../processes/region/region-config.ts'
import { connectionsMax } from '../../processes/region/start-gateway.ts'
import { partsFlags } from '../../processes/world.ts'
import { idNodeMax } from '../../protocol/message-id.ts'
import { mirrorUser } from '../../replication/mirror-maker/mirror-plan.ts'
import { usualValues } from '../capacity/assumptions.ts'
import { readFigures } from '../capacity/figures.ts'
import { root } from '../ci/command.ts'
import { type Body, type HclFolder, readHcl } from './hcl.node.ts'
import { mirroredProviders } from './provider-mirror.node.ts'
import { terraformFolder } from './regions-table.ts'

const read = (module: string): Promise<HclFolder> => readHcl(join(terraformFolder, module))
const [region, replication, edge, world] = (await Promise.all(
  ['modules/region', 'modules/replication', 'modules/edge', 'world'].map(read),
)) as [HclFolder, HclFolder, HclFolder, HclFolder]

interface Role {
  readonly main: string
  readonly flags: string | readonly string[]
  readonly replicas: number | string
  readonly first_id: number
  readonly probes: { readonly port: string; readonly ready: string }
  readonly grace: number
  readonly memory: { readonly request: string; readonly limit: string }
}
const roles = region.locals['roles'] as Readonly<Record<string, Role>>
/** What stands in a text of the code between two words. */
const inCode = (path: string): string => readFileSync(join(root, path), 'utf8')
const keysOf = (value: unknown): string[] => Object.keys(value as object).sort()

/** Every field of a type: one that is new, and whether Terraform tells it, has to be thought of here. */
const fields = <T>(all: Readonly<Record<keyof T, 'told' | 'not told'>>): string[] =>
  Object.entries(all)
    .filter(([, told]) => told === 'told')
    .map(([name]) => name)
    .sort()

test('processes are started with the mains and the flags that the product starts them with', () => {
  for (const { main } of Object.values(roles)) assert.ok(existsSync(join(root, main)), main)
  assert.deepEqual(keysOf(roles), ['api', 'gateway', 'keeper', 'stream', 'worker'])
  const [, nodeFlags = ''] = /nodeFlags = \[(.*)\]/.exec(inCode('bin/node24.js')) ?? []
  assert.deepEqual((region.locals['node_flags'] as string[]).map((flag) => `'${flag}'`).join(', '), nodeFlags)
  assert.deepEqual(region.locals['parts_flags'], partsFlags)
  for (const [name, { flags }] of Object.entries(roles))
    assert.deepEqual(flags, ['keeper', 'worker'].includes(name) ? '${local.parts_flags}' : [], name)
})

test('a region’s processes are told what they read, and nothing that they do not know', () => {
  const told = fields<RegionConfig>({
    alias: 'told',
    data: 'told',
    ports: 'told',
    host: 'told',
    others: 'told',
    signUp: 'told',
    envelopeKeys: 'told',
    directorySecret: 'told',
    syncSecret: 'told',
    internalSecret: 'told',
    operatorToken: 'told',
    policy: 'told',
    workersApart: 'told',
    apisApart: 'told',
    streamsApart: 'told',
    keepersStandBy: 'told',
    mirrored: 'told',
    engines: 'told',
    beside: 'told',
    // For benches, for doors without an edge, for tests, and for following messages.
    sendRate: 'not told',
    direct: 'not told',
    snapshotEveryMs: 'not told',
    laneHoldBytesMax: 'not told',
    tracing: 'not told',
  })
  const { open_of_region: open, keys_of_region: secret } = region.locals
  assert.deepEqual([...keysOf(open), ...keysOf(secret), 'host', 'beside'].sort(), told)
  assert.deepEqual(
    keysOf(region.locals['ports']),
    fields<RegionConfig['ports']>({ http: 'told', internal: 'told', admin: 'told' }),
  )
  const other = fields<OtherRegion>({ alias: 'told', internal: 'told', secret: 'told' })
  assert.deepEqual(named((secret as Body)['others']), other)
})

test('a gateway is told what it reads', () => {
  const told = fields<GatewayConfig>({
    zookeeper: 'told',
    alias: 'told',
    name: 'told',
    port: 'told',
    host: 'told',
    internal: 'told',
    internalSecret: 'told',
    envelopeKeys: 'told',
    tracing: 'not told',
  })
  const { open_of_gateway: open, keys_of_gateway: secret } = region.locals
  assert.deepEqual([...keysOf(open), ...keysOf(secret), 'host', 'name'].sort(), told)
})

test('a mirror is told what it reads', () => {
  const told = fields<MirrorConfig>({
    alias: 'told',
    folder: 'told',
    java: 'told',
    jars: 'told',
    kafka: 'told',
    keepers: 'told',
    to: 'told',
    port: 'told',
    host: 'told',
  })
  assert.deepEqual(keysOf(replication.locals['told']), told)
  assert.match(
    String(replication.locals['users']),
    new RegExp(mirrorUser('X', 'Y').replace('X', '\\$\\{var.region.alias\\}').replace('Y', '\\$\\{to\\}')),
  )
})

test('engines are named in the words of the product', () => {
  const given = typeText(region.variables['engines'])
  assert.deepEqual(
    [...given.matchAll(/(\w+) = (?:optional\()?object/g)].map(([, name = '']) => name).sort(),
    fields<RegionEngines>({
      kafka: 'told',
      cassandra: 'told',
      redis: 'told',
      postgres: 'told',
      zookeeper: 'told',
      flink: 'told',
    }),
  )
  const of = (engine: string): string =>
    new RegExp(`${engine} = (?:optional\\()?object\\(\\{([^}]*)\\}`).exec(given)?.[1] ?? ''
  assert.deepEqual(
    named(of('cassandra')),
    fields<CassandraAddress>({
      contactPoints: 'told',
      port: 'told',
      dataCenter: 'told',
      dialled: 'not told',
      keyspace: 'not told',
    }),
  )
  assert.deepEqual(
    [...named(of('postgres')), 'password'].sort(),
    fields<PostgresAddress>({ servers: 'told', user: 'told', password: 'told', database: 'told', schema: 'not told' }),
  )
  assert.deepEqual(named(of('flink')), fields<FlinkAddress>({ rest: 'told', gateway: 'told' }))
})

test('numbers in message ids are of one process each, and there are as many', () => {
  const [workers, apis, streams] = /worker <= (\d+) .*api <= (\d+) .*stream <= (\d+)/
    .exec(JSON.stringify(region.variables['scale']))
    ?.slice(1)
    .map(Number) as [number, number, number]
  const last = (role: string, count: number): number => (roles[role]?.first_id ?? NaN) + count - 1
  assert.equal(roles['keeper']?.first_id, 1)
  assert.deepEqual(
    [
      last('keeper', Number(roles['keeper']?.replicas)) + 1,
      last('worker', workers) + 1,
      last('api', apis) + 1,
      last('stream', streams),
    ],
    [roles['worker']?.first_id, roles['api']?.first_id, roles['stream']?.first_id, idNodeMax],
  )
})

test('a gateway has the memory for as many connections as it takes, and half of it to spare', () => {
  const { value: bytes } = readFigures()['connection-bytes']
  const connections = connectionsMax * (bytes + usualValues['kernel-bytes'])
  const limit = Number(/^(\d+)Gi$/.exec(roles['gateway']?.memory.limit ?? '')?.[1]) * 2 ** 30
  // A Node process without any.
  const bare = 128 * 2 ** 20
  assert.ok(connections / usualValues['memory-used'] + bare <= limit)
})

test('each process is asked where and what it answers, and is given longer to end than it takes', () => {
  for (const [name, { probes, grace }] of Object.entries(roles)) {
    assert.equal(probes.ready, '/readyz', name)
    assert.equal(probes.port, name === 'gateway' ? 'http' : 'admin', name)
    // A supervisor gives a process about ten seconds; here it is no machine of one's own.
    assert.ok(grace >= 30, name)
  }
  for (const file of ['gateway-probes.ts', 'operators-door.ts'])
    for (const path of ['/healthz', '/readyz', '/metrics'])
      assert.ok(inCode(`processes/region/${file}`).includes(`'${path}'`), `${file} ${path}`)
})

/** What keeps data, what runs where data is, and what data passes: all that has a place. */
const placed =
  /^kubernetes_(stateful_set|persistent_volume|storage_class|secret|config_map|service|ingress|namespace|network_policy|pod_disruption_budget)/

test('everything of a region carries its region and its zone', () => {
  for (const module of [region, replication])
    for (const [name, body] of module.resources) {
      assert.match(name, placed, 'a kind of resource that nobody has thought of')
      assert.match(JSON.stringify(body['metadata']), /"labels":(\[?)"\$\{(merge\()?local\.labels/, name)
    }
})

test('what runs, runs on nodes of its region and keeps nothing there; volumes for engines lie in its zones', () => {
  for (const module of [region, replication])
    for (const [name, body] of module.resources) {
      const text = JSON.stringify(body)
      if (name.startsWith('kubernetes_stateful_set')) assert.match(text, /"node_selector":/, name)
      assert.doesNotMatch(text, /volume_claim_template|persistent_volume|storage_class_name|host_path/, name)
    }
  const topologies = JSON.stringify(region.resources.get('kubernetes_storage_class_v1.region')?.['allowed_topologies'])
  assert.match(topologies, /topology\.kubernetes\.io\/zone.*\$\{var\.location\.zones\}/)
})

test('a key is ephemeral wherever it goes, and in nothing that is kept', () => {
  for (const module of [region, replication, world]) {
    assert.equal(module.variables['keys']?.['ephemeral'], true)
    assert.equal(module.variables['keys']?.['sensitive'], true)
    for (const [name, body] of module.resources) {
      const { data_wo: _, ...kept } = body
      assert.doesNotMatch(JSON.stringify(kept), /var\.keys\b(?!_)|local\.(told|keys_of)/, name)
    }
  }
})

test('the edge is bound to what its Worker reads, as wrangler binds it, and its keys come another way', () => {
  const [, written = ''] = /interface Bindings \{([\s\S]*?)\n\}/.exec(inCode('edge/worker.ts')) ?? []
  const bindings = [...written.matchAll(/readonly (\w+)(\??):/g)].map(([, name = '', mark]) => ({
    name,
    needed: mark === '',
  }))
  const script = edge.resources.get('cloudflare_workers_script.pop')
  const bound = (script?.['bindings'] as readonly Body[]).map(({ name }) => String(name))
  const secret = ['ENVELOPE_KEYS', 'NETWORK_KEY']
  assert.deepEqual(script?.['keep_bindings'], ['secret_text'])
  for (const name of [...bound, ...secret])
    assert.ok(
      bindings.some((one) => one.name === name),
      name,
    )
  for (const { name } of bindings.filter(({ needed }) => needed)) assert.ok([...bound, ...secret].includes(name), name)

  const wrangler = JSON.parse(inCode('edge/wrangler.jsonc').replace(/^\s*\/\/.*$/gm, '')) as {
    readonly compatibility_date: string
    readonly vars: Readonly<Record<string, string>>
    readonly analytics_engine_datasets: readonly { readonly binding: string; readonly dataset: string }[]
    readonly kv_namespaces: readonly { readonly binding: string }[]
    readonly observability: { readonly enabled: boolean }
  }
  assert.deepEqual(
    [...bound, ...secret].sort(),
    [
      ...Object.keys(wrangler.vars),
      ...wrangler.analytics_engine_datasets.map(({ binding }) => binding),
      ...wrangler.kv_namespaces.map(({ binding }) => binding),
    ].sort(),
  )
  assert.equal(edge.locals['compatibility_date'], wrangler.compatibility_date)
  assert.equal(edge.locals['dataset'], wrangler.analytics_engine_datasets[0]?.dataset)
  assert.deepEqual(script?.['observability'], wrangler.observability)
  assert.ok(inCode('edge/worker.ts').includes("REGION_MAPS?.get('current')"))
  assert.equal(edge.resources.get('cloudflare_workers_kv.current')?.['key_name'], 'current')
  assert.ok(inCode('processes/pop/workerd-config.ts').includes(`compatibilityDate = "${wrangler.compatibility_date}"`))
})

test('each region of the table has a cluster of its own to go to', () => {
  const { regions } = JSON.parse(inCode('infra/terraform/world/regions.auto.tfvars.json')) as {
    readonly regions: object
  }
  const main = inCode('infra/terraform/world/main.tf')
  assert.deepEqual(
    [...main.matchAll(/providers = \{ kubernetes = kubernetes\.(\w+) \}\n\s*alias\s*= "(\w+)"/g)].map(
      ([, provider, alias]) => [provider, alias],
    ),
    Object.keys(regions).map((alias) => [alias, alias]),
  )
})

test('all modules ask for providers of the same versions, and checks have those', () => {
  for (const module of [region, replication, edge, world])
    for (const { source, version } of Object.values(module.providers)) {
      const mirrored = mirroredProviders.find((one) => one.source === source)
      assert.equal(version, `~> ${mirrored?.version.split('.').slice(0, 2).join('.')}`, source)
    }
})

/** What is given a value in an expression. */
const named = (expression: unknown): string[] =>
  [...String(expression).matchAll(/(\w+) = /g)].map(([, name = '']) => name).sort()

const typeText = (variable: Body | undefined): string => String(variable?.['type']).replace(/\s+/g, ' ')
