/**
 * Who may open a socket: whoever an edge vouches for, with an envelope that names this very request
 * (I5). Everybody else is answered before a socket exists.
 */
import type { EnvelopeGate } from '../../protocol/edge-envelope.ts'
import { fail } from '../../protocol/errors.ts'
import { userKeyOf } from '../../protocol/ids.ts'
import type { ConnectionIdentity } from '../worker/worker-link.ts'
import type { Gateway } from './gateway.ts'

export const websocketPath = '/v1/connect'

export interface UpgradePorts {
  readonly gateway: Pick<Gateway, 'checkRoom'>
  readonly envelopes: EnvelopeGate
}

/** Rejects with the error to refuse the upgrade with. */
export async function admitUpgrade(
  { gateway, envelopes }: UpgradePorts,
  url: string | undefined,
  envelope: string | undefined,
): Promise<ConnectionIdentity> {
  gateway.checkRoom()
  if (url !== websocketPath) throw fail('not_found')
  const call = await envelopes.open(envelope, `GET ${url}`)
  if (call.caller === undefined) throw fail('token_missing')
  const { user, device, session, zone, epoch } = call.caller
  return { user: userKeyOf(user), device, session, zone, epoch, address: call.address }
}
