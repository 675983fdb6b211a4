/**
 * What must hold after everything has healed, each property a function of its own that answers with
 * the sentences it would say. `checks` counts what was looked at: a checker that saw nothing has
 * proved nothing.
 */
import type { StoredRecord } from '../platform/event-log/event-log.ts'
import { feedPart, groupPart, topics, userPart, embeddedPartCounts as counts } from '../protocol/log-records.ts'
import { kinds, toKinds } from '../protocol/messages.ts'
import { cellCodec } from '../regions/fold/cell-codec.ts'
import type { Cell, CellKey } from '../regions/fold/cells.ts'
import { createFeedFold } from '../regions/fold/feed-fold.ts'
import type { CellRequest } from '../regions/fold/fold.ts'
import { createGroupFold } from '../regions/fold/group-fold.ts'
import type { Outcome } from '../regions/fold/outcome.ts'
import { createUserFold } from '../regions/fold/user-fold.ts'
import { Device } from './device.ts'
import type { SimulatedRegion } from './region.ts'
import { group } from './workload.ts'
import type { World } from './world.ts'

export interface Violation {
  readonly checker: string
  readonly what: string
}

export type Checker = (world: World, say: (what: string) => void) => number | Promise<number>

const textOf = (body: Uint8Array | undefined): string => Buffer.from(body ?? []).toString()

/** Accepted 1:1 messages are on every device of the recipient, once and in order (W7, W11). */
const directMessages: Checker = (world, say) => {
  let looked = 0
  for (const from of world.devices) {
    for (const to of world.devices) {
      if (from.key === to.key) continue
      const said = from.accepted.filter(({ send }) => send.kind === kinds.message && send.to === to.key)
      if (said.length === 0) continue
      looked += said.length
      const wanted = new Set(said.map(({ text }) => text))
      const shown = to.rows
        .filter((row) => row.kind === kinds.message && row.author === from.key && row.peer === from.key)
        .map((row) => textOf(row.body))
      const recalled = to.rows
        .filter((row) => row.kind === kinds.recall && row.author === from.key)
        .map((row) => row.target)
      const places = new Set(to.rows.filter((row) => row.author === from.key).map((row) => row.place))
      for (const { text, verdict } of said) {
        const isThere =
          shown.includes(text) || (recalled.includes(verdict?.place ?? 0) && places.has(verdict?.place ?? 0))
        if (!isThere) say(`lost: \`${text}\` was accepted and is not on device ${to.number} of its recipient`)
      }
      const mine = shown.filter((text) => wanted.has(text))
      if (new Set(mine).size !== mine.length) say('shown twice on one device')
      const numbers = mine.map(Number)
      if (numbers.some((n, index) => index > 0 && n < (numbers[index - 1] as number)))
        say('the sender’s order is not kept')
    }
  }
  return looked
}

/** One order of a group on every device, dense, with every accepted message that was not refused (G1). */
const groupOrder: Checker = (world, say) => {
  const lists = world.devices.map((device) => device.groupRows.get(group) ?? [])
  const longest = lists.reduce((best, list) => (list.length > best.length ? list : best), lists[0] ?? [])
  for (const [index, list] of lists.entries()) {
    if (list.length === 0) continue
    const first = list[0]?.gseq ?? 0
    if (list.some((row, at) => row.gseq !== first + at)) say(`device ${index} has a hole in the group`)
    const same = list.every((row) => {
      const other = longest.find(({ gseq }) => gseq === row.gseq)
      return other === undefined || (other.author === row.author && other.place === row.place)
    })
    if (!same) say('two devices have another order')
    if (list.at(-1)?.gseq !== longest.at(-1)?.gseq)
      say(`device ${index} ends at ${list.at(-1)?.gseq}, others at ${longest.at(-1)?.gseq}`)
  }
  const placed = new Set(longest.map((row) => `${row.author} ${row.place}`))
  for (const device of world.devices) {
    const refused = new Set(
      device.rows.filter((row) => row.kind === kinds.refused && row.toKind === toKinds.group).map((row) => row.target),
    )
    for (const { send, verdict, text } of device.accepted) {
      if (send.toKind !== toKinds.group || send.kind !== kinds.message || verdict === undefined) continue
      if (!placed.has(`${device.key} ${verdict.place}`) && !refused.has(verdict.place))
        say(`lost: \`${text}\` to the group was accepted, is not in it and was not refused`)
    }
  }
  return longest.length
}

/** What devices noticed themselves: broken chains, verdicts that changed (S3, W4). */
const complaints: Checker = (world, say) => {
  for (const device of world.devices) for (const complaint of device.complaints) say(complaint)
  return world.devices.length
}

