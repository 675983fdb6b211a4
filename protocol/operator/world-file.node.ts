/** Where the installation of a data folder listens, as `npm start` has written it. */
import { readFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { type ErrorBody, errorTable, MeridianError } from '../errors.ts'
import { CommandFailed, exitCodes } from './exit.ts'

export interface WorldFile {
  readonly edges: readonly { readonly name: string; readonly city: string; readonly url: string }[]
  readonly regions: readonly {
    readonly alias: string
    readonly name: string
    readonly admin: string
    /** Of processes that stand by to keep the region: who keeps it says so at one of all these. */
    readonly adminsStandBy?: readonly string[]
  }[]
  readonly operatorTokenFile: string
}

export const dataFolder = (given: string): string => resolve(process.env['MERIDIAN_CWD'] ?? '.', given)

/** Throws `CommandFailed` with a sentence that helps. */
export function readWorld(data: string): WorldFile {
  try {
    return JSON.parse(readFileSync(join(data, 'world.json'), 'utf8')) as WorldFile
  } catch {
    throw new CommandFailed(
      exitCodes.unreachable,
      `no Meridian has been started on ${data}; run \`npm start\`, or name its folder with --data`,
    )
  }
}

export type WorldRegion = WorldFile['regions'][number]

/** By alias or name. Throws `CommandFailed`. */
export function regionNamed(data: string, name: string): WorldRegion {
  const { regions } = readWorld(data)
  const region = regions.find((one) => one.alias === name || one.name === name)
  if (region !== undefined) return region
  const known = regions.map(({ alias }) => alias).join(', ')
  throw new CommandFailed(exitCodes.usage, `there is no region \`${name}\`; there are ${known}`)
}

/** A region that is not there at once is not there. */
const answerWithinMs = 10_000

/** A request to a region's operator listener. Throws `CommandFailed`, and what the region answers. */
export async function askRegion<Answer>(
  data: string,
  name: string,
  method: 'GET' | 'POST' | 'DELETE',
  path: string,
  body?: object,
): Promise<Answer> {
  const region = regionNamed(data, name)
  const token = readFileSync(join(data, readWorld(data).operatorTokenFile), 'utf8').trim()
  const response = await request(`${await keeperOf(region)}${path}`, method, token, body).catch(() => {
    throw new CommandFailed(exitCodes.unreachable, `${region.alias} does not answer; is \`npm start\` running?`)
  })
  const answer: unknown = await response.json().catch(() => undefined)
  if (response.ok) return answer as Answer
  const { error } = (answer ?? {}) as Partial<ErrorBody>
  // A region of a later version may say what this one does not know.
  throw error === undefined || !Object.hasOwn(errorTable, error.code)
    ? new CommandFailed(exitCodes.unreachable, `${region.alias} answered ${response.status}`)
    : new MeridianError(error.code, error.message, error.because === undefined ? {} : { because: error.because })
}

/** Base URL of the one that says that it keeps the region: it alone is asked, whatever that is. While none says so any of them. */
export async function keeperOf({
  admin,
  adminsStandBy = [],
}: Pick<WorldRegion, 'admin' | 'adminsStandBy'>): Promise<string> {
  if (adminsStandBy.length === 0) return admin
  const signal = AbortSignal.timeout(answerWithinMs)
  const look = async (one: string): Promise<string> => {
    const { keeper } = (await (await fetch(`${one}/healthz`, { signal })).json()) as { readonly keeper?: string }
    if (keeper !== 'keeps') throw new Error(`${one} does not keep its region`)
    return one
  }
  return Promise.any([admin, ...adminsStandBy].map(look)).catch(() => admin)
}

const request = (url: string, method: string, token: string, body?: object): Promise<Response> =>
  fetch(url, {
    method,
    headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
    signal: AbortSignal.timeout(answerWithinMs),
    ...(body !== undefined && { body: JSON.stringify(body) }),
  })
