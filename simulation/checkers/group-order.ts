/**
 * G1, G3, S6: one order of a group for all, dense; everybody shows exactly what lies between their own
 * join and their own removal; every accepted post is in the order once or was refused, never both.
 */
import type { GroupKey, UserKey } from '../../protocol/ids.ts'
import { type GroupRow, kinds, toKinds } from '../../protocol/messages.ts'
import { type DeviceHistory, placeOf } from '../client.ts'
import type { Checker, History, Say } from './checker.ts'

export const groupOrder: Checker<History> = {
  atLeast: 10,
  judges: 'rows of groups',
  judge: (world, say) => {
    let judged = 0
    for (const group of groupsOf(world)) {
      const order = orderOf(world, group, say)
      for (const post of acceptedPosts(world, group)) judgePost(post, order, say)
      judged += order.size
    }
    return judged
  },
}

/** Who sees what follows from the order itself; nobody may see less or more. */
export const groupMembers: Checker<History> = {
  atLeast: 30,
  judges: 'rows of groups on devices',
  judge: (world, say) => {
    let judged = 0
    for (const group of groupsOf(world)) {
      const order = orderOf(world, group, () => {})
      for (const device of world.devices) {
        const shown = (device.groupRows.get(group) ?? []).map(({ gseq }) => gseq)
        const due = dueTo(device.key, order)
        const missing = [...due].filter((gseq) => !shown.includes(gseq))
        const foreign = shown.filter((gseq) => !due.has(gseq))
        if (missing.length > 0)
          say(`row ${missing[0]} of a group (of ${missing.length}) is not shown to a member`, 'lost')
        if (foreign.length > 0)
          say(`row ${foreign[0]} of a group (of ${foreign.length}) is shown to somebody not in it`)
        if (new Set(shown).size !== shown.length) say('a row of a group is shown twice', 'duplicated')
        judged += shown.length
      }
    }
    return judged
  },
}

const groupsOf = (world: History): ReadonlySet<GroupKey> =>
  new Set(world.devices.flatMap(({ groupRows }) => [...groupRows.keys()]))

/** By gseq, from everybody's rows together. */
function orderOf(world: History, group: GroupKey, say: Say): ReadonlyMap<number, GroupRow> {
  const all = world.devices.flatMap(({ groupRows }) => groupRows.get(group) ?? [])
  const order = new Map<number, GroupRow>()
  for (const row of all.sort((a, b) => a.gseq - b.gseq)) {
    const other = order.get(row.gseq)
    if (other === undefined) order.set(row.gseq, row)
    else if (other.author !== row.author || other.place !== row.place)
      say(`two rows of a group bear number ${row.gseq}`, 'reordered')
  }
  for (let gseq = 1; gseq <= order.size; gseq++) if (!order.has(gseq)) say(`a group has no row ${gseq}`, 'lost')
  return order
}

/** From each own join to the own removal, which is seen last. */
function dueTo(user: UserKey, order: ReadonlyMap<number, GroupRow>): ReadonlySet<number> {
  const due = new Set<number>()
  let isMember = false
  for (const { gseq, kind, subject } of order.values()) {
    if (subject === user && (kind === kinds.groupJoin || kind === kinds.groupCreate)) isMember = true
    if (isMember) due.add(gseq)
    if (subject === user && (kind === kinds.groupLeave || kind === kinds.groupRemove)) isMember = false
  }
  return due
}

interface Post {
  readonly text: string
  readonly author: UserKey
  readonly place: number
  readonly refusals: number
}

function acceptedPosts(world: History, group: GroupKey): Post[] {
  return world.devices.flatMap((device) =>
    device.accepted
      .filter(({ send }) => send.to === group && send.toKind === toKinds.group && send.kind === kinds.message)
      .map((said) => {
        const place = placeOf(device, said)
        return { text: said.text, author: device.key, place, refusals: refusalsOf(device, group, place) }
      }),
  )
}

const refusalsOf = ({ rows }: DeviceHistory, group: GroupKey, place: number): number =>
  rows.filter((row) => row.kind === kinds.refused && row.peer === group && row.target === place).length

function judgePost({ text, author, place, refusals }: Post, order: ReadonlyMap<number, GroupRow>, say: Say): void {
  const rows = [...order.values()].filter(
    (row) => row.author === author && row.kind === kinds.message && (row.place === place || textOf(row) === text),
  )
  const outcomes = rows.length + refusals
  if (outcomes === 0) say(`lost: \`${text}\` to a group was accepted, is not in it and was not refused`, 'lost')
  if (outcomes > 1)
    say(`\`${text}\` to a group was accepted once and has ${rows.length} rows, ${refusals} refusals`, 'duplicated')
}

const textOf = (row: GroupRow): string => Buffer.from(row.body ?? []).toString()
