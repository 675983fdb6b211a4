import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { AttachAnswer, AttachRequest, ConnectionId, WorkerLink } from '../worker/worker-link.ts'
import { WorkerLinks } from './worker-links.ts'

const attached: AttachAnswer = {
  type: 'attached',
  last: 0,
  head: 0,
  epoch: 0,
  resumeTicket: new Uint8Array(0),
  resumed: false,
}

/** A worker that answers as it is told and notes what it hears. */
class Worker implements WorkerLink {
  up = true
  readonly heard: string[] = []
  readonly #answer: () => AttachAnswer

  constructor(answer: () => AttachAnswer) {
    this.#answer = answer
  }

  attach({ connection }: AttachRequest): Promise<AttachAnswer> {
    this.heard.push(`attach ${connection}`)
    return Promise.resolve(this.#answer())
  }

  detach(connection: ConnectionId): void {
    this.heard.push(`detach ${connection}`)
  }

  command(connection: ConnectionId): void {
    this.heard.push(`command ${connection}`)
  }

  sync(): void {}
  ack(): void {}
  ping(): void {}
  typing(): void {}
  watch(): void {}
  request(): void {}
}

const id = (number: number): ConnectionId => number as ConnectionId
const asking = (number: number): AttachRequest =>
  ({ connection: id(number), identity: {}, resumeTicket: undefined, head: 0 }) as unknown as AttachRequest

function two(first: () => AttachAnswer, second: () => AttachAnswer) {
  const ended: number[] = []
  const links = new WorkerLinks((connections) => ended.push(...connections))
  const [one, other] = [new Worker(first), new Worker(second)]
  links.add('one', one)
  links.add('other', other)
  return { links, one, other, ended }
}

test('P1 who asks at the wrong worker is sent on, and everything after goes there', async () => {
  const { links, one, other } = two(
    () => ({ type: 'beside', worker: 'other' }),
    () => attached,
  )
  assert.deepEqual(await links.attach(asking(1)), attached)
  links.command(id(1), new Uint8Array(0))
  links.detach(id(1))
  links.command(id(1), new Uint8Array(0))
  assert.deepEqual(one.heard, ['attach 1'])
  assert.deepEqual(other.heard, ['attach 1', 'command 1', 'detach 1'])
})

test('P1 a link that breaks ends the connections that ran over it, and no others', async () => {
  const answers: AttachAnswer[] = [attached, { type: 'beside', worker: 'other' }]
  const { links, one, other, ended } = two(
    () => answers.shift() ?? attached,
    () => attached,
  )
  await links.attach(asking(1))
  await links.attach(asking(2))
  other.up = false
  links.lost('other')
  assert.deepEqual(ended, [2])
  links.command(id(2), new Uint8Array(0))
  links.command(id(1), new Uint8Array(0))
  assert.deepEqual([one.heard.at(-1), other.heard.at(-1)], ['command 1', 'attach 2'])
})

test('P1 workers that name each other are not asked for ever, and a worker that nobody knows is none', async () => {
  const round = two(
    () => ({ type: 'beside', worker: 'other' }),
    () => ({ type: 'beside', worker: 'one' }),
  )
  await assert.rejects(round.links.attach(asking(1)), { code: 'unavailable' })
  const stranger = two(
    () => ({ type: 'beside', worker: 'nobody' }),
    () => attached,
  )
  await assert.rejects(stranger.links.attach(asking(1)), { code: 'unavailable' })
  assert.equal(new WorkerLinks(() => {}).up, false)
})
