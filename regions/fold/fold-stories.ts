/** For tests: who lives where, and how several stories of folds begin. */
import { encodeGroupProfile } from '../../protocol/cold-messages.ts'
import type { GroupKey } from '../../protocol/ids.ts'
import { type Command, flags, type GroupRow, kinds, type Row } from '../../protocol/messages.ts'
import type { PersonalClass } from '../../residency-policy/flows/data-classes.ts'
import { allBetween, type FlowList } from '../../residency-policy/flows/policy-record.fixture.ts'
import type { PolicyRecord } from '../../residency-policy/flows/policy-record.ts'
import { FoldHarness, type HarnessPerson } from './fold-harness.ts'

export const [eu, us, ap, cn] = [1, 2, 3, 4] as const
export const hikers = 'hikers-hikers-hi' as GroupKey

/** Everything may go between these regions. */
export const allowed = (regions: readonly number[], version = 1): FlowList => ({ version, allow: allBetween(regions) })

export const without = ({ allow }: FlowList, dataClass: PersonalClass, version = 2): FlowList => ({
  version,
  allow: allow.filter((flow) => flow.dataClass !== dataClass),
})

/** What crosses is on a basis that only so many people a year may use. */
export const atMost = (stop: number, more: Partial<PolicyRecord> = {}): Partial<PolicyRecord> => ({
  rules: [
    { id: 'home', basis: '', expiresAt: 0, quotas: [] },
    { id: 'listed', basis: 'TEST', expiresAt: 0, quotas: [1] },
  ],
  quotas: [{ basis: 'TEST', monthly: false, warn: stop, stop }],
  ...more,
})

/** Anna in Frankfurt, Mei in Singapore; Beijing runs and nothing may go there. */
export function annaAndMei(faults = {}) {
  const world = new FoldHarness([eu, ap, cn], faults)
  world.policy(allowed([eu, ap]))
  const anna = world.person('anna', eu)
  const mei = world.person('mei', ap)
  world.settle()
  return { world, anna, mei }
}

/** The group's home, as a joiner has it from a link. */
export const here: Partial<Command> = { toRegion: eu, toPart: 0 }
export const about = (person: HarnessPerson): Partial<Command> => ({
  subject: person.user,
  subjectRegion: person.region,
  subjectPart: person.partition,
  subjectZone: person.region,
})
export const groupProfile = (name: string) => ({ body: encodeGroupProfile({ name, avatarColor: 2 }).slice() })

/** Anna in Frankfurt owns an open group; Ben lives with her, Mei in Singapore. */
export function hiking(faults = {}) {
  const world = new FoldHarness([eu, us, ap], faults)
  world.policy(allowed([eu, us, ap]))
  const [anna, ben, mei] = [world.person('anna', eu), world.person('ben', eu, 1), world.person('mei', ap)]
  world.settle()
  world.group(anna, hikers, kinds.groupCreate, { ...here, flags: flags.open, ...groupProfile('Hiking') })
  world.settle()
  return { world, anna, ben, mei }
}

export const say = (world: FoldHarness, from: HarnessPerson, said: string): Command =>
  world.group(from, hikers, kinds.message, { body: Buffer.from(said) })

export const text = (row: Row | GroupRow | undefined): string => Buffer.from(row?.body ?? []).toString()
export const messages = (rows: readonly Row[]): string[] => rows.filter((row) => row.kind === kinds.message).map(text)
export const texts = (rows: readonly GroupRow[]): string[] => rows.filter((row) => row.kind === kinds.message).map(text)
export const codes = (world: FoldHarness): number[] => world.verdicts.map((verdict) => verdict.code)
export const refusals = (world: FoldHarness, person: HarnessPerson): number[] =>
  world
    .rowsOf(person)
    .filter((row) => row.kind === kinds.refused)
    .map((row) => row.error)

/** Traffic of every kind: what the logs of a busy world hold. */
export function busyWorld() {
  const { world, anna, ben, mei } = hiking()
  for (const person of [ben, mei]) world.group(person, hikers, kinds.groupJoin, here)
  const carl = world.person('carl', us)
  world.settle()
  world.group(anna, hikers, kinds.groupInvite, about(carl))
  for (let i = 0; i < 4; i++) {
    world.send(anna, mei, `to mei ${i}`, { mentions: [mei.user] })
    world.send(mei, anna, `to anna ${i}`)
    say(world, mei, `group ${i}`)
    world.settle()
    world.submit(mei, world.command(mei, { kind: kinds.read, to: anna.user, target: i + 1 }))
    world.send(anna, mei, 'edited', { kind: kinds.edit, target: 1 })
    world.send(anna, mei, '', { kind: kinds.recall, target: 2, body: undefined })
  }
  world.group(carl, hikers, kinds.groupJoin, {})
  world.group(ben, hikers, kinds.groupLeave)
  world.settle()
  return world
}
