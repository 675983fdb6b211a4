/** How cells become bytes and back; given by the folds, which alone know what is in them. */
import type { Cell, CellKey, PartCell } from '../fold/cells.ts'

export interface CellCodec {
  /** The cell of a key that was never stored. */
  empty(key: CellKey): Cell
  encode(cell: Cell): Uint8Array
  decode(key: CellKey, bytes: Uint8Array): Cell
  emptyPart(): PartCell
  encodePart(cell: PartCell): Uint8Array
  decodePart(bytes: Uint8Array): PartCell
}
