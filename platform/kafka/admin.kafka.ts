/** Work that only an operator of a Kafka does: making topics, giving rights. Each piece has a connection of its own. */
import { connect as dial } from 'node:net'
import kafkajs, { type Admin } from 'kafkajs'
import { type Dialled, dialledAt } from '../engines/engine-addresses.ts'
import type { KafkaCredentials } from './broker.kafka.ts'

export interface KafkaAdminOptions {
  readonly brokers: readonly string[]
  readonly credentials?: KafkaCredentials | undefined
  readonly dialled?: Dialled | undefined
}

export const adminRequestTimeoutMs = 30_000

export async function asAdmin<Result>(
  { brokers, credentials, dialled }: KafkaAdminOptions,
  work: (admin: Admin) => Promise<Result>,
): Promise<Result> {
  const kafka = new kafkajs.Kafka({
    clientId: 'meridian-admin',
    brokers: [...brokers],
    socketFactory: ({ host, port, onConnect }) => {
      const [at, door] = dialledAt(dialled, `${host}:${port}`).split(':')
      return dial({ host: at ?? host, port: Number(door) }, onConnect)
    },
    requestTimeout: adminRequestTimeoutMs,
    connectionTimeout: 3_000,
    logLevel: kafkajs.logLevel.NOTHING,
    ...(credentials && {
      sasl: { mechanism: 'scram-sha-256', username: credentials.user, password: credentials.password },
    }),
    retry: { retries: 8 },
  })
  const admin = kafka.admin()
  try {
    await admin.connect()
    return await work(admin)
  } finally {
    await admin.disconnect()
  }
}
