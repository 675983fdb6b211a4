/**
 * A world for one scenario: real processes in a folder of its own, people who sign up through an
 * edge, and what a scenario does with them. Everything ends with `stop`.
 */
import assert from 'node:assert/strict'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { ErrorCode } from '../../protocol/errors.ts'
import { startWorld, type World, type WorldOptions } from '../../processes/world.ts'
import { type SignedInPerson, signUp } from '../wire-client/people.ts'
import { WireClient, type WireEvents } from '../wire-client/wire-client.ts'

/** The answer of a request, refused or not. */
export interface Answer {
  readonly status: number
  /** Of the error; undefined when there was none. */
  readonly code: ErrorCode | undefined
  readonly limit: string | undefined
  readonly body: Record<string, unknown>
}

export interface Asked {
  readonly at: string
  readonly verb: string
  readonly path: string
  readonly body?: unknown
  /** Sent as it is, in place of `body`. */
  readonly raw?: string | Uint8Array<ArrayBuffer>
  readonly token?: string
  readonly headers?: Readonly<Record<string, string>>
}

export class SmallWorld {
  readonly world: World
  /** What the processes wrote: nothing in it may be a failure that nobody caused. */
  readonly lines: string[]
  readonly #clients: WireClient[] = []

  static async start(options: Omit<WorldOptions, 'data'>): Promise<SmallWorld> {
    const data = await mkdtemp(join(tmpdir(), 'meridian-scenario-'))
    const lines: string[] = []
    const world = await startWorld({ ...options, data, onLine: (from, line) => lines.push(`${from}: ${line}`) })
    return new SmallWorld(world, lines)
  }

  /** For people in a world that its owner stops. */
  static in(world: World): SmallWorld {
    return new SmallWorld(world, [])
  }

  private constructor(world: World, lines: string[]) {
    this.world = world
    this.lines = lines
  }

  edge(at: string): string {
    const found = this.world.edges.find(({ name }) => name === at)
    if (found === undefined) throw new Error(`no point of presence ${at}`)
    return found.url
  }

  person(at: string, name: string): Promise<SignedInPerson> {
    return signUp(this.edge(at), name, name)
  }

  async connected(at: string, person: SignedInPerson, events: WireEvents = {}): Promise<WireClient> {
    const client = new WireClient(this.edge(at), person, events)
    this.#clients.push(client)
    await client.connect()
    return client
  }

  /** One request. Waits and asks again where the rate limit says so: that is no scenario's subject but one's. */
  async ask(asked: Asked): Promise<Answer> {
    for (;;) {
      const answer = await this.askOnce(asked)
      if (answer.code !== 'rate_limited') return answer
      await new Promise((resolve) => setTimeout(resolve, 50))
    }
  }

  async askOnce({ at, verb, path, body, raw, token, headers }: Asked): Promise<Answer> {
    const sent = raw ?? (body === undefined ? undefined : JSON.stringify(body))
    const response = await fetch(`${this.edge(at)}${path}`, {
      method: verb,
      headers: {
        'content-type': 'application/json',
        ...(token === undefined ? {} : { authorization: `Bearer ${token}` }),
        ...headers,
      },
      ...(sent === undefined ? {} : { body: sent }),
    })
    const json = (await response.json()) as Record<string, unknown>
    const error = json['error'] as { code: ErrorCode; limit?: string } | undefined
    return { status: response.status, code: error?.code, limit: error?.limit, body: json }
  }

  async stop(): Promise<void> {
    for (const client of this.#clients) client.close()
    await this.world.stop()
    await rm(this.world.data, { recursive: true })
  }
}

/** Waits for what must come about; fails with its name when it does not within `seconds`. */
export async function eventually(what: string, holds: () => boolean | Promise<boolean>, seconds = 10): Promise<void> {
  for (let i = 0; i < 50 * seconds; i++) {
    if (await holds()) return
    await new Promise((resolve) => setTimeout(resolve, 20))
  }
  assert.fail(`did not come about: ${what}`)
}

/** A `client_msg_id` as an SDK makes it: UUID version 7, of now or of a time given. */
export function newClientMessageId(at = Date.now()): string {
  const hex = at.toString(16).padStart(12, '0')
  const chance = Math.random().toString(16).slice(2, 14).padEnd(12, '0')
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-7${chance.slice(0, 3)}-8${chance.slice(3, 6)}-${chance}`
}
