/**
 * One process of a region, asked as an edge or a colleague asks it: for what must hold whichever of them
 * is asked. An edge would choose one by itself.
 */
import { join } from 'node:path'
import { nodeClock } from '../../platform/clock.node.ts'
import { nodeMac } from '../../platform/mac.node.ts'
import { nodeRandom } from '../../platform/random.node.ts'
import { type EdgeCaller, edgeEnvelopeHeader, sealEnvelope } from '../../protocol/edge-envelope.ts'
import type { ErrorCode } from '../../protocol/errors.ts'
import type { RegionName } from '../../protocol/ids.ts'
import { regionByAlias, standardPlaces } from '../../protocol/places.ts'
import type { ColleagueStatus } from '../../regions/worker/colleagues.ts'
import { nameOfPart } from '../../regions/worker/own-parts.ts'
import { connectColleague } from '../../regions/worker/colleagues.grpc.ts'
import { readConfig, type RegionConfig } from '../../processes/region/region-config.ts'

export interface ProcessAnswer {
  readonly code: ErrorCode | undefined
  readonly body: Readonly<Record<string, unknown>>
}

export class ApiProcess {
  readonly #config: RegionConfig
  readonly #region: RegionName

  /** `data`: of the world. `name`: `eu/api-1`. */
  constructor(data: string, name: string) {
    this.#config = readConfig(join(data, 'config', `${name.replaceAll('/', '-')}.json`))
    this.#region = regionByAlias(standardPlaces, this.#config.alias)?.name as RegionName
  }

  async ask(verb: string, path: string, caller: EdgeCaller | undefined, body?: object): Promise<ProcessAnswer> {
    const { ports, envelopeKeys } = this.#config
    const [pop, key] = Object.entries(envelopeKeys)[0] as [string, string]
    const by = { key: Buffer.from(key, 'base64url'), mac: nodeMac, clock: nodeClock, random: nodeRandom }
    const call = { pop, address: 'an office', caller }
    const envelope = await sealEnvelope(call, { region: this.#region, request: `${verb} ${path}` }, by)
    const response = await fetch(`http://127.0.0.1:${ports.http}${path}`, {
      method: verb,
      headers: { [edgeEnvelopeHeader]: envelope, 'content-type': 'application/json' },
      ...(body !== undefined && { body: JSON.stringify(body) }),
    })
    const json = (await response.json()) as Record<string, unknown>
    return { code: (json['error'] as { code: ErrorCode } | undefined)?.code, body: json }
  }

  /** Public keys that it publishes, by name. */
  async keys(): Promise<readonly string[]> {
    const response = await fetch(`http://127.0.0.1:${this.#config.ports.http}/.well-known/jwks.json`)
    return ((await response.json()) as { keys: { kid: string }[] }).keys.map(({ kid }) => kid)
  }

  /** Of the policy that it goes by. */
  async activation(): Promise<number> {
    return (await this.#status()).activation
  }

  /** Names of those that it runs, where it is a worker. */
  async parts(): Promise<readonly string[]> {
    const { parts } = await this.#status()
    return parts.map(({ part }) => nameOfPart(part)).sort()
  }

  /** Calls that it has answered since it started. */
  async calls(): Promise<number> {
    const text = await (await fetch(`http://127.0.0.1:${this.#config.ports.admin}/metrics`)).text()
    const counts = text.split('\n').filter((line) => /^\w*api_call\w*_count[{ ]/.test(line))
    return counts.reduce((sum, line) => sum + Number(line.slice(line.lastIndexOf(' '))), 0)
  }

  async #status(): Promise<ColleagueStatus> {
    const { ports, internalSecret: secret } = this.#config
    const { colleague, close } = connectColleague({ address: `127.0.0.1:${ports.internal}`, secret })
    try {
      return await colleague.status()
    } finally {
      close()
    }
  }
}
