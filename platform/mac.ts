/**
 * Keyed hashes as a parameter: HMAC-SHA-256 in every adapter that leaves this machine. The two
 * interfaces differ only in when they answer. Workers know promises alone; our servers compute at
 * once, which saves a reconnect or a directory look-up a round through the thread pool that costs
 * ten times the hash.
 */
export interface Mac {
  /** 32 bytes owned by the caller. `key` may have any length from 16 bytes on and must not change. */
  sign(key: Uint8Array, bytes: Uint8Array): Uint8Array | Promise<Uint8Array>
  /** Compares in constant time. A `mac` shorter than 32 bytes is wrong. */
  verify(key: Uint8Array, bytes: Uint8Array, mac: Uint8Array): boolean | Promise<boolean>
}

/** A `Mac` that answers at once. */
export interface ImmediateMac extends Mac {
  sign(key: Uint8Array, bytes: Uint8Array): Uint8Array
  verify(key: Uint8Array, bytes: Uint8Array, mac: Uint8Array): boolean
}
