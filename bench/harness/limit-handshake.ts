/**
 * What a gateway cannot save at a reconnect, however it is written: it must check that an edge sealed
 * the envelope and that the region signed the ticket, and sign the next ticket. Everything beside it
 * (whose session it is, which ticket is the newest, who else is connected) the limit leaves out.
 */
import type { IncomingMessage } from 'node:http'
import { nodeMac } from '../../platform/mac.node.ts'
import { edgeEnvelopeHeader, type EnvelopeGate } from '../../protocol/edge-envelope.ts'
import { envelopeGate } from '../../processes/region/envelopes.ts'
import type { LimitGate } from './limit-methods.ts'

const signedBytes = 49
export const ticketBytes = signedBytes + 32
const secret = new Uint8Array(32).fill(7)

export class LimitHandshake {
  readonly #gate: EnvelopeGate

  constructor({ alias, pop, envelopeKey }: LimitGate) {
    this.#gate = envelopeGate(alias, { [pop]: envelopeKey })
  }

  /** Rejects for an envelope that is not right. */
  async admit(request: IncomingMessage): Promise<void> {
    const header = request.headers[edgeEnvelopeHeader]
    await this.#gate.open(typeof header === 'string' ? header : undefined, `GET ${request.url}`)
  }

  /** The next ticket. Throws for one that was not signed here. */
  renew(ticket: Uint8Array): Uint8Array {
    if (ticket.length > 0 && !nodeMac.verify(secret, ticket.subarray(0, signedBytes), ticket.subarray(signedBytes)))
      throw new Error('the ticket was not signed here')
    const next = new Uint8Array(ticketBytes)
    next.set(nodeMac.sign(secret, next.subarray(0, signedBytes)), signedBytes)
    return next
  }
}
