/** Messages, their fate, and what is new. */
import { fail } from '../../../protocol/errors.ts'
import { type GroupKey, groupIdOfKey, parseUserId, type UserKey, userKeyOf } from '../../../protocol/ids.ts'
import { flags, kinds, toKinds } from '../../../protocol/messages.ts'
import type { ConversationCell, FeedCell } from '../../fold/cells.ts'
import type { GroupsOfPerson, GroupView } from '../../groups/group-view.ts'
import type { HistoryPage } from '../../mailbox/history.ts'
import type { SyncPage } from '../../mailbox/sync.ts'
import { callerOf, flagOf, type HandlersOf, listOf, numberOf, settingsOf, textOf } from '../api-call.ts'
import type { JsonObject } from '../api-schema.ts'
import { type Commands, mentionsOf, parentsOf, peerOf } from '../commands.ts'
import { groupRowJson, peerId, rowJson } from '../row-json.ts'

/** What the worker of the caller's home knows. */
export interface ChatReads {
  sync(user: UserKey, key: string, limit: number): Promise<SyncPage>
  history(user: UserKey, peer: UserKey | GroupKey, before: number, limit: number): Promise<HistoryPage>
  conversations(user: UserKey, limit: number): Promise<readonly ConversationCell[]>
  groupsOf(user: UserKey): Promise<GroupsOfPerson>
  feed(group: GroupKey): Promise<FeedCell | undefined>
  rowsAt(user: UserKey, seqs: readonly number[]): Promise<ReadonlyMap<number, Uint8Array>>
  groupRowAt(group: GroupKey, gseq: number): Promise<Uint8Array | undefined>
}

const utf8 = new TextEncoder()
/** More conversations than anybody scrolls through; older ones come up when somebody writes. */
const conversationsListed = 5_000

export function chatMethods(commands: Commands, reads: ChatReads): HandlersOf<'Chat'> {
  return {
    'Chat.Send': async (request, call) => {
      const { user } = callerOf(call)
      const type = textOf(request, 'type')
      if (type !== '' && type !== 'text') throw fail('request_invalid', '`type` is `text`')
      if (textOf(request, 'client_msg_id') === '') throw fail('request_invalid', '`client_msg_id` is missing')
      const send = {
        ...peerOf(textOf(request, 'to_id')),
        kind: kinds.message,
        flags: flagOf(request, 'mention_all') ? flags.mentionAll : 0,
        parents: parentsOf(listOf(request, 'reply_to')),
        mentions: mentionsOf(listOf(request, 'mentions')),
        body: utf8.encode(textOf(request, 'content')),
      }
      return commands.submit(user, send, textOf(request, 'client_msg_id'))
    },
    'Chat.Edit': async (request, call) => {
      const send = {
        ...peerOf(textOf(request, 'conversation_id')),
        kind: kinds.edit,
        target: numberOf(request, 'place'),
        body: utf8.encode(textOf(request, 'content')),
      }
      return commands.submit(callerOf(call).user, send, textOf(request, 'client_msg_id'))
    },
    'Chat.Recall': async (request, call) => {
      const send = {
        ...peerOf(textOf(request, 'conversation_id')),
        kind: kinds.recall,
        target: numberOf(request, 'place'),
      }
      return commands.submit(callerOf(call).user, send, textOf(request, 'client_msg_id'))
    },
    'Chat.React': async (request, call) => {
      const message = request['message'] as JsonObject | null
      if (message === null || message === undefined) throw fail('request_invalid', '`message` is missing')
      const send = {
        ...peerOf(textOf(request, 'conversation_id')),
        kind: kinds.react,
        flags: flagOf(request, 'remove') ? 0 : flags.set,
        target: numberOf(message, 'place'),
        targetAuthor: userKeyOf(parseUserId(textOf(message, 'author_id'))),
        body: utf8.encode(textOf(request, 'reaction')),
      }
      return commands.submit(callerOf(call).user, send, textOf(request, 'client_msg_id'))
    },
    'Chat.Read': async (request, call) => {
      const send = {
        ...peerOf(textOf(request, 'conversation_id')),
        kind: kinds.read,
        target: numberOf(request, 'up_to'),
      }
      return commands.submit(callerOf(call).user, send, textOf(request, 'client_msg_id'))
    },
    'Chat.SetConversation': async (request, call) => {
      const settings = settingsOf(request, { muted: flags.muted, hidden: flags.hidden })
      const send = { ...peerOf(textOf(request, 'conversation_id')), kind: kinds.conversationSettings, ...settings }
      return commands.submit(callerOf(call).user, send, textOf(request, 'client_msg_id'))
    },
    'Chat.Sync': async (request, call) => {
      const page = await reads.sync(
        userKeyOf(callerOf(call).user),
        textOf(request, 'last_sync_key'),
        numberOf(request, 'limit'),
      )
      return {
        rows: page.rows.map(rowJson),
        group_rows: page.groupRows.map(groupRowJson),
        sync_key: page.key,
        more: page.more,
        behind: page.behind,
        full_resync: page.fullResync,
        head: String(page.head),
        groups: page.groups.map((head) => ({
          group_id: groupIdOfKey(head.group),
          gseq: String(head.gseq),
          mseq: String(head.mseq),
          from_gseq: String(head.fromGseq),
          pm: String(head.pm),
          intervals: head.intervals.map(({ fromGseq, toGseq }) => ({
            from_gseq: String(fromGseq),
            to_gseq: String(toGseq),
          })),
        })),
      }
    },
    'Chat.History': async (request, call) => {
      const { to } = peerOf(textOf(request, 'conversation_id'))
      const page = await reads.history(
        userKeyOf(callerOf(call).user),
        to,
        numberOf(request, 'before'),
        numberOf(request, 'limit'),
      )
      return { rows: page.rows.map(rowJson), more: page.more }
    },
    'Chat.Conversations': async (_request, call) => ({
      conversations: await conversations(userKeyOf(callerOf(call).user), reads),
    }),
  }
}

