/** Short questions to one server, with a connection of their own. */
import { Client } from 'pg'

export const user = 'meridian'
export const database = 'meridian'

const answerWithinMs = 3_000

/** The last answer's first row. Undefined: it does not answer. */
export async function askServer(
  port: number,
  ...statements: readonly string[]
): Promise<Record<string, unknown> | undefined> {
  const client = new Client({
    host: '127.0.0.1',
    port,
    user,
    // Always there, and it is never the one that is being made.
    database: 'postgres',
    connectionTimeoutMillis: answerWithinMs,
    query_timeout: answerWithinMs * statements.length,
  })
  // A server that goes away is told by the question.
  client.on('error', () => {})
  try {
    await client.connect()
    let row: Record<string, unknown> = {}
    for (const statement of statements) {
      const { rows } = await client.query<Record<string, unknown>>(statement)
      row = rows[0] ?? {}
    }
    return row
  } catch {
    return undefined
  } finally {
    await client.end().catch(() => {})
  }
}
