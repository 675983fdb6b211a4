/**
 * A method of the API that came over a socket, asked of the processes that serve it: of the next one
 * when one does not answer, if nothing is done twice by that. Each is asked once.
 */
import { mayRunTwice } from '../../protocol/api-routes.ts'
import { fail, MeridianError } from '../../protocol/errors.ts'
import type { Colleague } from '../worker/colleagues.ts'
import type { ConnectionIdentity } from '../worker/worker-link.ts'

export async function askedInTurn(
  apis: readonly Pick<Colleague, 'request'>[],
  identity: ConnectionIdentity,
  method: string,
  body: Uint8Array,
): Promise<Uint8Array> {
  let silence: unknown = fail('unavailable')
  for (const api of mayRunTwice(method) ? apis : apis.slice(0, 1)) {
    try {
      return await api.request(identity, method, body)
    } catch (caught) {
      if (MeridianError.from(caught).code !== 'unavailable') throw caught
      silence = caught
    }
  }
  throw silence
}
