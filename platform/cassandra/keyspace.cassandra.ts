/**
 * The tables of a store in a keyspace of its own, and whether they are those that this build knows.
 * Making them is a step of an operator, one at a time: two processes that create one table at once may
 * give it two identities, and then the cluster never agrees. A store that opens only looks, and
 * refuses in a sentence before it has written anything.
 */
import { type CassandraSession, numberIn } from './session.cassandra.ts'

export interface Tables {
  /** Of the store; each has a version of its own. */
  readonly name: string
  /** Version n is the statements of the first n. Never changed once released, only added to; each may run again. */
  readonly migrations: readonly ((keyspace: string) => readonly string[])[]
}

export interface KeyspaceOptions {
  readonly keyspace: string
  /** The only data centre that may have copies: what is in it stays in the region. */
  readonly dataCenter: string
}

/** Makes keyspace and tables, or brings them up to this build's version. Harmless to repeat. */
export async function prepareTables(
  session: CassandraSession,
  tables: Tables,
  { keyspace, dataCenter, replicas }: KeyspaceOptions & { readonly replicas: number },
): Promise<void> {
  checkName(keyspace)
  checkVersions(session.versions)
  if ((await replicationOf(session, keyspace)) === undefined) {
    const replication = `{'class': 'NetworkTopologyStrategy', '${dataCenter}': ${replicas}}`
    await session.change(`CREATE KEYSPACE IF NOT EXISTS ${keyspace} WITH replication = ${replication}`)
  }
  await checkReplication(session, { keyspace, dataCenter })
  await session.change(`CREATE TABLE IF NOT EXISTS ${keyspace}.tables (name text PRIMARY KEY, version int)`)
  const found = (await versionOf(session, keyspace, tables.name)) ?? 0
  checkNotNewer(keyspace, tables, found)
  for (let version = found + 1; version <= tables.migrations.length; version++) {
    for (const statement of tables.migrations[version - 1]?.(keyspace) ?? []) await session.change(statement)
    await session.execute(`UPDATE ${keyspace}.tables SET version = ? WHERE name = ?`, [version, tables.name])
  }
}

/** Throws, saying what to do, unless everything is there as this build needs it. Writes nothing. */
export async function requireTables(
  session: CassandraSession,
  tables: Tables,
  options: KeyspaceOptions,
): Promise<void> {
  const { keyspace } = options
  checkName(keyspace)
  checkVersions(session.versions)
  await checkReplication(session, options)
  const found = await versionOf(session, keyspace, tables.name)
  const needed = tables.migrations.length
  if (found === undefined) {
    throw new Error(`keyspace \`${keyspace}\` has no ${tables.name}: prepare it first, or name the right keyspace`)
  }
  checkNotNewer(keyspace, tables, found)
  if (found < needed) {
    throw new Error(
      `the ${tables.name} of keyspace \`${keyspace}\` have version ${found}, this build needs ${needed}: stop the workers and prepare the keyspace again`,
    )
  }
}

/** Names stand in statements as they are. */
function checkName(keyspace: string): void {
  if (!/^[a-z][a-z0-9_]{0,47}$/.test(keyspace)) {
    throw new Error(`\`${keyspace}\` names no keyspace: small letters, digits and _, at most 48, a letter first`)
  }
}

/** Of `host version` each. The compaction strategy of the tables came with 5.0; what 6 changes nobody has tried. */
export function checkVersions(nodes: readonly string[]): void {
  const others = nodes.filter((node) => !/ 5\./.test(node))
  if (others.length > 0) {
    throw new Error(
      `these nodes do not run Cassandra 5, which the tables need: ${others.join(', ')}; upgrade them first`,
    )
  }
}

async function checkReplication(session: CassandraSession, { keyspace, dataCenter }: KeyspaceOptions): Promise<void> {
  const replication = await replicationOf(session, keyspace)
  if (replication === undefined) {
    throw new Error(`Cassandra has no keyspace \`${keyspace}\`: prepare it first, or name the right one`)
  }
  const { class: strategy = '', ...copies } = replication
  const places = Object.keys(copies)
  if (!strategy.endsWith('NetworkTopologyStrategy') || places.length !== 1 || places[0] !== dataCenter) {
    throw new Error(
      `keyspace \`${keyspace}\` is kept by ${strategy.replace(/^.*\./, '')} in ${places.join(', ')}: it must be NetworkTopologyStrategy in \`${dataCenter}\` alone, or data leaves the region`,
    )
  }
}

function checkNotNewer(keyspace: string, { name, migrations }: Tables, found: number): void {
  if (found > migrations.length) {
    throw new Error(
      `the ${name} of keyspace \`${keyspace}\` have version ${found}, this build knows ${migrations.length}: run the newer build`,
    )
  }
}

async function replicationOf(session: CassandraSession, keyspace: string): Promise<Record<string, string> | undefined> {
  const [row] = await session.execute('SELECT replication FROM system_schema.keyspaces WHERE keyspace_name = ?', [
    keyspace,
  ])
  return row === undefined ? undefined : (row.get('replication') as Record<string, string>)
}

async function versionOf(session: CassandraSession, keyspace: string, name: string): Promise<number | undefined> {
  const there = await session.execute(
    'SELECT table_name FROM system_schema.tables WHERE keyspace_name = ? AND table_name = ?',
    [keyspace, 'tables'],
  )
  if (there.length === 0) return undefined
  const [row] = await session.execute(`SELECT version FROM ${keyspace}.tables WHERE name = ?`, [name])
  return row === undefined ? undefined : numberIn(row, 'version')
}
