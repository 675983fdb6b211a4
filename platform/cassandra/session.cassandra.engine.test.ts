/** What the driver does otherwise by default, or leaves behind: each statement's consistency, and connections. */
import assert from 'node:assert/strict'
import { test, type TestContext } from 'node:test'
import { EngineError } from '../engines/engine-error.ts'
import { engineOfTest } from '../engines/engines-of-test.node.ts'
import { FaultProxy } from '../engines/fault-proxy.node.ts'
import { eventually } from '../registry/eventually.node.ts'
import { CassandraSession } from './session.cassandra.ts'

const engine = engineOfTest('cassandra')

async function behindProxy(t: TestContext): Promise<{ proxy: FaultProxy; session: CassandraSession }> {
  const proxy = await FaultProxy.open(`${engine.contactPoints[0]}:${engine.port}`)
  const [, port] = proxy.address.split(':')
  const at = { contactPoints: [proxy.address], port: Number(port), dataCenter: engine.dataCenter }
  const session = await CassandraSession.open({ ...at, requestTimeoutMs: 2_000 })
  t.after(async () => {
    await session.close()
    await proxy.close()
  })
  return { proxy, session }
}

const [execute, batch] = [0x0a, 0x0d]
const localQuorum = 6

/** Of the statements in bytes on their way to a node, as CQL 4 puts them: a head of nine bytes before each. */
function consistencies(bytes: Buffer): [opcode: number, consistency: number][] {
  const found: [number, number][] = []
  for (let at = 0; at + 9 <= bytes.length; at += 9 + bytes.readInt32BE(at + 5)) {
    const opcode = bytes[at + 4] as number
    const body = bytes.subarray(at + 9)
    if (opcode === execute) found.push([opcode, body.readInt16BE(2 + body.readInt16BE(0))])
    if (opcode === batch) found.push([opcode, body.readInt16BE(behindStatements(body))])
  }
  return found
}

/** A batch names its statements first, each with its values. */
function behindStatements(body: Buffer): number {
  let at = 3
  for (let left = body.readInt16BE(1); left > 0; left--) {
    at += 3 + body.readInt16BE(at + 1)
    let values = body.readInt16BE(at)
    at += 2
    for (; values > 0; values--) at += 4 + Math.max(0, body.readInt32BE(at))
  }
  return at
}

test('every statement is prepared and asks for LOCAL_QUORUM, reads, pages, writes and compare-and-set alike', async (t) => {
  const { proxy, session } = await behindProxy(t)
  const keyspace = `session_${Math.random().toString(36).slice(2, 10)}`
  const copies = `{'class': 'NetworkTopologyStrategy', '${engine.dataCenter}': 1}`
  await session.change(`CREATE KEYSPACE ${keyspace} WITH replication = ${copies}`)
  t.after(async () => {
    const again = await CassandraSession.open(engine)
    await again.change(`DROP KEYSPACE ${keyspace}`)
    await again.close()
  })
  await session.change(`CREATE TABLE ${keyspace}.note (id int PRIMARY KEY, text text)`)
  const seen: [number, number][] = []
  proxy.judge = (bytes) => {
    seen.push(...consistencies(bytes))
    return 'pass'
  }
  const insert = `INSERT INTO ${keyspace}.note (id, text) VALUES (?, ?)`
  await session.write([[1, 2].map((id) => ({ query: insert, params: [id, 'written'] }))])
  assert.equal(await session.conditional(`${insert} IF NOT EXISTS`, [1, 'again']), false)
  assert.equal((await session.execute(`SELECT text FROM ${keyspace}.note WHERE id = ?`, [1])).length, 1)
  for await (const page of session.pages(`SELECT id FROM ${keyspace}.note`, [], 1)) assert.ok(page.length <= 1)
  const kinds = seen.map(([opcode]) => opcode)
  assert.ok(kinds.includes(batch) && kinds.filter((kind) => kind === execute).length >= 4, kinds.join(' '))
  assert.deepEqual([...new Set(seen.map(([, consistency]) => consistency))], [localQuorum])
})

/** By one of them the driver hears of the cluster, too. */
const connectionsOfNode = 2

const ask = (session: CassandraSession): Promise<unknown> => session.execute('SELECT release_version FROM system.local')
const isUnavailable = (caught: unknown): boolean => caught instanceof EngineError && caught.code === 'unavailable'

async function askUntil(session: CassandraSession, isThere: boolean): Promise<void> {
  for (let tries = 0; tries < 600; tries++) {
    const caught = await ask(session).then(
      () => undefined,
      (error: unknown) => error,
    )
    if (caught !== undefined) assert.ok(isUnavailable(caught), String(caught))
    if ((caught === undefined) === isThere) return
    await new Promise((resolve) => setTimeout(resolve, 50))
  }
  assert.fail(isThere ? 'it is never there again' : 'it never goes')
}

test('nodes that all went away and came back leave no connections of before behind, and have as many as before', async (t) => {
  const { proxy, session } = await behindProxy(t)
  await askUntil(session, true)
  for (let round = 0; round < 6; round++) {
    proxy.mode = { kind: 'refuse' }
    await askUntil(session, false)
    proxy.mode = { kind: 'pass' }
    await askUntil(session, true)
  }
  // What is on its way out goes; what was left behind has connected by then, and stays.
  await new Promise((resolve) => setTimeout(resolve, 1_000))
  await eventually('they do not add up', () => proxy.connections === connectionsOfNode)
})

test('FC-089 a connection that a firewall forgot is given up with the first statement that it does not answer', async (t) => {
  const { proxy, session } = await behindProxy(t)
  // Prepared before: the driver gives a connection up for an execution, and not for a preparation.
  await ask(session)
  await eventually('it has all its connections', () => proxy.connections === connectionsOfNode)
  proxy.strand()
  for (let stranded = 0; stranded < connectionsOfNode; stranded++) await assert.rejects(ask(session), isUnavailable)
  await askUntil(session, true)
  assert.ok(proxy.connections > connectionsOfNode, 'the first ones hang still')
})
