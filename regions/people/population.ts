/**
 * The people of this region as a change of policy is counted on them, page by page, in the order in
 * which the row store has their cells. As of the last checkpoint; nobody's name, words or id leave.
 */
import { fail } from '../../protocol/errors.ts'
import { bytesOfKey, type GroupKey, type UserKey } from '../../protocol/ids.ts'
import { toKinds } from '../../protocol/messages.ts'
import { userPart } from '../../protocol/log-records.ts'
import type { Places } from '../../protocol/places.ts'
import type { ImmediateMac } from '../../platform/mac.ts'
import {
  type PersonSeen,
  type PopulationPage,
  populationPageCells,
  type TieSeen,
} from '../../residency-policy/impact/population-pages.ts'
import type { Cell, CellKey, ConversationCell, PersonCell } from '../fold/cells.ts'
import type { RowStore } from '../mailbox/row-store.ts'
import type { CellCodec } from '../worker/cell-codec.ts'

export interface PopulationPorts {
  readonly store: Pick<RowStore, 'scan'>
  readonly codec: Pick<CellCodec, 'decode'>
  readonly places: Places
  readonly userParts: number
  readonly mac: Pick<ImmediateMac, 'sign'>
}

export interface PageAsked {
  readonly salt: Uint8Array
  readonly after: string | undefined
}

interface Cursor {
  readonly part: number
  readonly after: CellKey | undefined
}

export class RegionPopulation {
  readonly #ports: PopulationPorts

  constructor(ports: PopulationPorts) {
    this.#ports = ports
  }

  people(asked: PageAsked): Promise<PopulationPage<PersonSeen>> {
    return this.#page('u', asked, (cell) => (cell.type === 'person' ? this.#person(cell, asked.salt) : undefined))
  }

  ties(asked: PageAsked): Promise<PopulationPage<TieSeen>> {
    return this.#page('c', asked, (cell) => (cell.type === 'conversation' ? this.#tie(cell, asked.salt) : undefined))
  }

  async #page<Item>(
    kind: 'u' | 'c',
    { after }: PageAsked,
    itemOf: (cell: Cell) => Item | undefined,
  ): Promise<PopulationPage<Item>> {
    const { store, codec, userParts } = this.#ports
    const cursor = this.#cursorIn(after)
    const cells = await store.scan(userPart(cursor.part), kind, populationPageCells, cursor.after)
    const items = cells.flatMap(({ key, bytes }) => itemOf(codec.decode(key, bytes)) ?? [])
    const last = cells.length < populationPageCells ? undefined : cells.at(-1)?.key
    const part = last === undefined ? cursor.part + 1 : cursor.part
    const next = part < userParts ? cursorText({ part, after: last }) : undefined
    return { items, next, parts: { read: part, of: userParts } }
  }

  #person({ user, zone, opened }: PersonCell, salt: Uint8Array): PersonSeen | undefined {
    const word = this.#ports.places.zones.find(({ number }) => number === zone)?.zone
    return opened && word !== undefined ? { person: this.#hashed(user, salt), zone: word } : undefined
  }

  /** Nothing for somebody whom they only know, have blocked or were written to by. */
  #tie({ owner, peer, toKind, out, membership }: ConversationCell, salt: Uint8Array): TieSeen | undefined {
    const member = membership === 'member'
    if (out === 0 && !member) return undefined
    const to = this.#hashed(peer, salt)
    const whom = toKind === toKinds.group ? { group: to } : { to }
    return { from: this.#hashed(owner, salt), ...whom, records: out, member }
  }

  /** 96 bits: a billion people share one with a chance of one in a billion. */
  #hashed(key: UserKey | GroupKey, salt: Uint8Array): string {
    return Buffer.from(this.#ports.mac.sign(salt, bytesOfKey(key)).subarray(0, 12)).toString('base64url')
  }

  #cursorIn(text: string | undefined): Cursor {
    if (text === undefined) return { part: 0, after: undefined }
    const [part = '', after = ''] = text.split('.')
    if (!/^\d{1,4}$/.test(part) || Number(part) >= this.#ports.userParts)
      throw fail('request_invalid', '`after` is not what the page before has told')
    return {
      part: Number(part),
      after: after === '' ? undefined : (Buffer.from(after, 'base64url').toString('latin1') as CellKey),
    }
  }
}

const cursorText = ({ part, after }: Cursor): string =>
  `${part}.${after === undefined ? '' : Buffer.from(after, 'latin1').toString('base64url')}`
