/**
 * Signed notes and checkpoints as C2SP writes them (c2sp.org/signed-note, c2sp.org/tlog-checkpoint): a
 * text, an empty line, and a line for each signature. Tools of others read them.
 */
import { base64, fromBase64 } from './base64.ts'
import type { PolicyCrypto, Signer } from './crypto.ts'

export interface Checkpoint {
  /** Name of the log. */
  readonly origin: string
  readonly size: number
  readonly root: Uint8Array
}

const algorithmEd25519 = 1

export const checkpointText = ({ origin, size, root }: Checkpoint): string => `${origin}\n${size}\n${base64(root)}\n`

export async function signNote(
  crypto: PolicyCrypto,
  text: string,
  signer: Signer,
  publicKey: Uint8Array,
): Promise<string> {
  const signature = await signer.sign(utf8(text))
  const blob = new Uint8Array([...(await keyHash(crypto, signer.name, publicKey)), ...signature])
  return `${text}\n— ${signer.name} ${base64(blob)}\n`
}

/** The checkpoint in a note that `name` has signed with `publicKey`; undefined for any other text. */
export async function readCheckpoint(
  crypto: PolicyCrypto,
  note: string,
  name: string,
  publicKey: Uint8Array,
): Promise<Checkpoint | undefined> {
  const end = note.indexOf('\n\n')
  if (end < 0) return undefined
  const text = note.slice(0, end + 1)
  const hash = await keyHash(crypto, name, publicKey)
  for (const line of note.slice(end + 2).split('\n')) {
    const match = /^— (\S+) (\S+)$/.exec(line)
    const blob = match?.[1] === name ? fromBase64(match[2] ?? '') : undefined
    if (blob === undefined || blob.length !== 68 || !hash.every((byte, at) => byte === blob[at])) continue
    if (await crypto.verify(publicKey, utf8(text), blob.subarray(4))) return parseCheckpoint(text)
  }
  return undefined
}

/** What a note says whose signature was verified before. */
export const readCheckpointText = (note: string): Checkpoint | undefined =>
  parseCheckpoint(note.slice(0, note.indexOf('\n\n') + 1))

function parseCheckpoint(text: string): Checkpoint | undefined {
  const [origin = '', size = '', root = ''] = text.split('\n')
  const hash = fromBase64(root)
  if (origin === '' || !/^(0|[1-9]\d{0,14})$/.test(size) || hash?.length !== 32) return undefined
  return { origin, size: Number(size), root: hash }
}

async function keyHash(crypto: PolicyCrypto, name: string, publicKey: Uint8Array): Promise<Uint8Array> {
  const hash = await crypto.sha256(new Uint8Array([...utf8(`${name}\n`), algorithmEd25519, ...publicKey]))
  return hash.slice(0, 4)
}

const utf8 = (text: string): Uint8Array => new TextEncoder().encode(text)
