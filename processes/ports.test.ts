import assert from 'node:assert/strict'
import { createServer, type Server } from 'node:net'
import { test } from 'node:test'
import { takePorts } from './ports.ts'

/** Undefined when the port is taken. */
const listen = (port: number): Promise<Server | undefined> =>
  new Promise((resolve) => {
    const server = createServer()
    server.once('error', () => resolve(undefined))
    server.listen(port, '127.0.0.1', () => resolve(server))
  })

test('P5 starts at the same moment get blocks of their own, also while nobody listens there yet', async () => {
  const blocks = await Promise.all([takePorts(3), takePorts(20), takePorts(3)])
  try {
    assert.equal(new Set(blocks.map(({ first }) => first)).size, 3)
    await Promise.all(blocks.map((block) => block.open()))
    const late = await takePorts(3)
    await late.release()
    assert.ok(blocks.every(({ first }) => first !== late.first))
  } finally {
    await Promise.all(blocks.map((block) => block.release()))
  }
})

test('P5 a block is held until it is opened; then its ports are there for those who were meant', async () => {
  const block = await takePorts(2)
  try {
    assert.equal(await listen(block.first + 1), undefined)
    await block.open()
    const meant = await listen(block.first + 1)
    assert.ok(meant)
    meant.close()
  } finally {
    await block.release()
  }
})

test('P5 a wished block with a taken port is refused by a port’s number', async () => {
  const other = await listen(0)
  const { port } = other?.address() as { port: number }
  try {
    await assert.rejects(takePorts(2, port - 1), { message: /^port [0-9]+ is taken/ })
  } finally {
    other?.close()
  }
})
