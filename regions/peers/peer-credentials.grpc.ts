/** How regions know each other on their internal listeners: the secret of the pair, and who says so. */
import * as grpc from '@grpc/grpc-js'
import { timingSafeEqual } from 'node:crypto'

/** Undefined for a region that may not ask here. */
export type SecretOf = (fromAlias: string) => string | undefined

export function peerMetadata({ fromAlias, secret }: { fromAlias: string; secret: string }): grpc.Metadata {
  const metadata = new grpc.Metadata()
  metadata.set('authorization', `Bearer ${secret}`)
  metadata.set('meridian-from', fromAlias)
  return metadata
}

/** Alias of the region that calls; undefined when it does not know the secret. */
export function peerOf(metadata: grpc.Metadata, secretOf: SecretOf): string | undefined {
  const from = String(metadata.get('meridian-from')[0] ?? '')
  return secretMatches(secretOf(from), String(metadata.get('authorization')[0] ?? '')) ? from : undefined
}

function secretMatches(secret: string | undefined, given: string): boolean {
  if (secret === undefined) return false
  const [expected, bytes] = [Buffer.from(`Bearer ${secret}`), Buffer.from(given)]
  return bytes.length === expected.length && timingSafeEqual(bytes, expected)
}
