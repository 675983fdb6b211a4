/** What publishing needs of cryptography. Adapters: Node for tools and regions, Web Crypto for the Worker. */
export interface PolicyCrypto {
  sha256(bytes: Uint8Array): Promise<Uint8Array>
  /** Ed25519. `key` is 32 bytes; a key or signature of another length is simply not valid. */
  verify(key: Uint8Array, bytes: Uint8Array, signature: Uint8Array): Promise<boolean>
}

/** Holds a private key. */
export interface Signer {
  /** Name of the key, as the key ring has it. */
  readonly name: string
  sign(bytes: Uint8Array): Promise<Uint8Array>
}
