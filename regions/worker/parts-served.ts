/** This worker as its colleagues ask it: about parts that it runs, and about no others. */
import type { Part } from '../../platform/event-log/event-log.ts'
import { readTyping, type Typing } from '../../protocol/cold-messages.ts'
import { fail } from '../../protocol/errors.ts'
import type { GroupKey, SessionId, UserKey } from '../../protocol/ids.ts'
import { topics } from '../../protocol/log-records.ts'
import type { Send, Verdict } from '../../protocol/messages.ts'
import type { PolicyRecord } from '../../residency-policy/flows/policy-record.ts'
import type { PolicyStand, StandAsked } from '../../residency-policy/publish/policy-stand.ts'
import type { NewMailbox } from '../accounts/person-creation.ts'
import type { Cell, CellKey } from '../fold/cells.ts'
import type { Colleague, ColleagueStatus, FoundCell, GroupsThere, News } from './colleagues.ts'
import type { DeadLetters, ParkedChain, Unparking } from './dead-letters.ts'
import type { OwnParts } from './own-parts.ts'
import type { GatewaySessions } from './gateway-sessions.ts'
import type { RegionReads } from './region-reads.ts'
import type { RegionStanding } from './region-standing.ts'
import type { ConnectionIdentity } from './worker-link.ts'

export interface PartsServedPorts {
  readonly own: OwnParts
  readonly reads: RegionReads
  readonly deadLetters: DeadLetters
  readonly sessions: GatewaySessions
  readonly standing: RegionStanding
  submitHere(user: UserKey, send: Send): Promise<Verdict>
  openHere(part: Part, people: readonly NewMailbox[]): Promise<void>
  activateHere(policy: PolicyRecord): Promise<void>
  typingInGroup(from: UserKey, group: GroupKey, typing: Typing): void
  request(identity: ConnectionIdentity, method: string, body: Uint8Array): Promise<Uint8Array>
  /** What only the process knows that the worker runs in. */
  readonly about: ProcessFacts
}

export interface ProcessFacts {
  /** Regions to which nothing may be sent for now (L7). */
  full(): readonly number[]
  wordsVersion(): number
  words(): string
  /** Throws `unavailable` where the policy is not kept. */
  policyStand(asked: StandAsked): PolicyStand
  sessionEnded(session: SessionId): void
}

export const noFacts: ProcessFacts = {
  full: () => [],
  wordsVersion: () => 0,
  words: () => '',
  policyStand: () => {
    throw fail('unavailable')
  },
  sessionEnded: () => {},
}

export class PartsServed implements Colleague {
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

  async policy(): Promise<PolicyRecord> {
    return this.#ports.standing.told
  }

  async policyStand(asked: StandAsked): Promise<PolicyStand> {
    return this.#ports.about.policyStand(asked)
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

  async status(): Promise<ColleagueStatus> {
    const { standing, about, sessions } = this.#ports
    return {
      parts: standing.here(),
      full: about.full(),
      activation: standing.told.activation,
      words: about.wordsVersion(),
      sessions: sessions.count,
    }
  }

  async news(list: readonly News[]): Promise<void> {
    for (const one of list) this.#heard(one)
  }

  request(identity: ConnectionIdentity, method: string, body: Uint8Array): Promise<Uint8Array> {
    return this.#ports.request(identity, method, body)
  }

  async words(): Promise<string> {
    return this.#ports.about.words()
  }

  #heard(news: News): void {
    const { sessions, about } = this.#ports
    switch (news.type) {
      case 'entry':
        return sessions.deliver(news.to, news.entry)
      case 'session-ended':
        about.sessionEnded(news.session)
        return sessions.revoke(news.user, news.session)
      case 'missed':
        return sessions.endAll()
    }
  }
}
