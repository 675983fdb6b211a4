/**
 * The registry of a region of one, for the processes beside it: one long-lived stream each, over the
 * region's internal listener. While the stream is open the process is there; when it ends, however,
 * what it announced is gone.
 */
import * as grpc from '@grpc/grpc-js'
import { timingSafeEqual } from 'node:crypto'
import { byteStream } from '../byte-rpc.grpc.ts'
import { type Ask, bytesOf, readMessage, type Told } from './discovery-messages.ts'
import {
  type OwnAnnouncement,
  type ProcessId,
  processId,
  type Registry,
  RegistryError,
  type Role,
  roles,
} from './registry.ts'

export const exchange = byteStream('/meridian.registry.v1.Discovery/Exchange')

/** Bytes waiting towards one process before it counts as stuck. */
const stuckBytes = 4 * 1024 * 1024

/** Adds the service to `server`; `join` opens a registry for one process. */
export function serveDiscovery(server: grpc.Server, secret: string, join: (id: ProcessId) => Registry): void {
  const expected = Buffer.from(`Bearer ${secret}`)
  server.addService(
    { Exchange: exchange },
    {
      Exchange: (stream: grpc.ServerDuplexStream<Buffer, Buffer>) => {
        const given = Buffer.from(String(stream.metadata.get('authorization')[0] ?? ''))
        if (given.length === expected.length && timingSafeEqual(given, expected)) new ServedProcess(stream, join)
        else refuse(stream, grpc.status.UNAUTHENTICATED, 'unknown process')
      },
    },
  )
}

/** As an event: a stream that is destroyed tells the other side nothing. */
const refuse = (stream: grpc.ServerDuplexStream<Buffer, Buffer>, code: grpc.status, message: string): void =>
  void stream.emit('error', Object.assign(new Error(message), { code }))

class ServedProcess {
  readonly #stream: grpc.ServerDuplexStream<Buffer, Buffer>
  readonly #join: (id: ProcessId) => Registry
  readonly #own = new Map<Role, OwnAnnouncement>()
  /** One thing after the other, as it was asked. */
  #turn: Promise<void> = Promise.resolve()
  #registry: Registry | undefined

  constructor(stream: grpc.ServerDuplexStream<Buffer, Buffer>, join: (id: ProcessId) => Registry) {
    this.#stream = stream
    this.#join = join
    stream.sendMetadata(new grpc.Metadata())
    stream.on('data', (bytes: Buffer) => {
      try {
        this.#heard(readMessage<Ask>(bytes))
      } catch (caught) {
        refuse(stream, grpc.status.INVALID_ARGUMENT, caught instanceof Error ? caught.message : String(caught))
      }
    })
    const end = (): void => void this.#registry?.stop()
    stream.on('end', () => {
      end()
      stream.end()
    })
    for (const event of ['error', 'close', 'cancelled']) stream.on(event, end)
  }

  #heard(ask: Ask): void {
    if (ask.type === 'join') {
      if (this.#registry === undefined) this.#registry = this.#join(processId(ask.id))
      return
    }
    const registry = this.#registry
    if (registry === undefined) throw new RegistryError('invalid', 'a process says its name first')
    switch (ask.type) {
      case 'announce':
        this.#next(async () => {
          const own = await registry.announce(ask.announcement)
          if (this.#own.get(own.role) !== own) this.#keep(registry, own)
        })
        return
      case 'withdraw':
        this.#next(async () => {
          await this.#own.get(ask.role)?.withdraw()
          this.#own.delete(ask.role)
        })
        return
      case 'watch':
        if (roles.includes(ask.role))
          registry.watch(ask.role, (list) => this.#tell({ type: 'list', role: ask.role, list }))
    }
  }

  #keep(registry: Registry, own: OwnAnnouncement): void {
    this.#own.set(own.role, own)
    const stop = registry.watch(own.role, () => {
      if (this.#own.get(own.role) === own && own.standing === 'superseded')
        this.#tell({ type: 'superseded', role: own.role })
      if (own.standing !== 'announced') queueMicrotask(() => stop())
    })
  }

  #next(work: () => Promise<void>): void {
    this.#turn = this.#turn.then(work).then(
      () => this.#tell({ type: 'done' }),
      (caught: unknown) => {
        const { code, message } =
          caught instanceof RegistryError ? caught : { code: 'invalid' as const, message: String(caught) }
        this.#tell({ type: 'done', failure: { code, message } })
      },
    )
  }

  #tell(told: Told): void {
    if (this.#stream.destroyed) return
    this.#stream.write(bytesOf(told))
    if (this.#stream.writableLength > stuckBytes) this.#stream.destroy(new Error('the process does not read'))
  }
}
