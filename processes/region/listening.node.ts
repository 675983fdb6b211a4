/**
 * Listeners: each resolves when it takes connections and rejects when the port is taken. And their end.
 * They are on loopback, unless others know this process by a name.
 */
import * as grpc from '@grpc/grpc-js'
import type { Server as HttpServer } from 'node:http'
import type { Server } from 'node:net'

const loopback = '127.0.0.1'
const everywhere = '0.0.0.0'

/** The name others call this process by, `host` of its configuration; alone on its machine it has none. */
export type KnownAs = string | undefined

const listensAt = (host: KnownAs): string => (host === undefined ? loopback : everywhere)

export const reachedAt = (host: KnownAs, port: number): string => `${host ?? loopback}:${port}`

/** A region's devices come back together: this many may wait for one turn of the loop. */
const backlog = 4_096

export function listening(server: Server, port: number, host: KnownAs): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once('error', reject)
    server.listen({ port, host: listensAt(host), backlog }, () => resolve())
  })
}

export function bound(server: grpc.Server, port: number, host: KnownAs): Promise<void> {
  return new Promise((resolve, reject) => {
    server.bindAsync(`${listensAt(host)}:${port}`, grpc.ServerCredentials.createInsecure(), (error) =>
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
