/** What people ask of the API while something happens to it: over HTTP, over a socket, and signing in. */
import { entryOf, frameFields } from '../../protocol/codec/frame.ts'
import { encodeRequest } from '../../protocol/cold-messages.ts'
import type { UserId } from '../../protocol/ids.ts'
import { helloFrame } from '../wire-client/frames.ts'
import { signIn, type SignedInPerson } from '../wire-client/people.ts'
import { SocketClient } from '../wire-client/socket-client.ts'
import { eventually, newClientMessageId, type SmallWorld } from './small-world.ts'

export interface Asker {
  readonly person: SignedInPerson
  readonly password: string
  /** To whom they write. */
  readonly to: UserId
}

/** What was refused, and with which code. */
export interface Troubles {
  /** Of requests that another process may be asked again. */
  readonly again: string[]
  /** Of sign-ins, which must not be run twice. */
  readonly once: string[]
}

/** On a busy machine. */
const patienceSeconds = 90
const pauseMs = 100

/** Everybody asks, one thing after the other, until `happens` has happened. */
export async function askWhile(
  small: SmallWorld,
  askers: readonly Asker[],
  happens: () => Promise<void>,
): Promise<Troubles> {
  const troubles: Troubles = { again: [], once: [] }
  let over = false
  const sockets = await Promise.all(askers.map((asker) => connected(small, asker)))
  const asking = askers.map(async (asker, at) => {
    for (let round = 1; !over; round++) {
      await askAll(small, asker, sockets[at] as SocketClient, round, troubles)
      await new Promise((resolve) => setTimeout(resolve, pauseMs))
    }
  })
  await happens()
  over = true
  await Promise.all(asking)
  for (const socket of sockets) socket.close()
  return troubles
}

/** As another device: one that connects a second time ends the first. */
async function connected(small: SmallWorld, { person, password }: Asker): Promise<SocketClient> {
  const { accessToken } = await signIn(small.edge('fra'), person.name, password)
  const socket = new SocketClient(small.edge('fra'), accessToken)
  await eventually('a socket is open', () => socket.isOpen, patienceSeconds)
  socket.frame(helloFrame())
  await eventually('it is welcomed', () => socket.all(frameFields.welcome).length > 0, patienceSeconds)
  return socket
}

async function askAll(
  small: SmallWorld,
  { person, password, to }: Asker,
  socket: SocketClient,
  round: number,
  { again, once }: Troubles,
): Promise<void> {
  const note = (list: string[], what: string, code: string | undefined): void => {
    if (code !== undefined) list.push(`${what}: ${code}`)
  }
  const ask = async (verb: string, path: string, body?: object) =>
    (await small.ask({ at: 'fra', verb, path, body, token: person.accessToken })).code
  const text = { to_id: to, type: 'text', content: `round ${round}`, client_msg_id: newClientMessageId() }
  note(again, 'look-up', await ask('GET', `/v1/people/${to}`))
  note(again, 'send', await ask('POST', '/v1/chat/send', text))
  note(again, 'over a socket', await askOverSocket(socket, round))
  // A password costs a tenth of a second of a core.
  if (round % 4 !== 0) return
  const claim = { name: person.name, password, device_key: `third-device-of-${person.user}` }
  note(once, 'sign-in', await ask('POST', '/v1/sessions', claim))
}

/** Resolves to the refusal, or to undefined when there was none. */
async function askOverSocket(socket: SocketClient, request: number): Promise<string | undefined> {
  const counted = (): number => socket.all(frameFields.response).length + socket.all(frameFields.error).length
  const before = { all: counted(), refused: socket.all(frameFields.error).length }
  const asked = encodeRequest({ request, method: 'Contacts.List', body: new Uint8Array() })
  socket.frame(entryOf(frameFields.request, asked).slice())
  const over = (): boolean => socket.closeCode !== undefined
  await eventually('a request over a socket is answered', () => counted() > before.all || over(), patienceSeconds)
  if (over()) return `closed with ${socket.closeCode}`
  return socket.all(frameFields.error).length > before.refused ? socket.refusal : undefined
}
