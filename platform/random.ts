/** Chance as a parameter; the Node adapter is cryptographically strong, the simulation's comes from its seed. */
export interface Random {
  /** `count` fresh random bytes, owned by the caller. */
  bytes(count: number): Uint8Array
  /** A number in [0, 1). */
  fraction(): number
  /** An integer in [0, below). */
  integer(below: number): number
}
