/** What a region's processes are told when they start: one JSON file, readable by its owner alone. */
import { readFileSync } from 'node:fs'
import type { RegionEngines, ZooKeeperAddress } from '../../platform/engines/engine-addresses.ts'
import type { TracingConfig } from '../../platform/tracing.otlp.ts'
import type { SignUpRule } from '../../regions/accounts/sign-up-rule.ts'
import type { Rate } from '../../regions/worker/token-bucket.ts'

export interface OtherRegion {
  readonly alias: string
  /** `host:port` of its internal listener; where several processes may keep it, a target of gRPC that names them all. */
  readonly internal: string
  /** Shared by the two; one for each direction would be no safer, since both know both. */
  readonly secret: string
}

/** Ports of the listeners that have no edge before them (I5), and the edges' key for hashes of addresses, base64url. */
export interface DirectConfig {
  readonly grpc: number
  readonly tcp: number
  readonly networkKey: string
}

export interface RegionConfig {
  readonly alias: string
  readonly data: string
  readonly ports: { readonly http: number; readonly internal: number; readonly admin: number }
  /** What processes on other machines call this one by; it then listens on all its addresses. Absent: on loopback. */
  readonly host?: string | undefined
  readonly others: readonly OtherRegion[]
  /** Zone of the people who sign up through a point of presence. */
  readonly signUp: Pick<SignUpRule, 'zoneOfPop'>
  /** Base64url: point of presence → envelope key. */
  readonly envelopeKeys: Readonly<Record<string, string>>
  /** Base64url, the same in all regions. */
  readonly directorySecret: string
  readonly syncSecret: string
  /** For gateways of this region. */
  readonly internalSecret: string
  readonly operatorToken: string
  /** File: the keys of the policy log and the versions that a region without any begins with. */
  readonly policy: string
  /** Sends of a device instead of the limits of the table: for benches, which send more than people. */
  readonly sendRate?: Rate | undefined
  /** Without it there are none. */
  readonly direct?: DirectConfig | undefined
  /** Milliseconds between snapshots, bytes of log that lanes to one region may hold; absent: what L7 says. */
  readonly snapshotEveryMs?: number | undefined
  readonly laneHoldBytesMax?: number | undefined
  /** The region's parts run in worker processes (`worker-main.ts`) and not in its own. */
  readonly workersApart?: boolean | undefined
  /** The region's API is served by processes of its own (`api-main.ts`), which takes workers of their own, too. */
  readonly apisApart?: boolean | undefined
  /** Of a process beside the region's own: its name, and its number in the ids that it stamps (I3). */
  readonly beside?: { readonly name: string; readonly idNode: number } | undefined
  /** Several processes may keep the region: whose turn it is, they find out by their registry. */
  readonly keepersStandBy?: boolean | undefined
  /** The word pipeline runs in stream processes (`stream-main.ts`) and not in the region's own. */
  readonly streamsApart?: boolean | undefined
  /** Mirrors copy the lanes from Kafka to Kafka: this process carries none, and reads what they brought. */
  readonly mirrored?: boolean | undefined
  /** What it stands on instead of its own folder; an engine that is not named here is not used. */
  readonly engines?: RegionEngines | undefined
  /** Absent: no message is followed. */
  readonly tracing?: TracingConfig | undefined
}

/** A gateway process: ends connections, knows nothing else. */
export interface GatewayConfig {
  /** Where it finds the workers of a region that runs several; without it the region's own process is the worker. */
  readonly zookeeper?: ZooKeeperAddress | undefined
  readonly alias: string
  readonly name: string
  readonly port: number
  /** As in `RegionConfig`. */
  readonly host?: string | undefined
  readonly internal: string
  readonly internalSecret: string
  readonly envelopeKeys: Readonly<Record<string, string>>
  readonly tracing?: TracingConfig | undefined
}

export const readConfig = <Config>(file: string): Config => JSON.parse(readFileSync(file, 'utf8')) as Config
export const fromBase64url = (text: string): Uint8Array => new Uint8Array(Buffer.from(text, 'base64url'))
