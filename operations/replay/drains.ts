/** What gets SIGTERM while the rooms talk, each when a share of all messages is accepted: parts and connections move. */
import type { World } from '../../processes/world.ts'

const planned: readonly { readonly at: number; readonly name: string }[] = [
  { at: 1 / 3, name: 'eu/worker-1' },
  { at: 1 / 2, name: 'eu/gateway-1' },
  { at: 2 / 3, name: 'us/worker-2' },
]

export class Drains {
  readonly done: string[] = []
  readonly #world: World
  readonly #messages: number
  readonly #left: { readonly at: number; readonly name: string }[]

  constructor(world: World, messages: number) {
    this.#world = world
    this.#messages = messages
    this.#left = planned.filter(({ name }) => world.processes.includes(name))
  }

  accepted(count: number): void {
    const next = this.#left[0]
    if (next === undefined || count <= next.at * this.#messages) return
    this.#left.shift()
    this.#world.drain(next.name)
    this.done.push(next.name)
  }
}
