/** Groups: made and changed by commands of their members; read from this region's own copy, and the roster at the group's home. */
import type { Random } from '../../../platform/random.ts'
import { encodeGroupInvitation, encodeGroupProfile, readGroupInvitation } from '../../../protocol/cold-messages.ts'
import { fail, MeridianError } from '../../../protocol/errors.ts'
import {
  type GroupId,
  type GroupKey,
  groupKeyOf,
  newGroupId,
  parseGroupId,
  type UserKey,
  userIdOfKey,
  userKeyOf,
} from '../../../protocol/ids.ts'
import { feedSlotOf, type PartCounts } from '../../../protocol/log-records.ts'
import { flags, kinds } from '../../../protocol/messages.ts'
import { type Places, type Region, regionByNumber } from '../../../protocol/places.ts'
import type { FeedCell } from '../../fold/cells.ts'
import type { GroupHistoryPage } from '../../mailbox/history.ts'
import type { Roster } from '../../people/home-reads.ts'
import { type ApiHandler, callerOf, flagOf, type HandlersOf, listOf, numberOf, textOf } from '../api-call.ts'
import type { JsonObject } from '../api-schema.ts'
import { type Commands, groupOf, subjectOf } from '../commands.ts'
import { groupRowJson } from '../row-json.ts'

export interface GroupReads {
  feed(group: GroupKey): Promise<FeedCell | undefined>
  /** Read at the group's home, region `home`; rejects with `unavailable` when it cannot be asked. */
  roster(group: GroupKey, home: number): Promise<Roster | undefined>
  groupHistory(
    user: UserKey,
    group: GroupKey,
    range: { before: number; after: number; limit: number },
  ): Promise<GroupHistoryPage>
}

export interface GroupMethodsPorts {
  readonly commands: Commands
  readonly reads: GroupReads
  readonly random: Random
  readonly region: Region
  readonly places: Places
  readonly counts: PartCounts
}

