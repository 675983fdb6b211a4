/** The conversation of now, what typed lines do to it, and what is shown of what comes. */
import pc from 'picocolors'
import type { Chat } from '../../clients/sdk/chat.ts'
import type { MeridianEvents, Message, Peer } from '../../clients/sdk/events.ts'
import type { Meridian } from '../../clients/sdk/meridian.ts'
import { MeridianError } from '../../protocol/errors.ts'
import { isGroupId, type UserId } from '../../protocol/ids.ts'
import { chatHelp, readCommand } from './chat-command.ts'
import type { Screen } from './chat-screen.ts'
import { codeAndRule } from './code-and-rule.ts'

/** Waits for the network are for whoever types on: unsent words are bounded by the SDK, and slow us down before. */
const pendingMost = 1_000

export class ChatRoom {
  readonly #meridian: Meridian
  readonly #screen: Screen
  #chat: Chat | undefined
  /** What people and groups are called here, as they were typed or as they call themselves. */
  readonly #names = new Map<Peer, string>()
  #presence = 'unknown'
  /** Of this run. */
  refusals = 0
  #unwatch = (): void => {}
  /** Names may have to be asked for; lines keep their order all the same. */
  #showing: Promise<void> = Promise.resolve()

  constructor(meridian: Meridian, screen: Screen) {
    this.#meridian = meridian
    this.#screen = screen
    this.#listen()
  }

  /** Goes to a person or group. Throws `recipient_unknown`, `group_unknown`. */
  async open(name: string): Promise<void> {
    const peer = await this.#peerNamed(name)
    this.#unwatch()
    this.#presence = 'unknown'
    this.#chat = this.#meridian.chats.with(peer)
    this.#unwatch = isGroupId(peer) ? () => {} : this.#meridian.watch([peer])
    this.#screen.note(`You write to ${this.#nameOf(peer)}.`)
  }

  typing(): void {
    this.#chat?.typing()
  }

  /** False when the person wants to end. A command that fails says so, and the conversation goes on. */
  async typed(line: string): Promise<boolean> {
    try {
      return await this.#carryOut(line)
    } catch (caught) {
      const error = MeridianError.from(caught)
      this.#screen.note(`${error.hint} (${codeAndRule(error.code, error.detail.denial)})`)
      return true
    }
  }

