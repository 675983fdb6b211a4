/**
 * Chains that stand still, as operators see them and let them go on (W18). `replay` appends a record by
 * which the fold asks again from the cursor, so that order and once-only hold; `skip` one by which the
 * place is used up and its sender is told.
 *
 * A chain is named by the record it stands before, never by whose it is: an operator who is late does
 * not skip another record, and no id of a person gets into a terminal's history.
 */
import type { NewRecord, Part } from '../../platform/event-log/event-log.ts'
import { encodeUnpark } from '../../protocol/cold-messages.ts'
import { fail } from '../../protocol/errors.ts'
import { recordKinds, topics } from '../../protocol/log-records.ts'
import type { Cell, CellKey, Parked } from '../fold/cells.ts'
import { unparkOf } from '../fold/parking.ts'
import type { Colleagues } from './colleagues.ts'
import type { PartRunner } from './part-runner.ts'

export interface ParkedChain {
  /** `user.3.1041`: part and offset of the record. */
  readonly chain: string
  readonly kind: 'message to a person' | 'message to a group' | 'row of a group'
  /** Wall-clock milliseconds of the record. */
  readonly at: number
  /** An error code or a short reason; never a body. */
  readonly reason: string
}

export type Unparking = 'replay' | 'skip'

export interface DeadLettersPorts {
  /** Of the parts that this worker runs. */
  readonly runners: () => readonly PartRunner[]
  readonly colleagues: Pick<Colleagues, 'all'>
  appendAndFold(part: Part, records: readonly NewRecord[]): Promise<void>
  now(): number
}

/** An operator sees the first ones; more of them have one cause. */
const listedMax = 1_000

export class DeadLetters {
  readonly #ports: DeadLettersPorts

  constructor(ports: DeadLettersPorts) {
    this.#ports = ports
  }

  /** Of the parts that this worker runs. */
  get count(): number {
    return this.#ports.runners().reduce((sum, { cell }) => sum + cell.parked.size, 0)
  }

  /** Of the whole region. */
  async list(): Promise<readonly ParkedChain[]> {
    const elsewhere = await Promise.all(this.#ports.colleagues.all().map((colleague) => colleague.parked()))
    return [await this.listHere(), ...elsewhere].flat().slice(0, listedMax)
  }

  /** Resolves when the chain goes on. Rejects with `not_found` when none stands before that record. */
  async unpark(chain: string, how: Unparking): Promise<void> {
    if (await this.unparkHere(chain, how)) return
    for (const colleague of this.#ports.colleagues.all()) if (await colleague.unpark(chain, how)) return
    throw fail('not_found', 'no chain stands before this record')
  }

  async listHere(): Promise<readonly ParkedChain[]> {
    const found: ParkedChain[] = []
    for await (const { part, offset, at, reason } of this.#parked()) {
      found.push({ chain: nameOf(part, offset), kind: kindIn(part), at, reason })
      if (found.length === listedMax) break
    }
    return found
  }

  async unparkHere(chain: string, how: Unparking): Promise<boolean> {
    for await (const { part, key, offset, place } of this.#parked()) {
      if (nameOf(part, offset) !== chain) continue
      const payload = encodeUnpark(unparkOf(key, { place }, how === 'skip')).slice()
      const record = { kind: recordKinds.unpark, flags: 0, at: this.#ports.now(), payload }
      await this.#ports.appendAndFold(part, [record])
      return true
    }
    return false
  }

  async *#parked(): AsyncGenerator<{ part: Part; key: CellKey } & Pick<Parked, 'offset' | 'place' | 'at' | 'reason'>> {
    for (const runner of this.#ports.runners()) {
      for (const key of [...runner.cell.parked]) {
        const parked = parkedIn(await runner.read(key))
        if (parked !== undefined) yield { part: runner.part, key, ...parked }
      }
    }
  }
}

const parkedIn = (cell: Cell | undefined) => (cell !== undefined && 'parked' in cell ? cell.parked : undefined)

const nameOf = ({ topic, partition }: Part, offset: number): string => `${topic}.${partition}.${offset}`

function kindIn({ topic }: Part): ParkedChain['kind'] {
  if (topic === topics.user) return 'message to a person'
  return topic === topics.group ? 'message to a group' : 'row of a group'
}
