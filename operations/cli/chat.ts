/**
 * `meridian chat`: two people in two terminals. Lines that are typed go out, lines that come are
 * printed; ticks stand behind one's own. Works with piped input, too, and ends when everything typed
 * has its answer.
 */
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import pc from 'picocolors'
import { fileStore } from '../../clients/sdk/file-store.node.ts'
import { connectByWs, nodePorts } from '../../clients/sdk/node.node.ts'
import { Meridian } from '../../clients/sdk/meridian.ts'
import { type Status } from '../../clients/sdk/session.ts'
import type { UserId } from '../../protocol/ids.ts'
import { dataFolder, readWorld } from './world-file.ts'

export interface ChatOptions {
  readonly as: string
  readonly password: string
  readonly to: string
  readonly data: string
  readonly url?: string
  readonly device: string
}

/** With piped input: how long to listen after the last answer for what may still come. */
const listenAfterMs = 1_500

export async function chat(options: ChatOptions): Promise<void> {
  const data = dataFolder(options.data)
  const folder = join(data, 'chat', `${options.as}-${options.device}`)
  const note = (text: string): void => void process.stderr.write(`${pc.dim(text)}\n`)
  const meridian = await Meridian.open({
    ...nodePorts,
    url: options.url ?? edgeFor(data, options.as),
    name: options.as,
    password: options.password,
    store: fileStore(join(folder, 'device.log')),
    connect: connectByWs,
  })
  const peer = await meridian.find(options.to)
  note(`${meridian.me.name}, at home in ${meridian.me.region}. You write to ${options.to}. Ctrl-D ends.`)
  listen(meridian, peer, options.to, note)
  await live(meridian)
  await typed(meridian, peer)
  await answered(meridian)
  await meridian.close()
}

function listen(meridian: Meridian, peer: UserId, peerName: string, note: (text: string) => void): void {
  const print = (line: string): void => void process.stdout.write(`${line}\n`)
  meridian.on('message', ({ conversation, mine, text, place }) => {
    if (conversation !== peer || mine) return
    print(`${pc.bold(peerName)}: ${visible(text)}`)
    void meridian.markRead(peer, place)
  })
  meridian.on('accepted', ({ conversation, text }) =>
    conversation === peer ? print(`${pc.dim('me')}: ${visible(text)} ${pc.green('✓')}`) : undefined,
  )
  meridian.on('refused', ({ text, hint, code }) =>
    print(`${pc.dim('me')}: ${visible(text)} ${pc.red(`✗ ${hint} (${code})`)}`),
  )
  meridian.on('delivered', ({ conversation }) => (conversation === peer ? note('✓✓ delivered') : undefined))
  meridian.on('read', ({ conversation }) => (conversation === peer ? note('✓✓ read') : undefined))
  meridian.on('typing', ({ from }) => (from === peer ? note(`${peerName} is typing…`) : undefined))
  let before: Status['s'] = 'connecting'
  meridian.on('status', ({ s }) => {
    if (s === 'offline' && before !== 'offline') note('offline; what you write goes out when the connection is back')
    if (s === 'live' && before === 'offline') note('back')
    if (s === 'live' || s === 'offline') before = s
  })
}

/** Control characters are shown, not obeyed: a text must not steer somebody's terminal. */
const visible = (text: string): string =>
  text.replaceAll(/[\u0000-\u001f\u007f-\u009f\u202a-\u202e\u2066-\u2069]/g, (character) =>
    character === '\n' ? ' ⏎ ' : `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`,
  )

function live(meridian: Meridian): Promise<void> {
  if (meridian.status.s === 'live') return Promise.resolve()
  return new Promise((resolve) => {
    const stop = meridian.on('status', ({ s }) => {
      if (s !== 'live') return
      stop()
      resolve()
    })
  })
}

async function typed(meridian: Meridian, peer: UserId): Promise<void> {
  const lines = createInterface({ input: process.stdin, terminal: process.stdin.isTTY })
  for await (const line of lines) {
    if (line.trim() === '/quit') break
    if (line.trim() !== '') await meridian.send(peer, line)
  }
  lines.close()
}

async function answered(meridian: Meridian): Promise<void> {
  while (meridian.pending > 0) await new Promise((resolve) => setTimeout(resolve, 50))
  if (!process.stdin.isTTY) await new Promise((resolve) => setTimeout(resolve, listenAfterMs))
}

/** The point of presence of the name's own region, as somebody at home would use. */
function edgeFor(data: string, name: string): string {
  const { edges } = readWorld(data)
  const pops: Readonly<Record<string, string>> = { eu: 'fra', us: 'iad', ap: 'sin', cn: 'pek' }
  const alias = name.slice(name.lastIndexOf('@') + 1)
  const edge = edges.find((one) => one.name === pops[alias]) ?? edges[0]
  if (edge === undefined) throw new Error('the installation has no point of presence')
  return edge.url
}
