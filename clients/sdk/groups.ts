/**
 * Groups: what one does to them is sent like a message and resolves when the home region has taken it.
 * What the group says of it comes as an event: `group`, or `refused`.
 */
import { encodeGroupProfile, readGroupInvitation } from '../../protocol/cold-messages.ts'
import { fail } from '../../protocol/errors.ts'
import { type GroupId, groupIdOfKey, groupKeyOf, isGroupId, type UserId, userKeyOf } from '../../protocol/ids.ts'
import { flags, kinds, type Send, toKinds } from '../../protocol/messages.ts'
import type { Api } from './api.ts'
import type { Sent } from './sent.ts'

export interface GroupsPorts {
  readonly api: Api
  token(): Promise<string>
  send(send: Partial<Send>): Promise<Sent>
}

export interface Group {
  readonly group: GroupId
  readonly name: string
  readonly color: number
  /** Anybody with the link may join. */
  readonly isOpen: boolean
  readonly members: readonly { readonly user: UserId; readonly role: string; readonly region: string }[]
  readonly link: string
  readonly region: string
}

export interface NewGroup {
  readonly name: string
  /** 0 to 15. */
  readonly color?: number
  readonly isOpen?: boolean
  readonly invite?: readonly UserId[]
}

/** A group, and what others need to join it. */
export interface GroupLink {
  readonly group: GroupId
  readonly link: string
}

export class Groups {
  readonly #ports: GroupsPorts

  constructor(ports: GroupsPorts) {
    this.#ports = ports
  }

  async create({ name, color = 0, isOpen = false, invite = [] }: NewGroup): Promise<GroupLink> {
    const body = { name, avatar_color: color, open: isOpen, invite }
    const token = await this.#ports.token()
    const { group_id: group, link } = await this.#ports.api.call<{ group_id: GroupId; link: string }>(
      'POST',
      '/v1/groups',
      body,
      token,
    )
    return { group, link }
  }

  /** Name, members, link. Throws `group_unknown` to whoever is no member. */
  async get(group: GroupId): Promise<Group> {
    const found = await this.#ports.api.group(group, await this.#ports.token())
    return {
      group,
      name: found.name,
      color: found.avatar_color,
      isOpen: found.open,
      members: found.members.map(({ user_id: user, role, region }) => ({ user, role, region })),
      link: found.link,
      region: found.region,
    }
  }

  /** By link, or by id for whoever was invited. Resolves to the group. */
  async join(linkOrGroup: string): Promise<GroupId> {
    if (isGroupId(linkOrGroup)) {
      await this.#command(linkOrGroup, kinds.groupJoin)
      return linkOrGroup
    }
    const body = bytesOfLink(linkOrGroup)
    const group = groupOfLink(body)
    await this.#command(group, kinds.groupJoin, { body })
    return group
  }

  invite(group: GroupId, user: UserId): Promise<void> {
    return this.#command(group, kinds.groupInvite, { subject: userKeyOf(user) })
  }

  leave(group: GroupId): Promise<void> {
    return this.#command(group, kinds.groupLeave)
  }

  remove(group: GroupId, user: UserId): Promise<void> {
    return this.#command(group, kinds.groupRemove, { subject: userKeyOf(user) })
  }

  rename(group: GroupId, name: string, color = 0): Promise<void> {
    return this.#command(group, kinds.groupProfile, { body: encodeGroupProfile({ name, avatarColor: color }).slice() })
  }

  transfer(group: GroupId, user: UserId): Promise<void> {
    return this.#command(group, kinds.groupTransfer, { subject: userKeyOf(user) })
  }

  setAdmin(group: GroupId, user: UserId, isAdmin: boolean): Promise<void> {
    const given = { subject: userKeyOf(user), flags: isAdmin ? flags.admin : 0 }
    return this.#command(group, kinds.groupRole, given)
  }

  setOpen(group: GroupId, isOpen: boolean): Promise<void> {
    return this.#command(group, kinds.groupMode, { flags: isOpen ? flags.open : 0 })
  }

  async #command(group: GroupId, kind: number, given: Partial<Send> = {}): Promise<void> {
    const sent = await this.#ports.send({ kind, toKind: toKinds.group, to: groupKeyOf(group), ...given })
    await sent.accepted()
  }
}

function groupOfLink(bytes: Uint8Array): GroupId {
  try {
    return groupIdOfKey(readGroupInvitation(bytes).group)
  } catch {
    throw fail('group_unknown', 'the link is damaged')
  }
}

function bytesOfLink(link: string): Uint8Array {
  if (!/^[\w-]+$/.test(link)) throw fail('group_unknown', 'the link is damaged')
  const base64 = link.replaceAll('-', '+').replaceAll('_', '/')
  return Uint8Array.from(atob(base64), (character) => character.charCodeAt(0))
}