  async #carryOut(line: string): Promise<boolean> {
    const command = readCommand(line)
    switch (command.is) {
      case 'words':
        await this.#say(command.text)
        return true
      case 'to':
        await this.open(command.name)
        return true
      case 'groups':
        await this.#listGroups()
        return true
      case 'new-group':
        await this.#newGroup(command.name)
        return true
      case 'invite':
        await this.#invite(command.name)
        return true
      case 'who':
        await this.#who()
        return true
      case 'history':
        await this.#history()
        return true
      case 'unknown':
        this.#screen.note(`there is no ${command.word}; /help lists what there is, //… writes a slash`)
        return true
      case 'help':
        for (const one of chatHelp.split('\n')) this.#screen.note(one)
        return true
      case 'nothing':
        return true
      case 'quit':
        return false
    }
  }

  async #say(text: string): Promise<void> {
    if (this.#chat === undefined) return this.#screen.note('to whom? /to NAME says it')
    if (this.#meridian.pending >= pendingMost) await this.#meridian.drain()
    await this.#chat.send(text)
  }

  async #peerNamed(name: string): Promise<Peer> {
    if (name.includes('@')) {
      const { user } = await this.#meridian.people.find(name)
      this.#names.set(user, name)
      return user
    }
    const listed = (await this.#groupsListed()).find(({ groupName }) => groupName === name)
    if (listed !== undefined) return listed.peer
    return this.#meridian.groups.join(name)
  }

  async #groupsListed() {
    const groups = (await this.#meridian.chats.list()).filter(({ peer }) => isGroupId(peer))
    for (const { peer, groupName } of groups) this.#names.set(peer, groupName)
    return groups
  }

  async #listGroups(): Promise<void> {
    const groups = await this.#groupsListed()
    for (const { groupName, unread } of groups) this.#screen.note(`${groupName}${unread > 0 ? `, ${unread} new` : ''}`)
    if (groups.length === 0) this.#screen.note('you are in no group; /group NAME makes one')
  }

  async #newGroup(name: string): Promise<void> {
    const { group, link } = await this.#meridian.groups.create({ name, isOpen: true })
    this.#names.set(group, name)
    this.#chat = this.#meridian.chats.with(group)
    this.#screen.event('group-link', { group, link })
    this.#screen.note(`You write to ${name}. Others join with: /to ${link}`)
  }

  async #invite(name: string): Promise<void> {
    const peer = this.#chat?.peer
    if (peer === undefined || !isGroupId(peer)) return this.#screen.note('this is no group')
    const { user } = await this.#meridian.people.find(name)
    await this.#meridian.groups.invite(peer, user)
    this.#screen.note(`${name} is invited`)
  }

  async #who(): Promise<void> {
    const peer = this.#chat?.peer
    if (peer === undefined) return this.#screen.note('nobody yet; /to NAME says whom')
    if (!isGroupId(peer)) return this.#screen.note(`${this.#nameOf(peer)}, ${this.#presence}`)
    const { name, members } = await this.#meridian.groups.get(peer)
    this.#screen.note(`${name}: ${members.length} members known here`)
    for (const { user, role } of members) this.#screen.note(`${await this.#personName(user)}, ${role}`)
  }

  async #history(): Promise<void> {
    const page = await this.#chat?.history()
    for (const told of page?.events ?? []) if (told.name === 'message') await this.#show(told.event)
  }

  #listen(): void {
    const meridian = this.#meridian
    meridian.on('message', (message) => {
      this.#screen.event('message', message)
      // Own words are shown when they are accepted.
      if (!message.mine) void this.#show(message)
      if (message.conversation === this.#chat?.peer)
        this.#chat.markRead(message).catch((caught: unknown) => this.#screen.note(String(caught)))
    })
    meridian.on('accepted', (fate) => this.#fate('accepted', fate, pc.green('✓')))
    meridian.on('refused', (refusal) => {
      this.refusals += 1
      this.#fate('refused', refusal, pc.red(`✗ ${refusal.hint} (${codeAndRule(refusal.code, refusal.denial)})`))
    })
    meridian.on('withheld', (withheld) => {
      this.#screen.event('withheld', withheld)
      const where = this.#nameOf(withheld.conversation)
      this.#screen.note(pc.yellow(`in ${where}: ${withheld.hint} (${codeAndRule(withheld.code, withheld.denial)})`))
    })
    meridian.on('unsent', (fate) => this.#fate('unsent', fate, pc.yellow('not sent for a day; kept')))
    meridian.on('receipt', (receipt) => {
      this.#screen.event('receipt', receipt)
      if (receipt.conversation === this.#chat?.peer) this.#screen.note(`✓✓ ${receipt.what}`)
    })
    meridian.on('group', (change) => {
      this.#screen.event('group', change)
      if (change.what === 'invited')
        this.#screen.note(`You are invited to ${change.name ?? 'a group'}. Join with: /to ${change.group}`)
    })
    meridian.on('typing', (typing) => {
      this.#screen.event('typing', typing)
      if (typing.isTyping && typing.conversation === this.#chat?.peer)
        void this.#personName(typing.from).then((name) => this.#screen.note(`${name} is typing…`))
    })
    meridian.on('presence', (presence) => this.#presenceIs(presence))
    meridian.on('error', (caught) => this.#screen.note(`${String(caught)}`))
    this.#listenToStatus()
  }

  #presenceIs({ user, state, lastSeen }: MeridianEvents['presence']): void {
    this.#screen.event('presence', { user, state, lastSeen })
    if (user !== this.#chat?.peer) return
    const before = this.#presence
    const seen = lastSeen === undefined ? '' : `, last seen ${new Date(lastSeen).toLocaleString()}`
    this.#presence = state === 'offline' ? `not here${seen}` : state
    // What is not known is shown as nothing.
    if (state !== 'unknown' && this.#presence !== before) this.#screen.note(`${this.#nameOf(user)}: ${this.#presence}`)
  }

  #listenToStatus(): void {
    let wasOffline = false
    this.#meridian.on('status', (status) => {
      this.#screen.event('status', status)
      if (status.s === 'offline' && !wasOffline)
        this.#screen.note('offline; what you write goes out when the connection is back')
      if (status.s === 'live' && wasOffline) this.#screen.note('back')
      if (status.s === 'offline' || status.s === 'live') wasOffline = status.s === 'offline'
    })
  }

  #fate(name: string, fate: { readonly conversation: Peer; readonly text: string }, mark: string): void {
    this.#screen.event(name, fate)
    const isElsewhere = fate.conversation !== this.#chat?.peer
    this.#screen.say(isElsewhere ? `me to ${this.#nameOf(fate.conversation)}` : 'me', fate.text, mark)
  }

  #show(message: Message): Promise<void> {
    this.#showing = this.#showing.then(() => this.#showNow(message))
    return this.#showing
  }

  async #showNow({ conversation, author, text, mine, isLate }: Message): Promise<void> {
    const who = mine ? 'me' : await this.#personName(author)
    const isElsewhere = conversation !== this.#chat?.peer && isGroupId(conversation)
    this.#screen.say(
      isElsewhere ? `${who} in ${this.#nameOf(conversation)}` : who,
      text,
      isLate ? pc.dim('(answers something that is not here yet)') : '',
    )
  }

  /** As it was typed here, else as they call themselves. */
  async #personName(user: UserId): Promise<string> {
    const known = this.#names.get(user)
    if (known !== undefined) return known
    const name = await this.#meridian.people.profile(user).then(
      ({ displayName }) => displayName,
      // Whoever cannot be asked now is asked again with the next message.
      () => undefined,
    )
    if (name !== undefined) this.#names.set(user, name)
    return name ?? 'somebody'
  }

  #nameOf(peer: Peer): string {
    return this.#names.get(peer) ?? (isGroupId(peer) ? 'a group' : 'somebody')
  }
}
