/**
 * A device that runs the SDK in the simulated world: production's session, outbox and sync over a
 * simulated connection and store. The app around it keeps what it was told and complains when the SDK
 * breaks a promise. It can die at any moment and start again from its store.
 */
import {
  newSessionId,
  type DeviceNumber,
  type GroupKey,
  type UserId,
  type UserKey,
  userKeyOf,
} from '../protocol/ids.ts'
import { type GroupRow, kinds, type Row, type Send, toKinds, type Verdict } from '../protocol/messages.ts'
import type { LineEvents } from '../clients/sdk/ports.ts'
import { Session, type SessionEvents } from '../clients/sdk/session.ts'
import type { ConnectionIdentity } from '../regions/worker/worker-link.ts'
import { type Client, isAcceptance, type Said } from './client.ts'
import type { SimulatedNode, SimulatedTime } from './clock.simulated.ts'
import type { SimulatedConnection } from './connection.simulated.ts'
import { SimulatedDeviceMedium } from './device-store.simulated.ts'
import type { SeededRandom } from './random.seeded.ts'
import type { SimulatedRegion } from './region.ts'

export interface SdkDeviceOptions {
  readonly user: UserId
  readonly number: number
  readonly region: SimulatedRegion
  readonly random: SeededRandom
  readonly time: SimulatedTime
}

interface Outgoing extends Said {
  verdict: Verdict | undefined
}

/** How much the app had been told when the records were stored. */
interface Shown {
  readonly rows: number
  readonly groups: ReadonlyMap<GroupKey, number>
}

interface Running {
  readonly node: SimulatedNode
  readonly session: Session
}

export class SdkDevice implements Client {
  readonly user: UserId
  readonly key: UserKey
  readonly number: DeviceNumber
  readonly region: SimulatedRegion
  readonly outbox: Outgoing[] = []
  readonly rows: Row[] = []
  readonly groupRows = new Map<GroupKey, GroupRow[]>()
  readonly complaints: string[] = []
  readonly #options: SdkDeviceOptions
  readonly #medium: SimulatedDeviceMedium<Shown>
  readonly #identity: ConnectionIdentity
  #connection: SimulatedConnection | undefined
  #running: Running | undefined
  #starting: Promise<void> | undefined
  restarts = 0

  constructor(options: SdkDeviceOptions) {
    this.#options = options
    this.user = options.user
    this.key = userKeyOf(options.user)
    this.number = options.number as DeviceNumber
    this.region = options.region
    this.#medium = new SimulatedDeviceMedium(options.random)
    const session = newSessionId(options.random)
    this.#identity = { user: this.key, device: this.number, session, zone: 'EU', epoch: 0, address: 'a' }
  }

  get connected(): boolean {
    return this.#connection?.isOpen === true
  }

  get accepted(): readonly Outgoing[] {
    return this.outbox.filter(({ verdict }) => verdict !== undefined && isAcceptance(verdict))
  }

