/** Where the installation of a data folder listens, as `npm start` has written it. */
import { readFileSync } from 'node:fs'
import { join, resolve } from 'node:path'

export interface WorldFile {
  readonly edges: readonly { readonly name: string; readonly city: string; readonly url: string }[]
  readonly regions: readonly { readonly alias: string; readonly name: string; readonly admin: string }[]
  readonly operatorTokenFile: string
}

export const dataFolder = (given: string): string => resolve(process.env['MERIDIAN_CWD'] ?? '.', given)

/** Throws with a sentence that helps. */
export function readWorld(data: string): WorldFile {
  try {
    return JSON.parse(readFileSync(join(data, 'world.json'), 'utf8')) as WorldFile
  } catch {
    throw new Error(`no Meridian has been started on ${data}; run \`npm start\`, or name its folder with --data`)
  }
}

/** A request to a region's operator listener. */
export async function askRegion<Answer>(
  data: string,
  alias: string,
  method: 'GET' | 'POST',
  path: string,
  body?: object,
): Promise<Answer> {
  const world = readWorld(data)
  const region = world.regions.find((one) => one.alias === alias || one.name === alias)
  if (region === undefined)
    throw new Error(`there is no region \`${alias}\`; there are ${world.regions.map((one) => one.alias).join(', ')}`)
  const token = readFileSync(join(data, world.operatorTokenFile), 'utf8').trim()
  const response = await fetch(`${region.admin}${path}`, {
    method,
    headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
    ...(body !== undefined && { body: JSON.stringify(body) }),
  })
  if (!response.ok) throw new Error(`${alias} answered ${response.status}: ${await response.text()}`)
  return (await response.json()) as Answer
}
