/**
 * Colleagues over gRPC, on the internal listeners of a region: one call a question. Whoever calls must
 * know the region's internal secret. Both sides are processes of one version of one region, so what
 * they say is written as the runtime writes values; cells alone have a form of their own, in which they
 * are stored, too.
 */
import * as grpc from '@grpc/grpc-js'
import { timingSafeEqual } from 'node:crypto'
import { deserialize, serialize } from 'node:v8'
import { asIs, byteCall, keepalive } from '../../platform/byte-rpc.grpc.ts'
import { type ErrorCode, type ErrorDetail, fail, MeridianError } from '../../protocol/errors.ts'
import { cellCodec } from '../fold/cell-codec.ts'
import type { Cell, CellKey } from '../fold/cells.ts'
import type { Colleague, FoundCell } from './colleagues.ts'
import type { Connected } from './region-colleagues.ts'

const call = byteCall('/meridian.region.v1.Colleague/Ask')

/** Every method of `Colleague`: nothing else can be asked. */
const methods = {
  cell: true,
  cells: true,
  flush: true,
  submit: true,
  openMailboxes: true,
  groupsOf: true,
  typingInGroup: true,
  activate: true,
  policy: true,
  checkpoint: true,
  parked: true,
  unpark: true,
  status: true,
  news: true,
  request: true,
  words: true,
} as const satisfies Record<keyof Colleague, true>

type Method = keyof typeof methods

interface Asked {
  readonly method: Method
  readonly given: readonly unknown[]
}

type Answer =
  | { readonly ok: true; readonly value: unknown }
  | { readonly ok: false; readonly code: ErrorCode; readonly message: string; readonly detail: ErrorDetail }

/** As long as a request waits for its verdict, and a little more. */
const deadlineMs = 12_000

/** Adds this process to `server`, as its colleagues ask it. */
export function serveColleague(server: grpc.Server, secret: string, served: Colleague): void {
  const expected = Buffer.from(`Bearer ${secret}`)
  server.addService(
    { Ask: call },
    {
      Ask: (asked: grpc.ServerUnaryCall<Buffer, Buffer>, done: grpc.sendUnaryData<Buffer>) => {
        const given = Buffer.from(String(asked.metadata.get('authorization')[0] ?? ''))
        if (given.length !== expected.length || !timingSafeEqual(given, expected))
          return done({ code: grpc.status.UNAUTHENTICATED, details: 'unknown process' })
        answer(served, asked.request).then(
          (found) => done(null, serialize(found)),
          (caught: unknown) => done({ code: grpc.status.INTERNAL, details: String(caught) }),
        )
      },
    },
  )
}

async function answer(served: Colleague, bytes: Buffer): Promise<Answer> {
  try {
    const { method, given } = deserialize(bytes) as Asked
    if (!Object.hasOwn(methods, method)) throw fail('request_invalid', 'there is no such question')
    const value = await (served[method] as (...given: unknown[]) => Promise<unknown>).apply(served, [...given])
    return { ok: true, value: packed(method, value) }
  } catch (caught) {
    const { code, message, detail } = MeridianError.from(caught)
    return { ok: false, code, message: message.slice(code.length + 2), detail }
  }
}

function packed(method: Method, value: unknown): unknown {
  if (method === 'cell') return value === undefined ? undefined : cellCodec.encode(value as Cell)
  if (method !== 'cells') return value
  return (value as readonly FoundCell[]).map(({ key, cell }) => ({ key, cell: cellCodec.encode(cell) }))
}

function unpacked(method: Method, given: readonly unknown[], value: unknown): unknown {
  if (method === 'cell')
    return value === undefined ? undefined : cellCodec.decode(given[1] as CellKey, value as Uint8Array)
  if (method !== 'cells') return value
  const found = value as readonly { readonly key: CellKey; readonly cell: Uint8Array }[]
  return found.map(({ key, cell }) => ({ key, cell: cellCodec.decode(key, cell) }))
}

export interface GrpcColleagueOptions {
  /** `host:port` of its internal listener. */
  readonly address: string
  readonly secret: string
}

export function connectColleague({ address, secret }: GrpcColleagueOptions): Connected {
  const client = new grpc.Client(address, grpc.credentials.createInsecure(), {
    ...keepalive,
    'grpc.max_receive_message_length': messageBytesMax,
  })
  const metadata = new grpc.Metadata()
  metadata.set('authorization', `Bearer ${secret}`)
  const ask = (method: Method, given: readonly unknown[]): Promise<unknown> =>
    new Promise((resolve, reject) => {
      const options = { deadline: Date.now() + deadlineMs }
      client.makeUnaryRequest(
        call.path,
        asIs,
        asIs,
        serialize({ method, given }),
        metadata,
        options,
        (error, bytes) => {
          // Whatever went wrong on the way, the same question again is safe.
          if (error !== null || bytes === undefined) return reject(fail('unavailable'))
          const found = deserialize(bytes) as Answer
          if (found.ok) resolve(unpacked(method, given, found.value))
          else reject(fail(found.code, found.message, found.detail))
        },
      )
    })
  const asking = (method: Method) => [method, (...given: readonly unknown[]) => ask(method, given)] as const
  const colleague = Object.fromEntries((Object.keys(methods) as Method[]).map(asking)) as unknown as Colleague
  return { colleague, close: () => client.close() }
}

/** A person's conversations are the largest answer: ten thousand cells. */
export const messageBytesMax = 16 << 20
