import assert from 'node:assert/strict'
import { test } from 'node:test'
import { engineOfTest } from '../engines/engines-of-test.node.ts'
import { FaultProxy } from '../engines/fault-proxy.node.ts'
import { KafkaBroker } from './broker.kafka.ts'
import { aloneFetch, apis, fetchRequest, metadataRequest } from './requests.ts'

const kafka = engineOfTest('kafka')

/** Of no topic: the broker answers when the wait is over, as at the end of a log. */
const emptyFetch = () => fetchRequest(aloneFetch([]), { waitMs: 200, maxBytes: 1_024 })

test('however many requests come together, fetches among them, they share one connection, and each has its answer', async () => {
  const proxy = await FaultProxy.open(kafka.brokers[0] as string)
  const [host, port] = proxy.address.split(':') as [string, string]
  const broker = new KafkaBroker(host, Number(port), { requestTimeoutMs: 30_000, credentials: kafka.credentials })
  const warned: string[] = []
  const warn = ({ message }: Error): void => void warned.push(message)
  process.on('warning', warn)
  try {
    assert.equal(emptyFetch().api, apis.fetch)
    const together: Promise<unknown>[][] = Array.from({ length: 12 }, () => [
      broker.call(emptyFetch()),
      broker.call(metadataRequest([])),
    ])
    assert.equal((await Promise.all(together.flat())).length, 24)
    assert.equal(proxy.connections, 1)
    const cutOff = Array.from({ length: 24 }, () => broker.call(emptyFetch()))
    const told = Promise.allSettled(cutOff)
    await broker.close()
    assert.ok((await told).every(({ status }) => status === 'rejected'))
    await new Promise((resolve) => setImmediate(resolve))
    assert.deepEqual(warned, [])
  } finally {
    process.off('warning', warn)
    await broker.close()
    await proxy.close()
  }
})
