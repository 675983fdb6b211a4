/** Real conversations from a file: one JSON object a line, rooms in order. */
import { readFileSync } from 'node:fs'

export interface Message {
  readonly room: string
  /** Position in its room. */
  readonly n: number
  readonly from: string
  readonly text: string
  /** Positions of the messages it answers. */
  readonly answers: readonly number[]
}

export interface Room {
  readonly name: string
  readonly messages: readonly Message[]
  /** People of the room in order of their first word; the same pseudonym elsewhere is somebody else. */
  readonly people: readonly string[]
}

export function readRooms(file: string): Room[] {
  const byRoom = new Map<string, Message[]>()
  for (const line of readFileSync(file, 'utf8').split('\n')) {
    if (line.trim() === '') continue
    const { room, n, from, text, reply_to: answers = [] } = JSON.parse(line) as Message & { reply_to?: number[] }
    const messages = byRoom.get(room)
    const message = { room, n, from, text, answers }
    if (messages === undefined) byRoom.set(room, [message])
    else messages.push(message)
  }
  return [...byRoom].map(([name, messages]) => ({
    name,
    messages,
    people: [...new Set(messages.map(({ from }) => from))],
  }))
}