  /** Starts the app if it does not run; the SDK dials, and dials again, by itself. */
  connect(): Promise<void> {
    if (this.#running !== undefined) return Promise.resolve()
    this.#starting ??= this.#start().finally(() => {
      this.#starting = undefined
    })
    return this.#starting
  }

  /** The network breaks and both sides notice. */
  disconnect(): void {
    this.#connection?.reset()
  }

  /** The network swallows everything and nobody is told. */
  silence(): void {
    this.#connection?.silence()
  }

  /** A region that dies takes its connections with it: there is nothing to be told here. */
  lost(): void {}

  /** The app is killed: what is not in its store is gone. */
  kill(): void {
    if (this.#running === undefined) return
    this.#running.node.kill()
    this.#running = undefined
    this.#connection?.reset()
    this.#connection = undefined
    this.restarts += 1
    const shown = this.#medium.shown
    this.rows.length = shown?.rows ?? 0
    for (const [group, rows] of this.groupRows) rows.length = shown?.groups.get(group) ?? 0
  }

  say(to: Client, text: string): void {
    this.command({ toKind: toKinds.person, to: to.key, body: Buffer.from(text) }, text)
  }

  sayToGroup(group: GroupKey, text: string): void {
    this.command({ toKind: toKinds.group, to: group, body: Buffer.from(text) }, text)
  }

  /** Counts as said when the SDK has promised to keep it. */
  command(given: Partial<Send>, text = ''): void {
    this.#running?.session.send({ kind: kinds.message, ...given }).then(
      (send) => this.#said(send, text),
      (caught: unknown) => this.complaints.push(`a send was not kept: ${String(caught)}`),
    )
  }

  /** The SDK syncs when it knows that something is missing; an app cannot ask for it. */
  sync(): void {}

  async #start(): Promise<void> {
    const { time, random } = this.#options
    const node = time.node('device')
    const session = await Session.open(
      {
        url: '',
        connect: (_url, _token, events) => this.#dial(events, node),
        store: this.#medium.mount(node, () => this.#shown()),
        clock: node,
        scheduler: node,
        random,
        user: this.key,
        device: this.number,
        token: () => Promise.resolve(''),
        newWriter: () => Promise.reject(new Error('no copies of stores in the simulation')),
        groupHistory: () => Promise.reject(new Error('no API in the simulation')),
      },
      this.#events(node),
    )
    this.#running = { node, session }
  }

  #dial(events: LineEvents, node: SimulatedNode) {
    const connection = this.region.dial(this.#identity, events, node)
    this.#connection = connection
    return connection.line
  }

  #shown(): Shown {
    return {
      rows: this.rows.length,
      groups: new Map([...this.groupRows].map(([group, rows]) => [group, rows.length] as const)),
    }
  }

  /** Nothing of a run that was killed is heard any more. */
  #events(node: SimulatedNode): SessionEvents {
    const alive =
      <Arguments extends unknown[]>(hear: (...given: Arguments) => void) =>
      (...given: Arguments) => {
        if (node.state !== 'killed') hear(...given)
      }
    return {
      status: () => {},
      typing: () => {},
      row: alive((row) => this.#row(row)),
      groupRow: alive((row) => this.#groupRow(row)),
      shown: () => {},
      answered: alive((send, verdict, code) =>
        this.#answered(send, code === undefined ? { ...verdict, code: 0 } : verdict),
      ),
      setAside: alive(({ send }) => this.complaints.push(`n ${send.n} was set aside`)),
      error: alive((caught) => this.complaints.push(`the SDK tells of ${String(caught)}`)),
      resynced: alive(({ from, to }) => this.complaints.push(`rows after ${from} up to ${to} were not told`)),
    }
  }

  /** S3: what the SDK tells is a chain. */
  #row(row: Row): void {
    const last = this.rows.at(-1)?.seq ?? 0
    if (row.prevSeq !== last) this.complaints.push(`row ${row.seq} follows ${row.prevSeq}, the one here is ${last}`)
    this.rows.push(row)
  }

  /** S6: so is what it tells of a group, from one's join on. */
  #groupRow(row: GroupRow): void {
    const rows = this.groupRows.get(row.group) ?? []
    this.groupRows.set(row.group, rows)
    const last = rows.at(-1)?.gseq
    const isOwnJoin = row.subject === this.key && (row.kind === kinds.groupJoin || row.kind === kinds.groupCreate)
    if (row.gseq !== (last ?? -1) + 1 && !isOwnJoin)
      this.complaints.push(`group row ${row.gseq} follows ${String(last)}`)
    rows.push(row)
  }

  #said(send: Send, text: string): Outgoing {
    const outgoing = { send, text, verdict: undefined }
    this.outbox.push(outgoing)
    return outgoing
  }

  #answered(send: Send, verdict: Verdict): void {
    const known = this.outbox.find((outgoing) => outgoing.send.n === send.n)
    // A run that died between keeping a send and promising it has kept it all the same.
    const outgoing = known ?? this.#said(send, Buffer.from(send.body ?? []).toString())
    if (outgoing.verdict !== undefined && outgoing.verdict.code !== verdict.code)
      this.complaints.push(`n ${send.n} was ${outgoing.verdict.code} and is ${verdict.code} now`)
    outgoing.verdict = verdict
  }
}
