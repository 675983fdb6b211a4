/**
 * A device that runs the SDK in the simulated world: production's session, outbox and sync over a
 * simulated connection and store. The app around it keeps what it was told and complains when the SDK
 * breaks a promise. It can die at any moment and start again from its store.
 */
import { Api } from '../clients/sdk/api.ts'
import type { ClientFaults } from '../clients/sdk/client-faults.ts'
import type { GroupHistory } from '../clients/sdk/hole-filler.ts'
import { Session, type SessionEvents } from '../clients/sdk/session.ts'
import {
  type DeviceNumber,
  type GroupKey,
  groupIdOfKey,
  type UserId,
  type UserKey,
  userKeyOf,
} from '../protocol/ids.ts'
import { type GroupRow, kinds, type Row, type Send, toKinds, type Verdict } from '../protocol/messages.ts'
import { type Client, isAcceptance, type Said } from './client.ts'
import type { SimulatedNode, SimulatedTime } from './clock.simulated.ts'
import type { SimulatedConnection } from './connection.simulated.ts'
import { SimulatedDeviceMedium } from './device-store.simulated.ts'
import type { SimulatedEdge } from './edge.simulated.ts'
import type { SeededRandom } from '../platform/random.seeded.ts'
import type { SimulatedRegion } from './region.ts'
import type { Shown } from '../clients/sdk/shown-gate.ts'
import { SignIn } from './sign-in.ts'

export interface SdkDeviceOptions {
  readonly name: string
  readonly region: SimulatedRegion
  /** Of all points of presence, the one beside each region at its place. */
  readonly edges: readonly SimulatedEdge[]
  readonly random: SeededRandom
  readonly time: SimulatedTime
  readonly faults: ClientFaults
}

/** How often somebody comes in by another point of presence than the one at home. */
const travels = 0.15
/** Everybody has an address of their own. */
const addressOf = (name: string): string => `10.0.0.${name.replace(/\D/g, '')}`

interface Outgoing extends Said {
  verdict: Verdict | undefined
}

/** How much the app had been told when the records were stored. */
interface Told {
  readonly rows: number
  readonly shown: number
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
  /** The rows of all conversations in the order in which a person sees them come. */
  readonly shown: Shown[] = []
  readonly groupRows = new Map<GroupKey, GroupRow[]>()
  readonly complaints: string[] = []
  readonly #options: SdkDeviceOptions
  readonly #medium: SimulatedDeviceMedium<Told>
  readonly #signIn: SignIn
  #connection: SimulatedConnection | undefined
  #running: Running | undefined
  #starting: Promise<void> | undefined
  restarts = 0
  /** How often the SDK said that only a person can help. */
  signedOut = 0

  /** Somebody new signs up at the point of presence beside `region`. */
  static async signUp(options: SdkDeviceOptions): Promise<SdkDevice> {
    const { name, region, time } = options
    const edge = options.edges.find(({ site }) => site === region.region.alias)
    if (edge === undefined) throw new Error(`no point of presence beside ${region.region.alias}`)
    const deviceKey = `device-key-of-${name}`
    const signIn = await SignIn.up({ name, deviceKey }, edge.fetchFor(addressOf(name), time), edge.url, time)
    return new SdkDevice(options, signIn)
  }

  private constructor(options: SdkDeviceOptions, signIn: SignIn) {
    this.#options = options
    this.#signIn = signIn
    this.user = signIn.user
    this.key = userKeyOf(signIn.user)
    this.number = signIn.device as DeviceNumber
    this.region = options.region
    this.#medium = new SimulatedDeviceMedium(options.random)
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
    const told = this.#medium.shown
    this.rows.length = told?.rows ?? 0
    this.shown.length = told?.shown ?? 0
    for (const [group, rows] of this.groupRows) rows.length = told?.groups.get(group) ?? 0
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
    const { time, random, faults } = this.#options
    const node = time.node('device')
    const session = await Session.open(
      {
        url: '',
        connect: (url, token, events) => this.#edge(node).connect(url, token, events),
        store: this.#medium.mount(node, () => this.#told()),
        clock: node,
        scheduler: node,
        random,
        faults,
        user: this.key,
        device: this.number,
        newWriter: () => Promise.reject(new Error('no copies of stores in the simulation')),
        token: (why) => this.#signIn.token(why, this.#edge(node).api, node),
        groupHistory: (group, after) => this.#history(group, after, node),
      },
      this.#events(node),
    )
    this.#running = { node, session }
  }

  /** People travel: each time it is mostly the nearest point of presence, and sometimes another. */
  #edge(node: SimulatedNode) {
    const { edges, random, name, region } = this.#options
    const near = edges.find(({ site }) => site === region.region.alias)
    const edge = near === undefined || random.chance(travels) ? random.pick(edges) : near
    const address = addressOf(name)
    return {
      api: new Api(edge.url, edge.fetchFor(address, node), node),
      connect: edge.connectFor(address, node, (connection) => {
        this.#connection = connection
      }),
    }
  }

  async #history(group: GroupKey, after: number, node: SimulatedNode): Promise<GroupHistory> {
    const { api } = this.#edge(node)
    return api.groupHistory(groupIdOfKey(group), after, await this.#signIn.token('expiring', api, node))
  }

  #told(): Told {
    return {
      rows: this.rows.length,
      shown: this.shown.length,
      groups: new Map([...this.groupRows].map(([group, rows]) => [group, rows.length] as const)),
    }
  }

  /** The person starts the app anew and signs in, as soon as somebody looks after the machines (`connect`). */
  #signedOut(): void {
    this.signedOut += 1
    if (this.region.skews === 0) this.complaints.push('the SDK is signed out, and no clock was ever wrong')
    this.#options.time.soon(() => this.kill())
  }

  /** Nothing of a run that was killed is heard any more. */
  #events(node: SimulatedNode): SessionEvents {
    const alive =
      <Arguments extends unknown[]>(hear: (...given: Arguments) => void) =>
      (...given: Arguments) => {
        if (node.state !== 'killed') hear(...given)
      }
    return {
      status: alive(({ s: state }) => {
        if (state === 'signed-out' || state === 'stopped') this.#signedOut()
      }),
      typing: () => {},
      presence: () => {},
      row: alive((row) => this.#row(row)),
      groupRow: alive((row) => this.#groupRow(row)),
      shown: alive((shown) => this.shown.push(shown)),
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