export function groupMethods({
  commands,
  reads,
  random,
  region,
  places,
  counts,
}: GroupMethodsPorts): HandlersOf<'Groups'> {
  const homePart = (group: GroupId): number => feedSlotOf(groupKeyOf(group)) % counts.group
  const command =
    (kind: number, more: (request: JsonObject) => object = () => ({})): ApiHandler =>
    (request, call) =>
      commands.submit(
        callerOf(call).user,
        { ...groupOf(textOf(request, 'group_id')), kind, ...more(request) },
        textOf(request, 'client_msg_id'),
      )
  const subject = (request: JsonObject) => ({ subject: subjectOf(textOf(request, 'user_id')) })
  const profile = (request: JsonObject) => ({
    body: encodeGroupProfile({ name: textOf(request, 'name'), avatarColor: numberOf(request, 'avatar_color') }).slice(),
  })
  return {
    'Groups.Create': async (request, call) => {
      const { user } = callerOf(call)
      const group = newGroupId(random)
      const send = {
        ...groupOf(group),
        kind: kinds.groupCreate,
        flags: flagOf(request, 'open') ? flags.open : 0,
        ...profile(request),
      }
      const accepted = await commands.submit(user, send, textOf(request, 'client_msg_id'))
      for (const invited of listOf(request, 'invite')) {
        await commands.submit(user, { ...groupOf(group), kind: kinds.groupInvite, subject: subjectOf(invited) }, '')
      }
      return { group_id: group, link: linkTo(group, region, homePart(group)), accepted }
    },
    'Groups.Get': async (request, call) => {
      const group = parseGroupId(textOf(request, 'group_id'))
      const key = groupKeyOf(group)
      const caller = userKeyOf(callerOf(call).user)
      const feed = await reads.feed(key)
      const intervals = feed?.local.get(caller)
      // Whoever is not a member hears the same as for a group that is not there.
      if (feed === undefined || intervals?.at(-1)?.to !== 0) throw fail('group_unknown')
      const home = regionByNumber(places, feed.home.region)
      const roster = await reads.roster(key, feed.home.region).catch(unlessUnavailable)
      return {
        group_id: group,
        name: feed.name,
        avatar_color: feed.avatarColor,
        open: roster?.open ?? feed.open,
        members: membersOf(roster, feed, places, region),
        partial: roster === undefined,
        gseq: String(feed.headGseq),
        mseq: String(feed.headMseq),
        link: home === undefined ? '' : linkTo(group, home, feed.home.part),
        region: home?.name ?? '',
      }
    },
    'Groups.Join': (request, call) => {
      const link = textOf(request, 'link')
      const body = link === '' ? undefined : linkBody(link)
      return commands.submit(
        callerOf(call).user,
        { ...groupOf(textOf(request, 'group_id')), kind: kinds.groupJoin, body },
        textOf(request, 'client_msg_id'),
      )
    },
    'Groups.Invite': command(kinds.groupInvite, subject),
    'Groups.Leave': command(kinds.groupLeave),
    'Groups.Remove': command(kinds.groupRemove, subject),
    'Groups.SetRole': command(kinds.groupRole, (request) => ({
      ...subject(request),
      flags: flagOf(request, 'admin') ? flags.admin : 0,
    })),
    'Groups.SetProfile': async (request, call) => {
      const to = groupOf(textOf(request, 'group_id'))
      const before = await reads.feed(to.to)
      const { name = before?.name ?? '', avatar_color = before?.avatarColor ?? 0 } = request
      return commands.submit(
        callerOf(call).user,
        { ...to, kind: kinds.groupProfile, ...profile({ name, avatar_color }) },
        textOf(request, 'client_msg_id'),
      )
    },
    'Groups.SetMode': command(kinds.groupMode, (request) => ({ flags: flagOf(request, 'open') ? flags.open : 0 })),
    'Groups.Transfer': command(kinds.groupTransfer, subject),
    'Groups.History': async (request, call) => {
      const group = groupKeyOf(parseGroupId(textOf(request, 'group_id')))
      const range = {
        before: numberOf(request, 'before'),
        after: numberOf(request, 'after'),
        limit: numberOf(request, 'limit'),
      }
      const page = await reads.groupHistory(userKeyOf(callerOf(call).user), group, range)
      return { rows: page.rows.map(groupRowJson), more: page.more, complete_to: String(page.completeTo) }
    },
  }
}

/** What a joiner needs: which group, and where it is at home. Base64url of a GroupInvitation. */
const linkTo = (group: GroupId, home: Region, part: number): string => {
  const nobody = String.fromCharCode(...new Uint8Array(16)) as UserKey
  const invitation = encodeGroupInvitation({
    group: groupKeyOf(group),
    inviter: nobody,
    region: home.name,
    part,
    number: 0,
    name: '',
  })
  return Buffer.from(invitation).toString('base64url')
}

function linkBody(link: string): Uint8Array {
  const bytes = Buffer.from(link, 'base64url')
  try {
    readGroupInvitation(bytes)
  } catch {
    throw fail('group_unknown', 'the link is damaged')
  }
  return bytes
}

/** A group is shown with what is here while its home cannot be asked. */
function unlessUnavailable(caught: unknown): undefined {
  const { code } = MeridianError.from(caught)
  if (code !== 'unavailable' && code !== 'overloaded') throw caught
}

const roleOf = ({ owner, admins }: FeedCell, user: UserKey): string =>
  user === owner ? 'owner' : admins.has(user) ? 'admin' : 'member'

/** All of them as the home tells, or those who live here, whose rows this region has. */
function membersOf(roster: Roster | undefined, feed: FeedCell, places: Places, here: Region): JsonObject[] {
  if (roster !== undefined) {
    return roster.members.map(({ user, role, region }) => ({
      user_id: userIdOfKey(user),
      role,
      region: regionByNumber(places, region)?.name ?? '',
    }))
  }
  return [...feed.local]
    .filter(([, intervals]) => intervals.at(-1)?.to === 0)
    .map(([user]) => ({ user_id: userIdOfKey(user), role: roleOf(feed, user), region: here.name }))
}
