/**
 * Two points of presence on one core, in front of the same gateway: the product's edge, and a Worker
 * that does nothing but check the token and hand the socket through. Both are given what they know by
 * one installation; its ports are held for as long as they run.
 */
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { join } from 'node:path'
import { CompactSign, exportJWK, generateKeyPair, type JWK } from 'jose'
import { nodeRandom } from '../../platform/random.node.ts'
import {
  accessTokenAudience,
  accessTokenAlgorithm,
  accessTokenLifeMs,
  headerOf,
  issuerOf,
  payloadOf,
} from '../../protocol/access-token.ts'
import { type DeviceNumber, newSessionId, newUserId, type RegionAlias, type Zone } from '../../protocol/ids.ts'
import { regionByAlias, standardPlaces } from '../../protocol/places.ts'
import { openInstallation, signRegionMap } from '../../processes/installation.ts'
import { bundleWorker } from '../../processes/pop/bundle-worker.ts'
import { startPop } from '../../processes/pop/start-pop.ts'
import { takePorts } from '../../processes/ports.ts'
import { cores, pin } from './pinned.ts'

const pop = 'fra'
const alias = 'eu' as RegionAlias
const kid = 'bench'

export interface EdgeUnderTest {
  readonly pid: number
  readonly port: number
}

export interface EdgesUnderTest {
  readonly product: EdgeUnderTest
  readonly limit: EdgeUnderTest
  /** Taken by both. */
  readonly token: string
  stop(): Promise<void>
}

/** `gateway` is the port of a server that answers every upgrade. */
export async function startEdges(folder: string, gateway: number): Promise<EdgesUnderTest> {
  const region = regionByAlias(standardPlaces, alias)
  if (region === undefined) throw new Error(`there is no region ${alias}`)
  const { name } = region
  const { privateKey, publicKey } = await generateKeyPair(accessTokenAlgorithm, { extractable: true })
  const key: JWK = { ...(await exportJWK(publicKey)), kid }
  const keys = await serveKeys(key)
  const ports = await takePorts(3)
  const installation = await openInstallation(folder, [alias])
  const origin = `http://127.0.0.1:${gateway}`
  const api = `http://127.0.0.1:${keys.port}`
  const map = await signRegionMap(installation.operatorKey.private, {
    version: 1,
    regions: [{ name, alias, gateways: [origin], apis: [api] }],
    pops: { [pop]: { zone: 'EU' as Zone, region: name } },
    policyKeys: { origin: '', rings: [] },
    origins: ['*'],
  })
  const bundles = await Promise.all([
    bundleWorker(folder),
    bundleWorker(folder, { entry: join(import.meta.dirname, 'pass-through.workerd.ts'), name: 'pass-through.js' }),
  ])
  await ports.open()
  const onLine = (line: string): void => void process.stderr.write(`${line}\n`)
  const product = await startPop({
    name: pop,
    folder,
    bundleFile: bundles[0],
    port: ports.first,
    onLine,
    bindings: {
      REGION_MAP: map,
      OPERATOR_KEY: JSON.stringify(installation.operatorKey.public),
      POP: pop,
      ENVELOPE_KEYS: JSON.stringify({ [name]: installation.envelopeKeys[`${pop} ${alias}`] }),
      NETWORK_KEY: installation.networkKey,
    },
    collector: { port: ports.first + 2, labels: { region: alias, process: `edge/${pop}` } },
  })
  const limit = await startPop({
    name: 'pass-through',
    folder,
    bundleFile: bundles[1],
    port: ports.first + 1,
    onLine,
    bindings: { KEY: JSON.stringify(key), AUDIENCE: accessTokenAudience, ISSUER: issuerOf(name), GATEWAY: origin },
  })
  for (const { pid } of [product, limit]) pin(pid, cores.server)
  const now = Date.now()
  const claims = payloadOf({
    user: newUserId(nodeRandom),
    device: 1 as DeviceNumber,
    session: newSessionId(nodeRandom),
    zone: 'EU' as Zone,
    home: name,
    epoch: 1,
    issuedAtMs: now,
    expiresAtMs: now + accessTokenLifeMs,
  })
  const token = await new CompactSign(new TextEncoder().encode(JSON.stringify(claims)))
    .setProtectedHeader(headerOf(kid))
    .sign(privateKey)
  return {
    product: { pid: product.pid, port: ports.first },
    limit: { pid: limit.pid, port: ports.first + 1 },
    token,
    stop: async () => {
      await Promise.all([product.stop(), limit.stop()])
      await ports.release()
      keys.close()
    },
  }
}

/** A region's published keys, where the edge reads them. */
async function serveKeys(key: JWK): Promise<{ readonly port: number; close(): void }> {
  const body = JSON.stringify({ keys: [key] })
  const server = createServer((_request, response) => {
    response.writeHead(200, { 'content-type': 'application/json' }).end(body)
  })
  await new Promise<void>((resolve) => {
    server.listen(0, '127.0.0.1', resolve)
  })
  return {
    port: (server.address() as AddressInfo).port,
    close: () => {
      server.close()
      server.closeAllConnections()
    },
  }
}
