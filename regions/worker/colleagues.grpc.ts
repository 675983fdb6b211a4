/**
 * Colleagues over gRPC, on the internal listeners of a region: one call a question. Whoever calls must
 * know the region's internal secret.
 */
import * as grpc from '@grpc/grpc-js'
import { timingSafeEqual } from 'node:crypto'
import { asIs, byteCall, keepalive } from '../../platform/byte-rpc.grpc.ts'
import { fail } from '../../protocol/errors.ts'
import { answerOf, colleagueBehind } from './colleague-wire.node.ts'
import type { Colleague } from './colleagues.ts'
import type { Connected } from './region-colleagues.ts'

const call = byteCall('/meridian.region.v1.Colleague/Ask')

/** A person's conversations are the largest answer: ten thousand cells. */
export const messageBytesMax = 16 << 20

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
        answerOf(served, asked.request).then(
          (answer) => done(null, Buffer.from(answer)),
          (caught: unknown) => done({ code: grpc.status.INTERNAL, details: String(caught) }),
        )
      },
    },
  )
}

export interface GrpcColleagueOptions {
  /** `host:port` of its internal listener. */
  readonly address: string
  readonly secret: string
}

/** Dials when it is first asked. */
export function connectColleague({ address, secret }: GrpcColleagueOptions): Connected {
  const client = new grpc.Client(address, grpc.credentials.createInsecure(), {
    ...keepalive,
    'grpc.max_receive_message_length': messageBytesMax,
  })
  const metadata = new grpc.Metadata()
  metadata.set('authorization', `Bearer ${secret}`)
  const ask = (question: Uint8Array): Promise<Uint8Array> =>
    new Promise((resolve, reject) => {
      const options = { deadline: Date.now() + deadlineMs }
      client.makeUnaryRequest(call.path, asIs, asIs, Buffer.from(question), metadata, options, (error, answer) => {
        // Whatever went wrong on the way, the same question again is safe.
        if (error !== null || answer === undefined) reject(fail('unavailable'))
        else resolve(answer)
      })
    })
  return { colleague: colleagueBehind(ask), close: () => client.close() }
}
