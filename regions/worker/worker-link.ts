/**
 * What a gateway and the worker of a person's part say to each other. In one process it is a direct
 * call (`worker-link.embedded.ts`); between processes the same messages travel in batches over one
 * long-lived bidirectional gRPC stream per pair (`worker-link.grpc.ts`), because a unary call costs
 * ten times as much (P1).
 *
 * Duties: messages of one connection arrive in the order they were sent, each way, at most once. When
 * the link breaks, both sides forget the connections that ran over it: the gateway closes them with
 * `unavailable`, their clients resume; nothing durable is lost because nothing durable is kept here.
 */
import type { ErrorCode } from '../../protocol/errors.ts'
import type { DeviceNumber, SessionId, UserKey } from '../../protocol/ids.ts'

/** Unique per gateway process and never reused by it. */
export type ConnectionId = number & { readonly __id: 'connection' }

/** Who is behind a connection: from the edge's envelope, never from the client. */
export interface ConnectionIdentity {
  readonly user: UserKey
  readonly device: DeviceNumber
  readonly session: SessionId
  readonly zone: string
  readonly epoch: number
  /** Keyed hash of the address, for limits. */
  readonly address: string
}

export interface AttachRequest {
  readonly connection: ConnectionId
  readonly identity: ConnectionIdentity
  readonly resumeTicket: Uint8Array | undefined
  /** Newest seq the device has. */
  readonly head: number
}

export type AttachAnswer =
  | {
      readonly type: 'attached'
      readonly last: number
      readonly head: number
      readonly epoch: number
      readonly resumeTicket: Uint8Array
      readonly resumed: boolean
    }
  /** The person is served by another worker of this region, known to the registry by this name. */
  | { readonly type: 'beside'; readonly worker: string }
  | { readonly type: 'refused'; readonly code: ErrorCode; readonly home: string | undefined }

/** Gateway → worker. */
export interface WorkerLink {
  attach(request: AttachRequest): Promise<AttachAnswer>
  /** The connection is gone; anything for it is dropped from now on. */
  detach(connection: ConnectionId): void
  /** One encoded Send (without tag). The bytes belong to the caller again when the call returns. */
  command(connection: ConnectionId, send: Uint8Array): void
  sync(connection: ConnectionId, request: number, key: string, limit: number): void
  ack(connection: ConnectionId, seq: number): void
  /** The first heartbeat after attach confirms the new resume ticket (I6); the answer goes out as a Pong. */
  ping(connection: ConnectionId, stamp: number): void
  /** One encoded Typing or Watch (without tag). */
  typing(connection: ConnectionId, typing: Uint8Array): void
  watch(connection: ConnectionId, watch: Uint8Array): void
  /** Any other method of the API. */
  request(connection: ConnectionId, request: number, method: string, body: Uint8Array): void
  /** Whether the worker can be reached now. */
  readonly up: boolean
}

/** Worker → gateway. `entry` is one or more encoded entries of a Frame, tags included, ready to be sent. */
export interface GatewaySink {
  deliver(connection: ConnectionId, entry: Uint8Array): void
  /** The same bytes to many: encoded once (a group's row). */
  deliverMany(connections: readonly ConnectionId[], entry: Uint8Array): void
  close(connection: ConnectionId, code: ErrorCode): void
}
