/** Listeners on loopback: each resolves when it takes connections and rejects when the port is taken. */
import * as grpc from '@grpc/grpc-js'
import type { Server } from 'node:net'

const host = '127.0.0.1'
/** A region's devices come back together: this many may wait for one turn of the loop. */
const backlog = 4_096

export function listening(server: Server, port: number): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once('error', reject)
    server.listen({ port, host, backlog }, () => resolve())
  })
}

export function bound(server: grpc.Server, port: number): Promise<void> {
  return new Promise((resolve, reject) => {
    server.bindAsync(`${host}:${port}`, grpc.ServerCredentials.createInsecure(), (error) =>
      error ? reject(error) : resolve(),
    )
  })
}
