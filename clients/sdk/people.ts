/** Other people and oneself: finding, contacts, blocks, names. */
import { encodeProfile } from '../../protocol/cold-messages.ts'
import type { UserId } from '../../protocol/ids.ts'
import { userKeyOf } from '../../protocol/ids.ts'
import { flags, kinds, type Send, toKinds } from '../../protocol/messages.ts'
import type { Api } from './api.ts'
import type { Sent } from './sent.ts'

export interface PeoplePorts {
  readonly api: Api
  readonly me: UserId
  token(): Promise<string>
  send(send: Partial<Send>): Promise<Sent>
}

export interface Profile {
  readonly user: UserId
  readonly displayName: string
  /** 0 to 15. */
  readonly color: number
}

export class People {
  readonly #ports: PeoplePorts

  constructor(ports: PeoplePorts) {
    this.#ports = ports
  }

  /** By exact sign-in name, `mei@ap`. Throws `recipient_unknown`. */
  async find(name: string): Promise<Profile> {
    return profileOf(await this.#ports.api.find(name, await this.#ports.token()))
  }

  /** Read at the person's home. Throws `recipient_unknown`. */
  async profile(user: UserId = this.#ports.me): Promise<Profile> {
    return profileOf(await this.#ports.api.profile(user, await this.#ports.token()))
  }

  setProfile(displayName: string, color = 0): Promise<void> {
    return this.#command({ kind: kinds.profile, body: encodeProfile({ displayName, avatarColor: color }).slice() })
  }

  /** Off: nobody is told from now on what this person has received and read, or when they were here (FC-020). */
  setPreferences({ receiptsOff = false, lastSeenOff = false }): Promise<void> {
    const chosen = (receiptsOff ? flags.receiptsOff : 0) | (lastSeenOff ? flags.lastSeenOff : 0)
    return this.#command({ kind: kinds.preferences, flags: chosen })
  }

  async contacts(): Promise<UserId[]> {
    return this.#ports.api.listed('/v1/contacts', await this.#ports.token())
  }

  async blocked(): Promise<UserId[]> {
    return this.#ports.api.listed('/v1/blocks', await this.#ports.token())
  }

  addContact(user: UserId): Promise<void> {
    return this.#about(kinds.contactAdd, user)
  }

  removeContact(user: UserId): Promise<void> {
    return this.#about(kinds.contactRemove, user)
  }

  block(user: UserId): Promise<void> {
    return this.#about(kinds.block, user)
  }

  unblock(user: UserId): Promise<void> {
    return this.#about(kinds.unblock, user)
  }

  #about(kind: number, user: UserId): Promise<void> {
    return this.#command({ kind, toKind: toKinds.person, to: userKeyOf(user) })
  }

  async #command(send: Partial<Send>): Promise<void> {
    const sent = await this.#ports.send(send)
    await sent.accepted()
  }
}

const profileOf = (person: { user_id: UserId; display_name: string; avatar_color: number }): Profile => ({
  user: person.user_id,
  displayName: person.display_name,
  color: person.avatar_color,
})
