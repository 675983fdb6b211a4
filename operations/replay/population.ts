/** The people of the rooms, spread over the regions: ten sign up as people do, the others are imported. */
import type { UserId } from '../../protocol/ids.ts'
import type { World } from '../../processes/world.ts'
import { keeperOf } from '../../protocol/operator/world-file.node.ts'
import { SignedInPerson, signUp, whenServed } from '../wire-client/people.ts'
import type { Room } from './conversations.ts'

/** Region, its zone, and the point of presence its people come through. */
const places = [
  { alias: 'eu', zone: 'EU', pop: 'fra' },
  { alias: 'us', zone: 'US', pop: 'iad' },
  { alias: 'ap', zone: 'SG', pop: 'sin' },
] as const

export interface Resident {
  readonly room: string
  readonly from: string
  readonly edge: string
  readonly person: SignedInPerson
}

const signedUpByHand = 10
const batch = 500

/** `tag` keeps names of one run apart from those of another. */
export async function settle(
  world: World,
  rooms: readonly Room[],
  tag: string,
  onProgress: (done: number) => void,
): Promise<Resident[]> {
  const wanted = rooms.flatMap((room, roomIndex) =>
    room.people.map((from, index) => ({
      room: room.name,
      from,
      name: `${tag}${roomIndex}x${from.replaceAll(/[^a-z0-9]/g, '')}`,
      place: places[(roomIndex + index) % 3] as (typeof places)[number],
    })),
  )
  const residents: Resident[] = []
  for (const { room, from, name, place } of wanted.splice(0, signedUpByHand)) {
    const edge = edgeOf(world, place.pop)
    residents.push({ room, from, edge, person: await signUp(edge, name, from) })
  }
  for (const place of places) {
    const here = wanted.filter((one) => one.place === place)
    for (let at = 0; at < here.length; at += batch) {
      const some = here.slice(at, at + batch)
      const people = await imported(
        world,
        place.alias,
        some.map(({ name }) => ({ name, zone: place.zone })),
      )
      const edge = edgeOf(world, place.pop)
      for (const [index, { room, from, name }] of some.entries()) {
        const session = people[index] as Session
        residents.push({
          room,
          from,
          edge,
          person: new SignedInPerson(
            edge,
            session.user,
            `${name}@${place.alias}`,
            session.accessToken,
            session.refreshToken,
          ),
        })
      }
      onProgress(residents.length)
    }
  }
  return residents
}

interface Session {
  readonly user: UserId
  readonly accessToken: string
  readonly refreshToken: string
}

async function imported(
  world: World,
  alias: string,
  people: readonly { name: string; zone: string }[],
): Promise<Session[]> {
  // Who is there already is found by name.
  const { outcomes } = await whenServed(() =>
    admin<{ outcomes: { type: string; user?: UserId }[] }>(world, alias, '/people', { people }),
  )
  const users = outcomes.map(({ type, user }) => {
    if (user === undefined) throw new Error(`somebody was not imported: ${type}`)
    return user
  })
  return (await whenServed(() => admin<{ sessions: Session[] }>(world, alias, '/sessions', { users }))).sessions
}

export async function admin<Answer>(world: World, alias: string, path: string, body?: object): Promise<Answer> {
  const region = world.regions.find((one) => one.alias === alias)
  if (region === undefined) throw new Error(`there is no region ${alias}`)
  const response = await fetch(`${await keeperOf(region)}${path}`, {
    method: body === undefined ? 'GET' : 'POST',
    headers: { authorization: `Bearer ${world.operatorToken}`, 'content-type': 'application/json' },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  })
  if (!response.ok) throw new Error(`${path}: ${response.status} ${await response.text()}`)
  return (await response.json()) as Answer
}

const edgeOf = (world: World, pop: string): string => world.edges.find((one) => one.name === pop)?.url as string
