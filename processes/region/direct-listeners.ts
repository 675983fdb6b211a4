/**
 * A region's doors without an edge before them, opened by `--direct` only (I5): the API over gRPC, and
 * frames over TCP. Both verify the access token by the module the edge uses, against the region's own
 * keys, and hash addresses as the edges do, so that limits by address count all doors together.
 */
import * as grpc from '@grpc/grpc-js'
import { nodeClock } from '../../platform/clock.node.ts'
import { nodeMac } from '../../platform/mac.node.ts'
import { joseVerifier } from '../../protocol/access-token.ts'
import { addressHash } from '../../protocol/client-address.ts'
import { type RegionName, userKeyOf } from '../../protocol/ids.ts'
import { ownKeys, type PublishedKeys } from '../../regions/accounts/own-keys.jose.ts'
import { type GrpcApiPorts, grpcApiOptions, serveApi } from '../../regions/api/grpc-api.grpc.ts'
import type { Gateway } from '../../regions/gateway/gateway.ts'
import { tcpListener } from '../../regions/gateway/tcp.node.ts'
import { bound, ended, type KnownAs, listening } from './listening.node.ts'
import { type DirectConfig, fromBase64url } from './region-config.ts'

export interface DirectListenersPorts
  extends Pick<GrpcApiPorts, 'handlers' | 'admission' | 'requestId' | 'onUnexpected'> {
  readonly config: DirectConfig
  readonly host: KnownAs
  readonly region: RegionName
  readonly keys: PublishedKeys
  readonly gateway: Gateway
}

export interface DirectListeners {
  /**
   * Takes no new connection and no new call, and resolves when the calls under way are answered or their
   * time is over; sockets that are open are the gateway's to drain.
   */
  stop(): Promise<void>
}

/** A call takes milliseconds; one that takes longer is asked again elsewhere. */
const callsGraceMs = 500

/** Resolves when both listen. */
export async function openDirectListeners(ports: DirectListenersPorts): Promise<DirectListeners> {
  const { config, region, keys, gateway } = ports
  const verifier = joseVerifier(ownKeys(region, keys), () => nodeClock.now())
  const networkKey = fromBase64url(config.networkKey)
  const hashOf = (address: string): Promise<string> => addressHash(nodeMac, networkKey, address)
  const calls = new grpc.Server(grpcApiOptions)
  serveApi(calls, { ...ports, hashOf, verify: (token) => verifier.verify(token) })
  const frames = tcpListener({
    gateway,
    identify: async (token, address) => {
      const { user, device, session, zone, epoch } = await verifier.verify(token)
      return { user: userKeyOf(user), device, session, zone, epoch, address: await hashOf(address) }
    },
  })
  await bound(calls, config.grpc, ports.host)
  await listening(frames, config.tcp, ports.host)
  return {
    stop: () => {
      frames.close()
      return ended(calls, callsGraceMs)
    },
  }
}
