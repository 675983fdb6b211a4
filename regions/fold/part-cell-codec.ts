/** A part's own cell as bytes and back. */
import { closedTable, FlowTable } from '../../residency-policy/flows/flow-table.ts'
import { encodePolicyRecord, readPolicyRecord } from '../../residency-policy/flows/policy-record-codec.ts'
import type { CellKey, PartCell, QuotaShare } from './cells.ts'
import { layout, packRoute, unpackRoute } from './packed-parts.ts'
import { Packer, Unpacker } from './packing.ts'

const packer = new Packer()
/** A part is stored every two seconds and its policy changes once a month. */
const encodedTables = new WeakMap<FlowTable, Uint8Array>()

export const emptyPartCell = (): PartCell => ({
  type: 'part',
  policy: closedTable,
  foldVersion: 0,
  laneCounters: new Map(),
  tick: 0,
  tickUsed: false,
  gaps: new Map(),
  parked: new Set(),
  time: 0,
  quotaTerms: new Map(),
  quotas: new Map(),
  quotaShares: new Map(),
})

export function encodePartCell(cell: PartCell): Uint8Array {
  packer.number(layout)
  packer.bytes(bytesOf(cell.policy))
  packer.number(cell.foldVersion)
  packer.list(cell.laneCounters, cell.laneCounters.size, ([lane, counter]) => {
    packer.text(lane)
    packer.number(counter)
  })
  packer.number(cell.tick)
  packer.flag(cell.tickUsed)
  packer.list(cell.gaps, cell.gaps.size, ([key, gap]) => {
    packCellKey(key)
    packer.number(gap.after)
    packer.number(gap.upTo)
    packRoute(packer, gap.home)
  })
  packer.list(cell.parked, cell.parked.size, packCellKey)
  packer.number(cell.time)
  packQuotas(cell)
  return packer.finish()
}

const wishes = ['no', 'ahead', 'refused'] as const
const wishIn = (from: Unpacker): (typeof wishes)[number] => wishes[from.number()] ?? 'no'

function packQuotas({ quotaTerms, quotas, quotaShares }: PartCell): void {
  packer.list(quotaTerms, quotaTerms.size, ([basis, { term, monthly, stop }]) => {
    packer.text(basis)
    packer.number(term)
    packer.flag(monthly)
    packer.number(stop)
  })
  packer.list(quotas, quotas.size, ([key, { room, used, step, asked }]) => {
    packer.text(key)
    packer.number(room)
    packer.number(used)
    packer.number(step)
    packer.number(wishes.indexOf(asked))
  })
  packer.list(quotaShares, quotaShares.size, ([key, shares]) => {
    packer.text(key)
    packer.list(shares, shares.size, ([part, { term, room, waits }]) => {
      packer.number(part)
      packer.number(term)
      packer.number(room)
      packer.number(wishes.indexOf(waits))
    })
  })
}

function unpackQuotas(from: Unpacker, { quotaTerms, quotas, quotaShares }: PartCell): void {
  from.list(() => quotaTerms.set(from.text(), { term: from.number(), monthly: from.flag(), stop: from.number() }))
  from.list(() =>
    quotas.set(from.text(), { room: from.number(), used: from.number(), step: from.number(), asked: wishIn(from) }),
  )
  from.list(() => {
    const shares = new Map<number, QuotaShare>()
    quotaShares.set(from.text(), shares)
    from.list(() => shares.set(from.number(), { term: from.number(), room: from.number(), waits: wishIn(from) }))
  })
}

export function decodePartCell(bytes: Uint8Array): PartCell {
  const from = new Unpacker(bytes)
  const found = from.number()
  if (found !== layout) throw new RangeError(`a part cell of layout ${found}, this version reads ${layout}`)
  const cell = emptyPartCell()
  cell.policy = new FlowTable(readPolicyRecord(from.bytes()))
  cell.foldVersion = from.number()
  from.list(() => cell.laneCounters.set(from.text(), from.number()))
  cell.tick = from.number()
  cell.tickUsed = from.flag()
  from.list(() => {
    const key = unpackCellKey(from)
    cell.gaps.set(key, { after: from.number(), upTo: from.number(), home: unpackRoute(from) })
  })
  from.list(() => cell.parked.add(unpackCellKey(from)))
  cell.time = from.number()
  unpackQuotas(from, cell)
  return cell
}

function bytesOf(table: FlowTable): Uint8Array {
  const known = encodedTables.get(table)
  if (known !== undefined) return known
  const bytes = encodePolicyRecord(table.record)
  encodedTables.set(table, bytes)
  return bytes
}

/** A kind's letter and one or two ids. */
function packCellKey(key: CellKey): void {
  packer.number(key.charCodeAt(0))
  packer.key(key.slice(1, 17))
  packer.optionalKey(key.length > 17 ? key.slice(17, 33) : undefined)
}

function unpackCellKey(from: Unpacker): CellKey {
  const kind = String.fromCharCode(from.number())
  return `${kind}${from.key<string>()}${from.optionalKey<string>() ?? ''}` as CellKey
}
