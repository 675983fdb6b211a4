/** `PasswordHash` by Node's own argon2id, on its thread pool, in the usual text form `$argon2id$v=19$m=…,t=…,p=…$salt$hash`. */
import { argon2, timingSafeEqual } from 'node:crypto'
import type { Random } from '../../platform/random.ts'
import type { PasswordHash } from './password-hash.ts'

export interface Argon2Cost {
  readonly memoryKiB: number
  readonly passes: number
  readonly lanes: number
}

/** OWASP's first choice of 2025: about 30 ms on one core here, and 19 MiB a guess for whoever stole the table. */
export const argon2Cost: Argon2Cost = { memoryKiB: 19_456, passes: 2, lanes: 1 }

const saltBytes = 16
const hashBytes = 32

export function argon2PasswordHash(random: Random, cost: Argon2Cost = argon2Cost): PasswordHash {
  const nobody = { cost, salt: new Uint8Array(saltBytes), hash: new Uint8Array(hashBytes) }
  return {
    async hash(password) {
      const salt = random.bytes(saltBytes)
      return format({ cost, salt, hash: await derive(password, salt, cost) })
    },
    async verify(password, stored) {
      const wanted = stored === undefined ? nobody : parse(stored)
      const given = await derive(password, wanted.salt, wanted.cost)
      if (!timingSafeEqual(given, wanted.hash) || stored === undefined) return 'wrong'
      return format({ ...wanted, cost }) === stored ? 'right' : 'right-but-cheap'
    },
    canRead: (stored) => form.test(stored),
  }
}

interface Stored {
  readonly cost: Argon2Cost
  readonly salt: Uint8Array
  readonly hash: Uint8Array
}

function derive(password: string, salt: Uint8Array, cost: Argon2Cost): Promise<Uint8Array> {
  const options = {
    message: password,
    nonce: salt,
    parallelism: cost.lanes,
    tagLength: hashBytes,
    memory: cost.memoryKiB,
    passes: cost.passes,
  }
  return new Promise((resolve, reject) =>
    argon2('argon2id', options, (error, hash) => (error === null ? resolve(hash) : reject(error))),
  )
}

const base64 = (bytes: Uint8Array): string => Buffer.from(bytes).toString('base64').replaceAll('=', '')

const format = ({ cost, salt, hash }: Stored): string =>
  `$argon2id$v=19$m=${cost.memoryKiB},t=${cost.passes},p=${cost.lanes}$${base64(salt)}$${base64(hash)}`

const form = /^\$argon2id\$v=19\$m=(\d{1,7}),t=(\d{1,3}),p=(\d{1,3})\$([A-Za-z0-9+/]{22})\$([A-Za-z0-9+/]{43})$/

function parse(stored: string): Stored {
  const [, memoryKiB, passes, lanes, salt = '', hash = ''] = form.exec(stored) ?? []
  if (memoryKiB === undefined) throw new Error('a stored password does not have the form argon2id is stored in')
  return {
    cost: { memoryKiB: Number(memoryKiB), passes: Number(passes), lanes: Number(lanes) },
    salt: new Uint8Array(Buffer.from(salt, 'base64')),
    hash: new Uint8Array(Buffer.from(hash, 'base64')),
  }
}
