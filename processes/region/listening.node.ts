/** Listeners on loopback: each resolves when it takes connections and rejects when the port is taken. And their end. */
import * as grpc from '@grpc/grpc-js'
import type { Server as HttpServer } from 'node:http'
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

/** Takes no new call, and resolves when those under way are answered or `graceMs` are over. */
export function ended(server: grpc.Server, graceMs: number): Promise<void> {
  return new Promise((resolve) => {
    const patience = setTimeout(() => {
      server.forceShutdown()
      resolve()
    }, graceMs)
    server.tryShutdown(() => {
      clearTimeout(patience)
      resolve()
    })
  })
}

/** The same for requests over HTTP; connections that have none under way are closed at once. */
export function closed(server: HttpServer, graceMs: number): Promise<void> {
  return new Promise((resolve) => {
    const patience = setTimeout(() => {
      server.closeAllConnections()
      // A socket that was upgraded is not among them.
      resolve()
    }, graceMs)
    server.close(() => {
      clearTimeout(patience)
      resolve()
    })
    server.closeIdleConnections()
  })
}
