/**
 * What one batch of the row store is to write, gathered by partition: statements of one partition go
 * together as one mutation, which costs a node a quarter of what they cost alone. Long ones are cut.
 */
import type { CassandraSession, Statement, Value } from '../../platform/cassandra/session.cassandra.ts'

/** Beyond a hundred nothing is gained, and a mutation must fit half a segment of the commit log (4 MiB at least). */
const statementsMax = 100
const bytesMax = 262_144

interface Group {
  readonly statements: Statement[]
  bytes: number
}

export class PartitionWrites {
  readonly #open = new Map<string, Group>()
  readonly #groups: (readonly Statement[])[] = []
  readonly #named = new Set<string>()
  readonly #whenDurable: (() => void)[] = []

  /** `partition` tells partitions apart, `bytes` is how many of them `params` hold that count. */
  add(partition: string, query: string, params: readonly Value[], bytes = 0): void {
    let group = this.#open.get(partition)
    if (group === undefined || group.statements.length >= statementsMax || group.bytes >= bytesMax) {
      group = { statements: [], bytes: 0 }
      this.#open.set(partition, group)
      this.#groups.push(group.statements)
    }
    group.statements.push({ query, params })
    group.bytes += bytes
  }

  /** The same, once for a name, and not for one that is `known` to have been written. */
  addOnce(known: KnownNames, name: string, query: string, params: () => readonly Value[]): void {
    if (known.has(name) || this.#named.has(name)) return
    this.#named.add(name)
    this.add(name, query, params())
  }

  /** What may be remembered only when all of this is durable. */
  whenDurable(work: () => void): void {
    this.#whenDurable.push(work)
  }

  /** Resolves when all of it is durable. What was written once is known from then on. */
  async send(session: CassandraSession, known: KnownNames): Promise<void> {
    await session.write(this.#groups)
    for (const name of this.#named) known.add(name)
    for (const work of this.#whenDurable) work()
  }
}

/** Some 20 MB of names. */
const namesMax = 200_000

/** Names that were written by this process. To forget some costs only that they are written again. */
export class KnownNames {
  #names = new Set<string>()

  has(name: string): boolean {
    return this.#names.has(name)
  }

  add(name: string): void {
    if (this.#names.size >= namesMax) this.#names = new Set()
    this.#names.add(name)
  }
}
