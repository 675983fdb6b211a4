/**
 * What an install says about itself when it signs in: the number it was given before, if any, the
 * key it made for itself, and a name for its owner's list. The number is believed only with the key.
 */
import type { ImmediateMac } from '../../platform/mac.ts'
import { fail } from '../../protocol/errors.ts'
import type { DeviceNumber } from '../../protocol/ids.ts'
import { limits } from '../../protocol/limits.ts'

export interface DeviceClaim {
  readonly number?: DeviceNumber | undefined
  /** 16 to 128 characters of the install's own making, random and kept beside the refresh token. */
  readonly key?: string | undefined
  readonly name?: string | undefined
}

/** Throws `name_invalid` or `request_invalid`. */
export function checkDeviceClaim(claim: DeviceClaim, mac: ImmediateMac) {
  const { number, key, name } = claim
  if (number !== undefined && !(Number.isInteger(number) && number > 0 && number < 2 ** 32)) {
    throw fail('request_invalid', 'a device number is a whole number from 1 on')
  }
  return { number, key: hashedDeviceKey(key, mac), name: name === undefined ? 'Device' : checkDeviceName(name) }
}

/** As it is stored: a copy of the table does not let anybody refresh. Throws `request_invalid`. */
export function hashedDeviceKey(key: string | undefined, mac: ImmediateMac): string | undefined {
  if (key === undefined) return undefined
  if (!/^[\x21-\x7e]{16,128}$/.test(key))
    throw fail('request_invalid', 'a device key has 16 to 128 printable characters')
  // The keys are random, so a hash without a secret will do, and it outlives every rotation.
  const hash = mac.sign(deviceKeyLabel, new TextEncoder().encode(key))
  return Buffer.from(hash).toString('base64url')
}

const deviceKeyLabel = new TextEncoder().encode('meridian device key v1')

/** One line that its owner can read. Throws `name_invalid`. */
export function checkDeviceName(text: string): string {
  const name = text.normalize('NFC').trim()
  const tooLong = [...name].length > limits.nameCodePointsMax
  if (name === '' || tooLong) throw fail('name_invalid', 'a device name has 1 to 64 characters')
  if (unreadable.test(name)) throw fail('name_invalid', 'the device name has characters that cannot be shown')
  return name
}

/** Control characters, line breaks, lone surrogates, and what turns the direction of the text around it (FC-045). */
const unreadable = /[\p{Cc}\p{Cs}\p{Zl}\p{Zp}\u202a-\u202e\u2066-\u2069\u200e\u200f\u061c]/u
