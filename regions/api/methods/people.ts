/** People: finding, names, contacts and blocks, preferences. */
import { encodeProfile, type Profile } from '../../../protocol/cold-messages.ts'
import { denied, fail } from '../../../protocol/errors.ts'
import { parseUserId, type UserId, type UserKey, userIdOfKey, userKeyOf } from '../../../protocol/ids.ts'
import { flags, kinds, toKinds } from '../../../protocol/messages.ts'
import type { Accounts } from '../../accounts/accounts.ts'
import type { ConversationCell, PersonCell } from '../../fold/cells.ts'
import type { Reach } from '../../people/reach.ts'
import { callerOf, type HandlersOf, settingsOf, textOf } from '../api-call.ts'
import type { JsonObject } from '../api-schema.ts'
import type { Commands } from '../commands.ts'

export interface PeopleReads {
  /** Throws `home_moved`, with the home if it is known, for somebody who lives elsewhere. */
  homeOf(user: UserKey): Promise<unknown>
  /** At home here; undefined for somebody who lives elsewhere. */
  localPerson(user: UserKey): Promise<PersonCell | undefined>
  /** Read at the owner's home, wherever it is; undefined for nobody and for whom the policy does not let be shown. */
  profileOf(user: UserKey): Promise<Profile | undefined>
  conversations(user: UserKey, limit: number): Promise<readonly ConversationCell[]>
  readonly reach: Reach
}

export function peopleMethods(
  commands: Commands,
  accounts: Accounts,
  reads: PeopleReads,
): HandlersOf<'People' | 'Contacts'> & { 'Accounts.Me': HandlersOf<'Accounts'>['Accounts.Me'] } {
  const toPerson = (kind: number) => async (request: JsonObject, call: Parameters<typeof callerOf>[0]) => {
    const to = userKeyOf(parseUserId(textOf(request, 'user_id')))
    return commands.submit(callerOf(call).user, { kind, toKind: toKinds.person, to }, '')
  }
  const listed = async (user: UserId, wanted: (cell: ConversationCell) => boolean): Promise<JsonObject> => {
    const cells = await reads.conversations(userKeyOf(user), 10_000)
    const people = cells.filter((cell) => cell.toKind !== toKinds.group && wanted(cell))
    return { contacts: people.map((cell) => ({ user_id: userIdOfKey(cell.peer as UserKey) })) }
  }
  return {
    'Accounts.Me': async (_request, call) => {
      const caller = callerOf(call)
      await reads.homeOf(userKeyOf(caller.user))
      const cell = await reads.localPerson(userKeyOf(caller.user))
      if (cell === undefined) throw fail('home_moved')
      return {
        user_id: caller.user,
        name: (await accounts.signInNameOf(caller.user)) ?? '',
        region: accounts.home,
        zone: caller.zone,
        device: caller.device,
        display_name: cell.displayName,
        avatar_color: cell.avatarColor,
        preferences: {
          receipts_off: (cell.preferences & flags.receiptsOff) !== 0,
          last_seen_off: (cell.preferences & flags.lastSeenOff) !== 0,
        },
      }
    },
    'People.Find': async (request, call) => {
      const { user: caller, zone } = callerOf(call)
      const found = await accounts.find(caller, textOf(request, 'name'))
      // Asked on both sides: at home before the question leaves, and where it arrives.
      const denial = reads.reach.whyNot(zone, found.type === 'elsewhere' ? found.region.number : undefined)
      if (denial !== undefined) throw denied(denial)
      if (found.type === 'elsewhere') throw fail('home_moved', undefined, { home: found.region.name })
      if (found.type === 'unknown') throw fail('recipient_unknown')
      const cell = reads.reach.maySeeNames(zone) ? await reads.localPerson(userKeyOf(found.user)) : undefined
      return {
        user_id: found.user,
        name: textOf(request, 'name'),
        display_name: cell?.displayName ?? '',
        avatar_color: cell?.avatarColor ?? 0,
      }
    },
    'People.Profile': async (request) => {
      const user = parseUserId(textOf(request, 'user_id'))
      const profile = await reads.profileOf(userKeyOf(user))
      if (profile === undefined) throw fail('recipient_unknown')
      return { user_id: user, display_name: profile.displayName, avatar_color: profile.avatarColor }
    },
    'People.SetProfile': async (request, call) => {
      const { user } = callerOf(call)
      const before = await reads.localPerson(userKeyOf(user))
      const { display_name = before?.displayName ?? '', avatar_color = before?.avatarColor ?? 0 } = request
      const body = encodeProfile({ displayName: display_name as string, avatarColor: Number(avatar_color) })
      return commands.submit(user, { kind: kinds.profile, body: body.slice() }, textOf(request, 'client_msg_id'))
    },
    'People.SetPreferences': async (request, call) => {
      const settings = settingsOf(request, { receipts_off: flags.receiptsOff, last_seen_off: flags.lastSeenOff })
      return commands.submit(callerOf(call).user, { kind: kinds.preferences, ...settings }, '')
    },
    'Contacts.List': (_request, call) => listed(callerOf(call).user, (cell) => cell.contact),
    'Contacts.Blocks': (_request, call) => listed(callerOf(call).user, (cell) => cell.blocked),
    'Contacts.Add': toPerson(kinds.contactAdd),
    'Contacts.Remove': toPerson(kinds.contactRemove),
    'Contacts.Block': toPerson(kinds.block),
    'Contacts.Unblock': toPerson(kinds.unblock),
  }
}
