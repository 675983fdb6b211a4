/** What a bench asks of a region's operator: people, and what it has done. */
import { decodeJwt } from 'jose'
import type { World, WorldRegion } from '../../processes/world.ts'
import type { LoadPerson } from './load-methods.ts'

/** People whom the operator's listener takes at a time. */
const batch = 1_000

/** So many new people who live there, each signed in on one device. */
export async function settle(
  world: World,
  region: WorldRegion,
  { count, zone }: { readonly count: number; readonly zone: string },
): Promise<LoadPerson[]> {
  const people: LoadPerson[] = []
  while (people.length < count) {
    const names = Array.from({ length: Math.min(batch, count - people.length) }, (_, i) => ({
      name: `bench${people.length + i}`,
      zone,
    }))
    const { outcomes } = await askOperator<{ outcomes: { user: string }[] }>(world, region, '/people', {
      people: names,
    })
    const users = outcomes.map(({ user }) => user)
    const { sessions } = await askOperator<{ sessions: Signed[] }>(world, region, '/sessions', { users })
    people.push(...sessions.map(personOf))
  }
  return people
}

interface Signed {
  readonly user: string
  readonly accessToken: string
}

function personOf({ user, accessToken }: Signed): LoadPerson {
  const { dev, sid, zone, ep } = decodeJwt<{ dev: number; sid: string; zone: string; ep: number }>(accessToken)
  return { user, device: dev, session: sid, zone, epoch: ep }
}

export async function askOperator<Answer>(
  world: World,
  region: WorldRegion,
  path: string,
  body?: object,
): Promise<Answer> {
  const response = await fetch(`${region.admin}${path}`, {
    method: body === undefined ? 'GET' : 'POST',
    headers: { authorization: `Bearer ${world.operatorToken}`, 'content-type': 'application/json' },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  })
  if (!response.ok) throw new Error(`${path}: ${response.status} ${await response.text()}`)
  return (await response.json()) as Answer
}
