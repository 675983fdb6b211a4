/** A bare gRPC stream between two ends that do nothing: how long as many bytes as a lane record has take there and back. */
import * as grpc from '@grpc/grpc-js'
import { asIs, byteStream } from '../../platform/byte-rpc.grpc.ts'
import type { Percentiles } from './load-methods.ts'
import { Latencies } from './percentiles.ts'
import { wait } from './sending.ts'

const echo = byteStream('/bench.Echo/Echo')

/** `perSecond` messages for `ms`; latencies are those of the way there and back. */
export async function rawStream(bytes: number, perSecond: number, ms: number): Promise<Percentiles> {
  const server = new grpc.Server()
  server.addService(
    { Echo: echo },
    {
      Echo: (stream: grpc.ServerDuplexStream<Buffer, Buffer>) =>
        stream.on('data', (sent: Buffer) => stream.write(sent)),
    },
  )
  const port = await new Promise<number>((resolve, reject) => {
    server.bindAsync('127.0.0.1:0', grpc.ServerCredentials.createInsecure(), (error, bound) =>
      error ? reject(error) : resolve(bound),
    )
  })
  const client = new grpc.Client(`127.0.0.1:${port}`, grpc.credentials.createInsecure())
  const stream = client.makeBidiStreamRequest<Buffer, Buffer>(echo.path, asIs, asIs)
  // At the end it is told that it was cancelled.
  stream.on('error', () => {})
  const latencies = new Latencies()
  stream.on('data', (sent: Buffer) => latencies.add(performance.now() - sent.readDoubleLE(0)))
  const begun = performance.now()
  let count = 0
  for (let elapsed = 0; elapsed < ms; elapsed = performance.now() - begun) {
    for (; (count * 1_000) / perSecond <= elapsed; count++) {
      const message = Buffer.alloc(bytes)
      message.writeDoubleLE(performance.now())
      stream.write(message)
    }
    await wait(1)
  }
  while (latencies.count < count) await wait(5)
  stream.end()
  client.close()
  server.forceShutdown()
  return latencies.percentiles()
}
