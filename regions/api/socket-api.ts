/** Methods of the API as Request entries on a socket: the caller is whoever the connection belongs to. */
import { type ApiMethod, apiRoutes } from '../../protocol/api-routes.ts'
import { fail } from '../../protocol/errors.ts'
import { userIdOfKey, type Zone } from '../../protocol/ids.ts'
import type { ConnectionIdentity } from '../worker/worker-link.ts'
import type { Admission } from './admission.ts'
import type { ApiCaller, ApiHandlers } from './api-call.ts'
import { bytesFromJson, requestFromBytes, schemaOf } from './api-schema.ts'

/** Resolves to the encoded answer, or rejects with a `MeridianError`. */
export type SocketApi = (identity: ConnectionIdentity, method: string, body: Uint8Array) => Promise<Uint8Array>

export const socketApi =
  (handlers: ApiHandlers, admission: Admission): SocketApi =>
  async (identity, method, body) => {
    if (!isMethod(method)) throw fail('not_found', `there is no method \`${method.slice(0, 64)}\``)
    const { request, response } = schemaOf(method)
    const caller = admission.admit(method, callerOf(identity))
    const call = { caller, pop: '', address: identity.address }
    return bytesFromJson(response, await handlers[method](requestFromBytes(request, body), call))
  }

const isMethod = (name: string): name is ApiMethod => Object.hasOwn(apiRoutes, name)

const callerOf = ({ user, device, session, zone, epoch }: ConnectionIdentity): ApiCaller => ({
  user: userIdOfKey(user),
  device,
  session,
  zone: zone as Zone,
  epoch,
})
