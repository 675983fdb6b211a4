/** One group: the first writes, everybody's device takes the row. */
import { readGroupRow } from '../../protocol/codec/group-row.ts'
import { encodeGroupInvitation, encodeGroupProfile } from '../../protocol/cold-messages.ts'
import { type GroupKey, groupKeyOf, newGroupId } from '../../protocol/ids.ts'
import { embeddedPartCounts, feedSlotOf } from '../../protocol/log-records.ts'
import { flags, kinds, toKinds } from '../../protocol/messages.ts'
import { nodeRandom } from '../../platform/random.node.ts'
import { checkAll } from './direct-load.ts'
import { type ClientEvents, type LoadClient, silent } from './load-client.ts'
import type { LoadRun, Sending } from './load-methods.ts'
import { SendingRun, wait } from './sending.ts'
import { stampOf, stampedBody } from './stamped-body.ts'

/** Everybody into a new group of the region `region`; resolves when the last of them has joined. */
export async function gather(clients: readonly LoadClient[], region: string): Promise<GroupKey> {
  const group = groupKeyOf(newGroupId(nodeRandom))
  const [creator, ...others] = clients as [LoadClient, ...LoadClient[]]
  const joined = new Set<LoadClient>()
  const events: ClientEvents = {
    ...silent,
    groupRow: (client, bytes) => {
      if (readGroupRow(bytes).subject === client.key) joined.add(client)
    },
  }
  for (const client of clients) client.events = events
  const until = async (count: number): Promise<void> => {
    while (joined.size < count) {
      checkAll(clients)
      await wait(10)
    }
  }
  const body = encodeGroupProfile({ name: 'bench', avatarColor: 1 }).slice()
  creator.put({ kind: kinds.groupCreate, toKind: toKinds.group, to: group, flags: flags.open, body })
  creator.flush()
  await until(1)
  const part = feedSlotOf(group) % embeddedPartCounts.group
  const link = encodeGroupInvitation({ group, inviter: creator.key, region, part, number: 0, name: '' }).slice()
  for (const client of others) {
    client.put({ kind: kinds.groupJoin, toKind: toKinds.group, to: group, body: link })
    client.flush()
  }
  await until(clients.length)
  for (const client of clients) client.events = silent
  return group
}

/** `group` is undefined for a limit, which sends everything to everybody. */
export async function runGroup(
  clients: readonly LoadClient[],
  group: GroupKey | undefined,
  given: Sending,
): Promise<LoadRun> {
  const body = stampedBody()
  const [sender] = clients as [LoadClient, ...LoadClient[]]
  /** Deliveries of each message, by its stamp; all have different ones. */
  const reached = new Map<number, number>()
  let stamped = 0
  const run = new SendingRun(given, 1, (_slot, stampMs) => {
    stamped = Math.max(stamped + 0.001, Number(stampMs.toFixed(3)))
    sender.put({
      kind: kinds.message,
      toKind: toKinds.group,
      to: group ?? (sender.key as string as GroupKey),
      body: body(stamped),
    })
    sender.flush()
  })
  const events: ClientEvents = {
    ...silent,
    groupRow: (_client, bytes) => {
      const row = readGroupRow(bytes)
      if (row.kind !== kinds.message) return
      run.ops += 1
      const stamp = stampOf(row.body)
      const count = (reached.get(stamp) ?? 0) + 1
      reached.set(stamp, count)
      if (count < clients.length) return
      reached.delete(stamp)
      run.delivered(0, stamp)
    },
  }
  for (const client of clients) client.events = events
  const done = await run.finished(() => checkAll(clients))
  for (const client of clients) client.events = silent
  return done
}
