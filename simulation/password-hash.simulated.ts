/** Passwords for the simulation: salted and compared, but at no cost, and settled within simulated time. */
import { nodeMac } from '../platform/mac.node.ts'
import type { Random } from '../platform/random.ts'
import type { PasswordHash } from '../regions/accounts/password-hash.ts'

export function simulatedPasswordHash(random: Random): PasswordHash {
  const hashed = (salt: string, password: string): string =>
    `simulated$${salt}$${Buffer.from(nodeMac.sign(Buffer.from(salt), Buffer.from(password))).toString('hex')}`
  return {
    hash: async (password) => hashed(Buffer.from(random.bytes(16)).toString('hex'), password),
    verify: async (password, stored = 'simulated$$') =>
      hashed(stored.split('$')[1] ?? '', password) === stored ? 'right' : 'wrong',
    canRead: (stored) => /^simulated\$[0-9a-f]{32}\$[0-9a-f]{64}$/.test(stored),
  }
}
