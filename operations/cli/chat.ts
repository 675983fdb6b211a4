/**
 * `meridian chat`: people in terminals. Lines that are typed go out, lines that come are printed; ticks
 * stand behind one's own. Works with piped input, too, and ends when everything typed has its answer.
 */
import { join } from 'node:path'
import { fileStore } from '../../clients/sdk/file-store.node.ts'
import { Meridian } from '../../clients/sdk/meridian.ts'
import { connectByWs, nodePorts } from '../../clients/sdk/node.node.ts'
import { ChatRoom } from './chat-room.ts'
import { jsonScreen, peopleScreen, type Screen } from './chat-screen.ts'
import { CommandFailed, exitCodes } from '../../protocol/operator/exit.ts'
import { linesTyped } from './typed-lines.ts'
import { dataFolder, readWorld } from '../../protocol/operator/world-file.node.ts'

export interface ChatOptions {
  readonly as: string
  readonly password: string
  readonly to?: string
  readonly data: string
  readonly url?: string
  readonly device: string
  readonly json?: boolean
}

/** With piped input: how long to listen after the last answer for what may still come. */
const listenAfterMs = 1_500

/** Throws `CommandFailed` and `MeridianError`, with the connection closed. */
export async function chat(options: ChatOptions): Promise<void> {
  const data = dataFolder(options.data)
  const screen = options.json === true ? jsonScreen : peopleScreen
  const meridian = await Meridian.open({
    ...nodePorts,
    url: options.url ?? edgeFor(data, options.as),
    name: options.as,
    password: options.password,
    store: fileStore(join(data, 'chat', `${options.as}-${options.device}`, 'device.log')),
    connect: connectByWs,
  })
  try {
    await talk(meridian, options, screen)
  } finally {
    await meridian.close()
  }
}

async function talk(meridian: Meridian, { to }: ChatOptions, screen: Screen): Promise<void> {
  const room = new ChatRoom(meridian, screen)
  const ended = endOf(meridian)
  // It may come before anybody waits for it.
  ended.catch(() => undefined)
  if (to !== undefined) await room.open(to)
  screen.note(`${meridian.me.name}, at home in ${meridian.me.region}. /help says what you can do; Ctrl-D ends.`)
  await Promise.race([live(meridian), ended])
  await Promise.race([converse(meridian, room), ended])
}

async function converse(meridian: Meridian, room: ChatRoom): Promise<void> {
  for await (const line of linesTyped(() => room.typing())) {
    if (!(await room.typed(line))) break
  }
  if (process.stdin.isTTY) return
  await meridian.drain()
  await new Promise((resolve) => setTimeout(resolve, listenAfterMs))
  if (room.refusals > 0) throw new CommandFailed(exitCodes.no, `${room.refusals} refused`)
}

const live = (meridian: Meridian): Promise<void> =>
  new Promise((resolve) => {
    const check = (): void => {
      if (meridian.status.s === 'live') resolve()
    }
    meridian.on('status', check)
    check()
  })

/** Rejects when the connection has ended for good. */
const endOf = (meridian: Meridian): Promise<never> =>
  new Promise((_resolve, reject) => {
    meridian.on('status', (status) => {
      if (status.s === 'signed-out' || status.s === 'stopped')
        reject(new CommandFailed(exitCodes.notAllowed, `the region ended the connection: ${status.why}`))
    })
  })

/** The point of presence of the name's own region, as somebody at home would use. */
function edgeFor(data: string, name: string): string {
  const { edges } = readWorld(data)
  const pops: Readonly<Record<string, string>> = { eu: 'fra', us: 'iad', ap: 'sin', cn: 'pek' }
  const alias = name.slice(name.lastIndexOf('@') + 1)
  const edge = edges.find((one) => one.name === pops[alias]) ?? edges[0]
  if (edge === undefined) throw new CommandFailed(exitCodes.unreachable, 'the installation has no point of presence')
  return edge.url
}