async function conversations(user: UserKey, reads: ChatReads): Promise<JsonObject[]> {
  const cells = await reads.conversations(user, conversationsListed)
  const views = new Map((await reads.groupsOf(user)).views.map((view) => [view.group as string, view]))
  const heads = cells.filter(({ toKind, head }) => toKind !== toKinds.group && head > 0).map(({ head }) => head)
  const lastRows = await reads.rowsAt(user, heads)
  const listed: JsonObject[] = []
  for (const cell of cells) {
    if (cell.toKind === toKinds.group) {
      const view = views.get(cell.peer)
      if (view !== undefined) listed.push(await groupConversation(user, cell, view, reads))
    } else if (cell.head > 0 || cell.contact || cell.blocked)
      listed.push(personConversation(cell, lastRows.get(cell.head)))
  }
  return listed
}

const settings = (cell: ConversationCell): JsonObject => ({
  conversation_id: peerId(cell.toKind === toKinds.group ? toKinds.group : toKinds.person, cell.peer),
  marker: String(cell.marker),
  muted: cell.muted,
  hidden: cell.hidden,
  blocked: cell.blocked,
  contact: cell.contact,
})

function personConversation(cell: ConversationCell, row: Uint8Array | undefined): JsonObject {
  return {
    ...settings(cell),
    head: String(cell.head),
    unread: cell.unread.length + cell.unreadOlder,
    unread_mentions: cell.unreadMentions.length,
    peer_delivered: String(cell.peerDelivered),
    peer_seen: String(cell.peerSeen),
    peer_told_after: String(cell.peerToldAfter),
    count: cell.count,
    ...(row === undefined ? {} : { last_row: rowJson(row) }),
  }
}

/** L10: unread is what counts above the marker, since the join; sending moves one's own. */
function unreadInGroup(marker: number, feed: FeedCell | undefined, user: UserKey): number {
  const interval = feed?.local.get(user)?.at(-1)
  if (feed === undefined || interval === undefined) return 0
  const newest = interval.to === 0 ? feed.headMseq : interval.end
  return Math.max(0, newest - Math.max(marker, interval.read))
}

async function groupConversation(
  user: UserKey,
  cell: ConversationCell,
  view: GroupView,
  reads: ChatReads,
): Promise<JsonObject> {
  const feed = await reads.feed(view.group)
  const interval = view.intervals.at(-1)
  const newest = interval === undefined || interval.to === 0 ? view.headGseq : interval.to
  const row = await reads.groupRowAt(view.group, newest)
  return {
    ...settings(cell),
    head: String(newest),
    unread: unreadInGroup(cell.marker, feed, user),
    group_name: feed?.name ?? '',
    group_color: feed?.avatarColor ?? 0,
    ...(row === undefined ? {} : { last_group_row: groupRowJson(row) }),
  }
}
