/** People of several regions who write to each other, 1:1 and in groups, for as long as they are let. */
import { setTimeout as pause } from 'node:timers/promises'
import type { Random } from '../../platform/random.ts'
import { groupKeyOf, type GroupId, type GroupKey } from '../../protocol/ids.ts'
import { pointsOfPresence } from '../../processes/installation.ts'
import type { World } from '../../processes/world.ts'
import { callApi, signIn, type SignedInPerson, signUp } from '../wire-client/people.ts'
import { RecordedDevice } from './recorded-device.ts'

export interface Talker {
  readonly name: string
  /** Of their home region. */
  readonly region: string
  readonly edge: string
  readonly person: SignedInPerson
  readonly device: RecordedDevice
}

export interface Talk {
  readonly talkers: readonly Talker[]
  readonly groups: readonly GroupKey[]
}

const peoplePerRegion = 4
const sendEveryMs = 20
/** A device that waits for so many answers says nothing more, as a person would. */
const unansweredMax = 50
const groupShare = 0.25

/** Signs people up in every region of the world and makes a group of all of them in each. `crowd`: another one's names. */
export async function gather(world: World, crowd = ''): Promise<Talk> {
  const talkers: Talker[] = []
  for (const { region, name: pop } of onePopPerRegion(world)) {
    const edge = world.edges.find(({ name }) => name === pop)?.url as string
    for (let number = 0; number < peoplePerRegion; number++) {
      const name = `${crowd}${pop}${number}`
      const person = await signUp(edge, name, name)
      talkers.push({ name, region, edge, person, device: new RecordedDevice(edge, person) })
    }
  }
  for (const { device } of talkers) await device.client.connect()
  const groups: GroupKey[] = []
  for (const { alias } of world.regions) groups.push(await groupOf(talkers, alias))
  return { talkers, groups }
}

/** Everybody again, on a device that knows nothing and reads all from the region. */
export function freshDevices({ talkers }: Talk): Promise<RecordedDevice[]> {
  return Promise.all(
    talkers.map(async ({ edge, name, person }) => {
      const device = new RecordedDevice(edge, await signIn(edge, person.name, passwordOf(name)))
      await device.client.connect()
      await device.client.caughtUp()
      return device
    }),
  )
}

/** Everybody writes to somebody, again and again; resolves when all of it has an answer. */
export async function talk({ talkers, groups }: Talk, random: Random, goOn: () => boolean): Promise<void> {
  const answers: Promise<unknown>[] = []
  for (let count = 1; goOn(); await pause(sendEveryMs)) {
    const from = pick(talkers, random)
    const to = pick(talkers, random)
    const { client } = from.device
    if (from === to || client.pending >= unansweredMax) continue
    const text = `${from.name} ${count++}`
    answers.push(
      groups.length > 0 && random.fraction() < groupShare
        ? client.sayToGroup(pick(groups, random), text)
        : client.say(to.device.key, text),
    )
  }
  await Promise.all(answers)
}

const pick = <T>(from: readonly T[], random: Random): T => from[random.integer(from.length)] as T

/** As `signUp` gives it. */
const passwordOf = (name: string): string => `${name} ${name} ${name}`

const onePopPerRegion = ({ regions }: World) =>
  regions.flatMap(({ alias }) => pointsOfPresence.find(({ region }) => region === alias) ?? [])

async function groupOf(talkers: readonly Talker[], home: string): Promise<GroupKey> {
  const maker = talkers.find(({ region }) => region === home) as Talker
  const made = { name: home, open: true }
  const created = await callApi(maker.edge, 'POST', '/v1/groups', made, maker.person.accessToken)
  const [id, link] = [created['group_id'] as GroupId, created['link'] as string]
  for (const { edge, person } of talkers.filter((talker) => talker !== maker))
    await callApi(edge, 'POST', `/v1/groups/${id}/join`, { link }, person.accessToken)
  return groupKeyOf(id)
}
