/** A policy log in a folder of this machine. */
import { existsSync } from 'node:fs'
import { chmod, mkdir, open, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Clock } from '../../platform/clock.ts'
import { DiskError } from '../../platform/disk.ts'
import { openDisk } from '../../platform/disk.node.ts'
import { FolderLocked, lockFolder } from '../../platform/folder-lock.sqlite.ts'
import type { Random } from '../../platform/random.ts'
import type { Signer } from './crypto.ts'
import { generateKey, nodePolicyCrypto, signerOf } from './policy-crypto.node.ts'
import { PolicyLog, type Prove } from './policy-log.ts'
import type { KeyCabinet, PolicyLogFiles } from './policy-log-files.ts'
import { PolicyLogRefused } from './policy-log-refusal.ts'

export interface FolderPorts {
  readonly clock: Pick<Clock, 'now'>
  readonly random: Pick<Random, 'bytes'>
  /** Everything is decided as it would be, and nothing is written. */
  readonly plan?: boolean
}

/** Runs `work` on the log in `folder`, which is this process's alone meanwhile. */
export async function withPolicyLog<T>(
  folder: string,
  { clock, random, plan = false }: FolderPorts,
  work: (log: PolicyLog) => Promise<T>,
): Promise<T> {
  await mkdir(folder, { recursive: true, mode: 0o700 })
  const lock = locked(folder)
  try {
    const files = await folderFiles(folder)
    const cabinet = folderCabinet(join(folder, 'private'), random)
    const ports = { files, cabinet, crypto: nodePolicyCrypto, clock }
    return await work(new PolicyLog(plan ? { ...ports, ...inMemoryOnly(files, cabinet, random) } : ports))
  } finally {
    lock.release()
  }
}

/**
 * The log of an installation that nobody has set up: two approvers whose keys lie beside it, and `text`
 * published. For a machine of a developer; where it matters, approvers keep their keys themselves.
 */
export async function makeDevelopmentLog(log: PolicyLog, text: string, origin: string, prove: Prove): Promise<void> {
  await log.create(origin)
  for (const name of ['dpo', 'counsel']) await log.addKey({ name, role: 'approver' }, { reason: 'development key' })
  await log.propose(text, 'first policy of a new installation')
  for (const name of ['dpo', 'counsel']) await log.approve(await log.signer(name))
  await log.publish(prove)
}

export const hasPolicyLog = (folder: string): boolean => existsSync(join(folder, 'keys.json'))

/** A private key from a file that its owner keeps elsewhere. */
export async function signerFromFile(name: string, path: string): Promise<Signer> {
  try {
    return signerOf(name, await readFile(path, 'utf8'))
  } catch (caught) {
    throw new PolicyLogRefused('key-not-here', caught instanceof Error ? caught.message : `\`${path}\``)
  }
}

function locked(folder: string): { release(): void } {
  try {
    return lockFolder(folder)
  } catch (caught) {
    if (caught instanceof FolderLocked) throw new PolicyLogRefused('log-busy')
    throw caught
  }
}

async function folderFiles(folder: string): Promise<PolicyLogFiles> {
  const disk = await openDisk(folder)
  return {
    read: async (name) => {
      try {
        return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(await disk.readAll(name))
      } catch (caught) {
        if (caught instanceof DiskError && caught.code === 'not-found') return undefined
        if (caught instanceof TypeError) throw new PolicyLogRefused('log-damaged', `\`${name}\` is no UTF-8`)
        throw caught
      }
    },
    replace: (name, content) => disk.replace(name, new TextEncoder().encode(content)),
    remove: (name) => disk.remove(name),
  }
}

function folderCabinet(folder: string, random: Pick<Random, 'bytes'>): KeyCabinet {
  const fileOf = (name: string): string => join(folder, `${name}.pem`)
  return {
    create: async (name) => {
      await mkdir(folder, { recursive: true, mode: 0o700 })
      const { privatePem, publicKey } = generateKey(random)
      // A leftover of a command that ended before the ring named the key: nobody has trusted it yet.
      const file = await open(fileOf(name), 'w', 0o600)
      try {
        await file.writeFile(privatePem)
        await file.sync()
      } finally {
        await file.close()
      }
      await chmod(fileOf(name), 0o600)
      return publicKey
    },
    signer: async (name) =>
      existsSync(fileOf(name)) ? signerOf(name, await readFile(fileOf(name), 'utf8')) : undefined,
  }
}

/** What is written is seen by this command alone, and gone with it. */
function inMemoryOnly(
  files: PolicyLogFiles,
  cabinet: KeyCabinet,
  random: Pick<Random, 'bytes'>,
): { readonly files: PolicyLogFiles; readonly cabinet: KeyCabinet } {
  const written = new Map<string, string | undefined>()
  const keys = new Map<string, Signer>()
  const write = (name: string, content: string | undefined): Promise<void> => {
    written.set(name, content)
    return Promise.resolve()
  }
  return {
    files: {
      read: (name) => (written.has(name) ? Promise.resolve(written.get(name)) : files.read(name)),
      replace: write,
      remove: (name) => write(name, undefined),
    },
    cabinet: {
      create: (name) => {
        const { privatePem, publicKey } = generateKey(random)
        keys.set(name, signerOf(name, privatePem))
        return Promise.resolve(publicKey)
      },
      signer: (name) => (keys.has(name) ? Promise.resolve(keys.get(name)) : cabinet.signer(name)),
    },
  }
}
