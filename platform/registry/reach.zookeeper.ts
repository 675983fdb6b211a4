/**
 * Whether there is a ZooKeeper of ours at an address, asked before anything is written. The client
 * library only goes on dialling, whatever listens there; ZooKeeper's own `srvr` command tells version
 * and state over a plain connection.
 */
import { connect } from 'node:net'
import type { Scheduler } from '../clock.ts'
import { RegistryError } from './registry.ts'

/** What this is tested with, and what it was told to work with; 3.7 and older get no repairs any more. */
const versions = ['3.8', '3.9']

type Found =
  | { readonly type: 'serves' }
  | { readonly type: 'silent' | 'refuses' | 'stranger' | 'not-serving' }
  | { readonly type: 'wrong-version'; readonly version: string }

/** Resolves when one of the servers can be used; rejects with one sentence that says what to do. */
export async function reach(servers: readonly string[], waitMs: number, scheduler: Scheduler): Promise<void> {
  if (servers.length === 0) throw unusable('no address of a ZooKeeper is configured: give `host:port` of each server')
  const found = await Promise.all(servers.map((server) => find(server, waitMs, scheduler)))
  if (found.some(({ type }) => type === 'serves')) return
  throw unusable(servers.map((server, at) => sentence(server, found[at] as Found)).join('; '))
}

function sentence(server: string, found: Exclude<Found, { type: 'serves' }> | Found): string {
  switch (found.type) {
    case 'serves':
      return `${server} serves`
    case 'silent':
      return `${server} takes connections and says nothing: is it a ZooKeeper, and is \`srvr\` among its 4lw.commands.whitelist?`
    case 'refuses':
      return `nothing listens at ${server}: start ZooKeeper there or correct the address`
    case 'stranger':
      return `what listens at ${server} is no ZooKeeper: correct the address`
    case 'not-serving':
      return `the ZooKeeper at ${server} has no quorum: start the other servers of its ensemble`
    case 'wrong-version':
      return `the ZooKeeper at ${server} is version ${found.version}: this needs ${versions.join(' or ')}`
  }
}

async function find(server: string, waitMs: number, scheduler: Scheduler): Promise<Found> {
  const answer = await ask(server, 'srvr', waitMs, scheduler)
  if (answer === undefined) return { type: 'refuses' }
  if (answer === '') return { type: 'silent' }
  if (answer.startsWith('This ZooKeeper instance is not currently serving')) return { type: 'not-serving' }
  // It says so and nothing else: no proof of a wrong version.
  if (answer.includes('not in the whitelist')) return { type: 'serves' }
  const version = /^Zookeeper version: (\d+\.\d+)(\.\d+)?/m.exec(answer)
  if (version?.[1] === undefined) return { type: 'stranger' }
  if (versions.includes(version[1])) return { type: 'serves' }
  return { type: 'wrong-version', version: `${version[1]}${version[2] ?? ''}` }
}

/** What the server says until it ends; undefined when there is no connection. */
function ask(server: string, command: string, waitMs: number, scheduler: Scheduler): Promise<string | undefined> {
  const at = server.lastIndexOf(':')
  return new Promise((resolve) => {
    let heard = ''
    let isOpen = false
    const socket = connect({ host: server.slice(0, at), port: Number(server.slice(at + 1)) })
    const timer = scheduler.after(waitMs, () => socket.destroy())
    socket.on('connect', () => {
      isOpen = true
      socket.write(command)
    })
    socket.on('data', (bytes: Buffer) => {
      heard += bytes.toString('latin1')
      if (heard.length > answerMax) socket.destroy()
    })
    // `close` follows.
    socket.on('error', () => {})
    socket.on('close', () => {
      timer.cancel()
      resolve(isOpen ? heard : undefined)
    })
  })
}

/** Ten times what ZooKeeper answers. */
const answerMax = 4_096

const unusable = (sentence: string): RegistryError => new RegistryError('unusable', sentence)
