/** What every adapter of `PolicyCrypto` must do, told as findings so that a Worker can run it, too. */
import type { PolicyCrypto } from './crypto.ts'

const bytes = (hex: string): Uint8Array => Uint8Array.from(hex.match(/../g) ?? [], (pair) => Number.parseInt(pair, 16))
const hexOf = (given: Uint8Array): string => [...given].map((byte) => byte.toString(16).padStart(2, '0')).join('')

/** RFC 8032, section 7.1, test 3. */
const key = bytes('fc51cd8e6218a1a38da47ed00230f0580816ed13ba3303ac5deb911548908025')
const message = bytes('af82')
const signature = bytes(
  '6291d657deec24024827e69c3abe01a30ce548a284743a445e3680d7db5ac3ac18ff9b538d16f290ae67f760984dc6594a7c15e9716ed28dc027beceea1ec40a',
)
const abc = new TextEncoder().encode('abc')
const hashOfAbc = 'ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad'
const hashOfNothing = 'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855'

/** Sentences about what the adapter does otherwise; empty for a good one. */
export async function policyCryptoFaults({ sha256, verify }: PolicyCrypto): Promise<string[]> {
  const faults: string[] = []
  const expect = (what: string, holds: boolean): void => void (holds || faults.push(what))
  expect('the hash of `abc` is that of FIPS 180-4', hexOf(await sha256(abc)) === hashOfAbc)
  expect('nothing has a hash', hexOf(await sha256(new Uint8Array())) === hashOfNothing)
  expect(
    'a part of a buffer is hashed as itself',
    hexOf(await sha256(new Uint8Array([0, ...abc, 0]).subarray(1, 4))) === hashOfAbc,
  )
  expect('the known answer of RFC 8032 is good', await verify(key, message, signature))
  for (let at = 0; at < signature.length; at += 9) {
    const other = signature.slice()
    other[at] = (other[at] as number) ^ 1
    expect(`a signature with another byte ${at} is bad`, !(await verify(key, message, other)))
  }
  expect('another message is not signed', !(await verify(key, abc, signature)))
  expect('another key has not signed', !(await verify(bytes('00'.repeat(31) + '01'), message, signature)))
  for (const length of [0, 31, 33]) {
    expect(`a key of ${length} bytes verifies nothing`, !(await verify(new Uint8Array(length), message, signature)))
    expect(`a signature of ${length} bytes is none`, !(await verify(key, message, signature.slice(0, length))))
  }
  return faults
}
