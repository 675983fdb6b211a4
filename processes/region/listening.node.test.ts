import assert from 'node:assert/strict'
import * as grpc from '@grpc/grpc-js'
import { connect, createServer } from 'node:net'
import { test } from 'node:test'
import { takePorts } from '../ports.ts'
import { bound, listening, reachedAt } from './listening.node.ts'

/** Every address of this network is this machine's, and only the first is `127.0.0.1`: the second stands for all others. */
const another = '127.0.0.2'

const answers = (host: string, port: number): Promise<boolean> =>
  new Promise((resolve) => {
    const socket = connect(port, host)
    socket.once('error', () => resolve(false))
    socket.once('connect', () => {
      socket.destroy()
      resolve(true)
    })
  })

for (const [host, isThere] of [
  [undefined, false],
  ['worker-0.worker.meridian-eu', true],
] as const)
  test(`P5 a process known as ${host ?? 'nothing'} is ${isThere ? '' : 'not '}reached at other addresses than loopback`, async () => {
    const ports = await takePorts(2)
    await ports.open()
    const [http, calls] = [createServer((socket) => socket.destroy()), new grpc.Server()]
    try {
      await Promise.all([listening(http, ports.first, host), bound(calls, ports.first + 1, host)])
      for (const port of [ports.first, ports.first + 1]) {
        assert.equal(await answers('127.0.0.1', port), true)
        assert.equal(await answers(another, port), isThere)
      }
    } finally {
      http.close()
      calls.forceShutdown()
      await ports.release()
    }
  })

test('a process says where it is reached by its name, or on loopback', () => {
  assert.equal(reachedAt('worker-0.worker.meridian-eu', 7_401), 'worker-0.worker.meridian-eu:7401')
  assert.equal(reachedAt(undefined, 7_401), '127.0.0.1:7401')
})
