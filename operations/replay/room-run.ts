/**
 * One room, said again: its people are connected, the room is a group, every message goes out as its
 * author, and an answer only once its author's device shows what it answers. Connections break at
 * random on the way.
 */
import { encodeGroupProfile } from '../../protocol/cold-messages.ts'
import { type GroupKey, groupKeyOf, newGroupId, type UserKey } from '../../protocol/ids.ts'
import { feedSlotOf } from '../../protocol/log-records.ts'
import { encodeGroupInvitation } from '../../protocol/cold-messages.ts'
import { flags, type GroupRow, type Id64, kinds, toKinds } from '../../protocol/messages.ts'
import { nodeRandom } from '../../platform/random.node.ts'
import { WireClient } from '../wire-client/wire-client.ts'
import type { Message, Room } from './conversations.ts'
import type { Resident } from './population.ts'

/** Messages of a room that are on their way at once. */
const inFlight = 8
/** One in so many messages finds its author's connection broken. */
const dropEvery = 150
const parentsNamed = 4
const regionNames = { eu: 'eu-central', us: 'us-east', ap: 'ap-southeast' } as const

export interface Said {
  readonly author: UserKey
  readonly place: number
  readonly id: Id64
  readonly latencyMs: number
}

export class RoomRun {
  readonly room: Room
  readonly group: GroupKey
  readonly clients = new Map<string, WireClient>()
  /** By position in the room, once accepted. */
  readonly said = new Map<number, Said>()
  readonly violations: string[] = []
  delivered = 0
  drops = 0
  readonly #residents: readonly Resident[]
  /** Which messages each person's device shows: `author place`. */
  readonly #shown = new Map<string, Set<string>>()
  readonly #wakers = new Set<() => void>()

  constructor(room: Room, residents: readonly Resident[]) {
    this.room = room
    this.#residents = residents
    this.group = groupKeyOf(newGroupId(nodeRandom))
    for (const { from, edge, person } of residents) {
      const shown = new Set<string>()
      this.#shown.set(from, shown)
      this.clients.set(from, new WireClient(edge, person, { groupRow: (row) => this.#show(shown, row) }))
    }
  }

  /** Connects everybody, makes the group and lets them in. */
  async open(): Promise<void> {
    const clients = [...this.clients.values()]
    await Promise.all(clients.map((client) => client.connect()))
    const [owner] = this.#residents as [Resident]
    const creator = this.clients.get(owner.from) as WireClient
    const body = encodeGroupProfile({ name: this.room.name, avatarColor: 1 }).slice()
    const created = await creator.command({
      kind: kinds.groupCreate,
      toKind: toKinds.group,
      to: this.group,
      flags: flags.open,
      body,
    })
    if (created.code !== 0) throw new Error(`the group of ${this.room.name} was refused: ${created.code}`)
    const alias = owner.person.name.split('@')[1] as keyof typeof regionNames
    const link = encodeGroupInvitation({
      group: this.group,
      inviter: creator.key,
      region: regionNames[alias],
      part: feedSlotOf(this.group) % 4,
      number: 0,
      name: '',
    }).slice()
    const others = clients.filter((client) => client !== creator)
    await Promise.all(
      others.map((client) =>
        client.command({ kind: kinds.groupJoin, toKind: toKinds.group, to: this.group, body: link }),
      ),
    )
    await this.#until(() => clients.every((client) => client.groups.has(this.group)), 'everybody is in')
  }

  /** Says every message; resolves when all are accepted. */
  async run(onSaid: () => void): Promise<void> {
    const waiting = new Set<Promise<void>>()
    for (const message of this.room.messages) {
      while (waiting.size >= inFlight) await Promise.race(waiting)
      const one: Promise<void> = this.#say(message).then(() => {
        waiting.delete(one)
        onSaid()
      })
      waiting.add(one)
    }
    await Promise.all(waiting)
  }

  close(): void {
    for (const client of this.clients.values()) client.close()
  }

  async #say(message: Message): Promise<void> {
    const client = this.clients.get(message.from) as WireClient
    const answered = message.answers.filter((n) => n < message.n)
    const shown = this.#shown.get(message.from) as Set<string>
    const isShown = (n: number): boolean => {
      const parent = this.said.get(n)
      return parent !== undefined && shown.has(nameOf(parent.author, parent.place))
    }
    await this.#until(() => answered.every(isShown), `what ${message.n} answers is shown`)
    if (Math.random() < 1 / dropEvery) {
      this.drops += 1
      client.drop()
    }
    const parents = answered.slice(-parentsNamed).map((n) => (this.said.get(n) as Said).id)
    const begun = performance.now()
    const verdict = await client.sayToGroup(this.group, message.text, { parents })
    if (verdict.code !== 0) {
      this.violations.push(`message ${message.n} of ${this.room.name} was answered ${verdict.code}`)
      return
    }
    const { place, idHi, idLo } = verdict
    this.said.set(message.n, { author: client.key, place, id: { idHi, idLo }, latencyMs: performance.now() - begun })
    this.#wake()
  }

  #show(shown: Set<string>, row: GroupRow): void {
    if (row.kind !== kinds.message) return
    const name = nameOf(row.author, row.place)
    if (shown.has(name)) this.violations.push(`shown twice in ${this.room.name}: gseq ${row.gseq}`)
    shown.add(name)
    this.delivered += 1
    this.#wake()
  }

  #wake(): void {
    for (const wake of this.#wakers) wake()
  }

  /** Everything this waits for is told by a push; a minute without is a stall. */
  #until(holds: () => boolean, what: string): Promise<void> {
    if (holds()) return Promise.resolve()
    return new Promise((resolve, reject) => {
      const timer = setInterval(() => check(), 250)
      const end = Date.now() + 180_000
      const check = (): void => {
        const done = holds()
        if (!done && Date.now() < end) return
        clearInterval(timer)
        this.#wakers.delete(check)
        if (done) resolve()
        else reject(new Error(`${this.room.name}: it did not come about that ${what}`))
      }
      this.#wakers.add(check)
    })
  }
}

export const nameOf = (author: UserKey, place: number): string => `${author} ${place}`
