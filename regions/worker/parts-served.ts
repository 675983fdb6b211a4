/** This worker as its colleagues ask it: about parts that it runs, and about no others. */
import type { Part } from '../../platform/event-log/event-log.ts'
import { readTyping, type Typing } from '../../protocol/cold-messages.ts'
import type { GroupKey, UserKey } from '../../protocol/ids.ts'
import type { Send, Verdict } from '../../protocol/messages.ts'
import type { PolicyRecord } from '../../residency-policy/flows/policy-record.ts'
import type { NewMailbox } from '../accounts/person-creation.ts'
import type { Cell, CellKey } from '../fold/cells.ts'
import type { FoundCell, GroupsThere, PartOwner } from './colleagues.ts'
import type { DeadLetters, ParkedChain, Unparking } from './dead-letters.ts'
import type { OwnParts } from './own-parts.ts'
import type { RegionReads } from './region-reads.ts'
import { topics } from '../../protocol/log-records.ts'

export interface PartsServedPorts {
  readonly own: OwnParts
  readonly reads: RegionReads
  readonly deadLetters: DeadLetters
  submitHere(user: UserKey, send: Send): Promise<Verdict>
  openHere(part: Part, people: readonly NewMailbox[]): Promise<void>
  activateHere(policy: PolicyRecord): Promise<void>
  typingInGroup(from: UserKey, group: GroupKey, typing: Typing): void
}

export class PartsServed implements PartOwner {
  readonly #ports: PartsServedPorts

  constructor(ports: PartsServedPorts) {
    this.#ports = ports
  }

  async cell(part: Part, key: CellKey): Promise<Cell | undefined> {
    return this.#ports.own.get(part).runner.read(key)
  }

  async cells(part: Part, prefix: string, limit: number): Promise<readonly FoundCell[]> {
    return this.#ports.own.get(part).runner.list(prefix, limit)
  }

  async flush(part: Part): Promise<void> {
    await this.#ports.own.get(part).writer.flush()
  }

  async submit(part: Part, user: UserKey, send: Send): Promise<Verdict> {
    this.#ports.own.get(part)
    return this.#ports.submitHere(user, send)
  }

  async openMailboxes(part: Part, people: readonly NewMailbox[]): Promise<void> {
    await this.#ports.openHere(part, people)
  }

  /** Rows of what it answers are in the store by then, where who asks reads them. */
  async groupsOf(user: UserKey): Promise<GroupsThere> {
    const { own, reads } = this.#ports
    const found = await reads.groupsHere(user)
    const partitions = new Set(found.views.map(({ feedPartition }) => feedPartition))
    await Promise.all([...partitions].map((partition) => own.get({ topic: topics.feed, partition }).writer.flush()))
    return found
  }

  async typingInGroup(_part: Part, from: UserKey, bytes: Uint8Array): Promise<void> {
    const typing = readTyping(bytes)
    if (typing.group !== undefined) this.#ports.typingInGroup(from, typing.group as GroupKey, { ...typing, peer: from })
  }

  async activate(policy: PolicyRecord): Promise<void> {
    await this.#ports.activateHere(policy)
  }

  async checkpoint(): Promise<void> {
    await this.#ports.own.checkpoint()
  }

  parked(): Promise<readonly ParkedChain[]> {
    return this.#ports.deadLetters.listHere()
  }

  unpark(chain: string, how: Unparking): Promise<boolean> {
    return this.#ports.deadLetters.unparkHere(chain, how)
  }
}