/** A new device that reads everything from the first row has what the old ones have (S2, R9). */
const freshDevices: Checker = async (world, say) => {
  let looked = 0
  for (const device of world.devices) {
    const fresh = new Device(device.user, 90 + device.number, device.region, world.random)
    await world.time.settle(fresh.connect())
    await world.time.advance(5_000)
    const [a, b] = [device, fresh].map((one) => one.rows.map((row) => `${row.seq}:${row.kind}:${row.place}`).join(' '))
    if (a !== b)
      say(
        `a new device reads other rows than device ${device.number}: ${fresh.rows.length} instead of ${device.rows.length}`,
      )
    const [c, d] = [device, fresh].map((one) => (one.groupRows.get(group) ?? []).map((row) => row.gseq).join(' '))
    if (c !== d) say('a new device reads other rows of the group')
    looked += fresh.rows.length
    fresh.disconnect()
  }
  return looked
}

/** Everything said has an answer once everything works again. */
const liveness: Checker = (world, say) => {
  for (const device of world.devices) {
    const open = device.outbox.filter(({ verdict }) => verdict === undefined)
    if (open.length > 0) say(`${open.length} sends of a device have no answer`)
  }
  return world.devices.length
}

/** W8: whoever folds the log from its first record on ends with the same bytes as the region's worker. */
const determinism: Checker = async (world, say) => {
  let looked = 0
  for (const region of world.regions) looked += await refold(world, region, say)
  return looked
}

async function refold(world: World, region: SimulatedRegion, say: (what: string) => void): Promise<number> {
  await world.time.settle(region.worker.checkpoint())
  const parts = [
    ...Array.from({ length: counts.user }, (_, partition) => userPart(partition)),
    ...Array.from({ length: counts.group }, (_, partition) => groupPart(partition)),
    ...Array.from({ length: counts.feed }, (_, partition) => feedPart(partition)),
  ]
  const aliases = new Map(world.regions.map((one) => [one.region.number, one.region.alias as string]))
  let folded = 0
  for (const part of parts) {
    const { region: place, foldFaults: faults } = region
    const { partition } = part
    const setting = { region: place.number, regionName: place.name, partition, counts, aliases, faults }
    const fold =
      part.topic === topics.user
        ? createUserFold(setting)
        : part.topic === topics.group
          ? createGroupFold(setting)
          : createFeedFold(setting)
    const cells = new Map<CellKey, Cell>()
    const cell = cellCodec.emptyPart()
    const end = region.rows.contents.checkpoints.get(`${part.topic}/${part.partition}`)?.offset ?? 0
    const out: Outcome[] = []
    for (let from = region.log.start(part); from < end; ) {
      const records = await world.time.settle(Promise.resolve(region.log.read(part, from, 1 << 20)))
      const newest = records.at(-1)
      if (newest === undefined) break
      for (const record of records) {
        if (record.offset >= end) break
        foldOne(fold, { ...record, payload: record.payload.slice() }, cells, cell, out)
        folded += 1
      }
      from = newest.offset + 1
    }
    const stored = region.rows.contents.cells.get(`${part.topic}/${part.partition}`) ?? new Map<CellKey, Uint8Array>()
    for (const [key, bytes] of stored) {
      const mine = cells.get(key)
      if (mine === undefined || Buffer.compare(cellCodec.encode(mine), bytes) !== 0)
        say(`${region.region.alias} ${part.topic}/${part.partition}: a cell differs from a fold of the log`)
    }
  }
  return folded
}

function foldOne(
  fold: ReturnType<typeof createUserFold>,
  record: StoredRecord,
  cells: Map<CellKey, Cell>,
  cell: ReturnType<typeof cellCodec.emptyPart>,
  out: Outcome[],
): void {
  const requests: CellRequest[] = []
  fold.needs(record, requests)
  for (const { type, key } of requests) if (!cells.has(key)) cells.set(key, cellCodec.empty(type, key))
  out.length = 0
  fold.fold(record, { get: (_type, key) => cells.get(key) as never }, cell, out)
}

export const checkers: Readonly<Record<string, Checker>> = {
  complaints,
  liveness,
  directMessages,
  groupOrder,
  determinism,
  freshDevices,
}

export async function check(world: World): Promise<{ violations: Violation[]; looked: Record<string, number> }> {
  const violations: Violation[] = []
  const looked: Record<string, number> = {}
  for (const [checker, run] of Object.entries(checkers)) {
    looked[checker] = await run(world, (what) => violations.push({ checker, what }))
  }
  return { violations, looked }
}
