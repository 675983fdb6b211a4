/**
 * What a local installation is made of and keeps between starts: secrets, keys, the operator's token
 * and which regions it runs. Made once, in the data folder, readable by its owner alone.
 */
import { randomBytes } from 'node:crypto'
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { CompactSign, exportJWK, generateKeyPair, importJWK, type JWK } from 'jose'
import type { RegionMap } from '../edge/region-map.ts'

export interface Installation {
  readonly regions: readonly string[]
  readonly operatorKey: { readonly private: JWK; readonly public: JWK }
  readonly operatorToken: string
  /** Base64url. */
  readonly directorySecret: string
  readonly syncSecret: string
  readonly networkKey: string
  /** Trace ids are made with it, the same in all regions. */
  readonly traceKey: string
  /** `eu` → secret for its own gateways. */
  readonly internalSecrets: Readonly<Record<string, string>>
  /** `ap eu` → secret of the pair, aliases in order. */
  readonly pairSecrets: Readonly<Record<string, string>>
  /** `fra eu` → envelope key. */
  readonly envelopeKeys: Readonly<Record<string, string>>
}

/** A point of presence and the zone of people who sign up through it. */
export interface PointOfPresence {
  readonly name: string
  readonly city: string
  readonly zone: string
  readonly region: string
}

export const pointsOfPresence: readonly PointOfPresence[] = [
  { name: 'fra', city: 'Frankfurt', zone: 'EU', region: 'eu' },
  { name: 'iad', city: 'Ashburn', zone: 'US', region: 'us' },
  { name: 'sin', city: 'Singapore', zone: 'SG', region: 'ap' },
  { name: 'pek', city: 'Beijing', zone: 'CN', region: 'cn' },
]

const file = 'installation.json'
const secret = (): string => randomBytes(32).toString('base64url')

/** Opens the installation in `data`, or makes it. Regions may be added later, never taken away. */
export async function openInstallation(data: string, regions: readonly string[]): Promise<Installation> {
  mkdirSync(data, { recursive: true, mode: 0o700 })
  const path = join(data, file)
  const known = existsSync(path) ? (JSON.parse(readFileSync(path, 'utf8')) as Installation) : undefined
  const wanted = [...new Set([...(known?.regions ?? []), ...regions])]
  const installation: Installation = {
    regions: wanted,
    operatorKey: known?.operatorKey ?? (await operatorKey()),
    operatorToken: known?.operatorToken ?? secret(),
    directorySecret: known?.directorySecret ?? secret(),
    syncSecret: known?.syncSecret ?? secret(),
    networkKey: known?.networkKey ?? secret(),
    traceKey: known?.traceKey ?? secret(),
    internalSecrets: filled(known?.internalSecrets, wanted),
    pairSecrets: filled(
      known?.pairSecrets,
      wanted.flatMap((one) => wanted.filter((other) => one < other).map((other) => `${one} ${other}`)),
    ),
    envelopeKeys: filled(
      known?.envelopeKeys,
      pointsOfPresence.flatMap(({ name }) => wanted.map((region) => `${name} ${region}`)),
    ),
  }
  writeFileSync(path, JSON.stringify(installation, undefined, 2), { mode: 0o600 })
  writeFileSync(join(data, 'operator.token'), installation.operatorToken, { mode: 0o600 })
  return installation
}

function filled(known: Readonly<Record<string, string>> = {}, names: readonly string[]): Record<string, string> {
  return Object.fromEntries(names.map((name) => [name, known[name] ?? secret()]))
}

async function operatorKey(): Promise<Installation['operatorKey']> {
  const { privateKey, publicKey } = await generateKeyPair('EdDSA', { extractable: true })
  return { private: await exportJWK(privateKey), public: await exportJWK(publicKey) }
}

export const pairSecret = ({ pairSecrets }: Installation, one: string, other: string): string =>
  pairSecrets[[one, other].sort().join(' ')] as string

/** The region map as the edges take it: signed by the operator's private key. */
export async function signRegionMap(key: JWK, map: RegionMap): Promise<string> {
  const payload = new TextEncoder().encode(JSON.stringify(map))
  return new CompactSign(payload).setProtectedHeader({ alg: 'EdDSA' }).sign(await importJWK(key, 'EdDSA'))
}
