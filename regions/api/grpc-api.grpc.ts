/**
 * The API over gRPC: the services of `protocol/proto/api.proto` on the handlers that HTTP and sockets
 * call, with reflection. Off unless asked for (I5); no edge stands before it, so it verifies the
 * access token itself, by the module the edge uses. Nobody signs up here: only a point of presence
 * knows somebody's zone.
 */
import * as grpc from '@grpc/grpc-js'
import { byteCall } from '../../platform/byte-rpc.grpc.ts'
import * as protoLoader from '@grpc/proto-loader'
import { ReflectionService } from '@grpc/reflection'
import type { AccessClaims } from '../../protocol/access-token.ts'
import { type ApiMethod, apiRoutes } from '../../protocol/api-routes.ts'
import { fail, MeridianError } from '../../protocol/errors.ts'
import { encodeGrpcStatus, grpcStatusDetails } from '../../protocol/grpc-status.ts'
import { limits } from '../../protocol/limits.ts'
import type { Admission } from './admission.ts'
import type { ApiCall, ApiCaller, ApiHandlers } from './api-call.ts'
import { apiProtoFile, bytesFromJson, methodSchemas, requestFromBytes, schemaOf } from './api-schema.ts'

export interface GrpcApiPorts {
  readonly handlers: ApiHandlers
  readonly admission: Admission
  /** Throws an error of the table. */
  verify(token: string): Promise<AccessClaims>
  /** Keyed hash of an address. */
  hashOf(address: string): Promise<string>
  requestId(): string
  onUnexpected(requestId: string, method: string, cause: unknown): void
}

/** Calls that one connection may have open: more than a client that waits for answers needs. */
const callsPerConnectionMax = 128

export const grpcApiOptions: grpc.ServerOptions = {
  'grpc.max_receive_message_length': limits.frameBytesMax,
  'grpc.max_concurrent_streams': callsPerConnectionMax,
  // Names and values of headers; ours are a token and little else.
  'grpc.max_metadata_size': 8_192,
}

const space = 'meridian.api.v1'
type Call = grpc.ServerUnaryCall<Buffer, Buffer>

export function serveApi(server: grpc.Server, ports: GrpcApiPorts): void {
  const services = new Map<string, { definition: grpc.ServiceDefinition; calls: grpc.UntypedServiceImplementation }>()
  for (const method of methodSchemas.keys()) {
    const [service, name] = method.split('.') as [string, string]
    const known = services.get(service) ?? { definition: {}, calls: {} }
    services.set(service, {
      definition: { ...known.definition, [name]: definitionOf(service, name) },
      calls: {
        ...known.calls,
        [name]: (call: Call, done: grpc.sendUnaryData<Buffer>) => serve(method, call, done, ports),
      },
    })
  }
  for (const { definition, calls } of services.values()) server.addService(definition, calls)
  new ReflectionService(protoLoader.loadSync(apiProtoFile, { keepCase: true })).addToServer(server)
}

const definitionOf = (service: string, name: string): grpc.MethodDefinition<Buffer, Buffer> =>
  byteCall(`/${space}.${service}/${name}`)

function serve(method: ApiMethod, call: Call, done: grpc.sendUnaryData<Buffer>, ports: GrpcApiPorts): void {
  answer(method, call, ports).then(
    (bytes) => done(null, Buffer.from(bytes)),
    (caught: unknown) => {
      const error = MeridianError.from(caught)
      const requestId = ports.requestId()
      if (error.code === 'internal') ports.onUnexpected(requestId, method, error.cause ?? error)
      done(refusal(error, requestId))
    },
  )
}

async function answer(method: ApiMethod, call: Call, ports: GrpcApiPorts): Promise<Uint8Array> {
  const { request, response } = schemaOf(method)
  const given = apiRoutes[method].auth === 'none' ? undefined : await callerOf(call.metadata, ports)
  const caller = ports.admission.admit(method, given)
  const apiCall: ApiCall = { caller, pop: '', address: await ports.hashOf(addressOf(call.getPeer())) }
  return bytesFromJson(response, await ports.handlers[method](requestFromBytes(request, call.request), apiCall))
}

async function callerOf(metadata: grpc.Metadata, ports: GrpcApiPorts): Promise<ApiCaller> {
  const [given] = metadata.get('authorization')
  if (given === undefined) throw fail('token_missing')
  const match = /^Bearer ([\w.-]+)$/.exec(String(given))
  if (match === null) throw fail('token_invalid', '`authorization` must be `Bearer` and a token')
  const { user, device, session, zone, epoch } = await ports.verify(match[1] as string)
  return { user, device, session, zone, epoch }
}

/** Of `127.0.0.1:4711` or `[::1]:4711`. */
const addressOf = (peer: string): string => peer.replace(/:\d+$/, '').replaceAll(/[[\]]/g, '')

function refusal(error: MeridianError, requestId: string): Partial<grpc.StatusObject> {
  const metadata = new grpc.Metadata()
  metadata.set(grpcStatusDetails, Buffer.from(encodeGrpcStatus(error, requestId)))
  return { code: error.entry.grpc, details: error.message, metadata }
}
