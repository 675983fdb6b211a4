/** A device that writes down what it said, what it was told of it, and what it was shown: a history for the checkers. */
import type { DeviceNumber, GroupKey, UserKey } from '../../protocol/ids.ts'
import type { GroupRow, Row, Send, Verdict } from '../../protocol/messages.ts'
import { type DeviceHistory, isAcceptance, type Said } from '../../simulation/client.ts'
import { type WireIdentity, WireClient } from '../wire-client/wire-client.ts'

export interface Spoken extends Said {
  verdict: Verdict | undefined
  readonly saidAtMs: number
  answeredAtMs: number | undefined
}

export class RecordedDevice implements DeviceHistory {
  readonly client: WireClient
  readonly outbox: Spoken[] = []
  readonly rows: Row[] = []
  readonly groupRows = new Map<GroupKey, GroupRow[]>()
  readonly #byNumber = new Map<number, Spoken>()

  constructor(edge: string, identity: WireIdentity) {
    this.client = new WireClient(edge, identity, {
      said: (send) => this.#said(send),
      verdict: (verdict) => this.#told(verdict),
      // What is kept must not hold the whole page that brought it.
      row: (row) => void this.rows.push({ ...row, body: row.body?.slice() }),
      groupRow: (row) => this.#shownInGroup({ ...row, body: row.body?.slice() }),
    })
  }

  get key(): UserKey {
    return this.client.key
  }

  get number(): DeviceNumber {
    return this.client.writer as DeviceNumber
  }

  get complaints(): string[] {
    return this.client.complaints
  }

  get accepted(): readonly Spoken[] {
    return this.outbox.filter(({ verdict }) => verdict !== undefined && isAcceptance(verdict))
  }

  #said(send: Send): void {
    const text = Buffer.from(send.body ?? []).toString()
    const spoken = { send, text, verdict: undefined, saidAtMs: performance.now(), answeredAtMs: undefined }
    this.outbox.push(spoken)
    this.#byNumber.set(send.n, spoken)
  }

  #told(verdict: Verdict): void {
    const spoken = this.#byNumber.get(verdict.n)
    if (spoken === undefined) return
    spoken.verdict = verdict
    spoken.answeredAtMs = performance.now()
  }

  #shownInGroup(row: GroupRow): void {
    const rows = this.groupRows.get(row.group) ?? []
    rows.push(row)
    this.groupRows.set(row.group, rows)
  }
}
