/**
 * The people of the table, and how the region comes to know them before an engine goes away. Uma writes to Vito, who is
 * connected; Wanda has been written to and is away. All three are known to the region; of strangers
 * it has nothing in memory.
 */
import type { Presence } from '../../../protocol/cold-messages.ts'
import type { GroupId } from '../../../protocol/ids.ts'
import { kinds } from '../../../protocol/messages.ts'
import type { SignedInPerson } from '../../wire-client/people.ts'
import { WireClient } from '../../wire-client/wire-client.ts'
import { type Asked, eventually, newClientMessageId, type SmallWorld } from '../small-world.ts'
import { Act } from './act.ts'

/** A busy machine's patience; what never comes about fails. */
const patienceSeconds = 120

export class Cast {
  readonly #small: SmallWorld
  readonly #at: string
  readonly #uma: SignedInPerson
  readonly #vito: SignedInPerson
  readonly #wanda: SignedInPerson
  readonly #strangers: SignedInPerson[] = []
  /** What Vito was shown. */
  readonly #shown: string[] = []
  /** What Uma was told of others. */
  readonly #told: Presence[] = []
  readonly #device: WireClient
  readonly #viewer: WireClient
  #acts = 0

  /** `strangers`: one for each act in which something is done with one. */
  static async enter(small: SmallWorld, at: string, strangers = 0): Promise<Cast> {
    const [uma, vito, wanda] = [
      await small.person(at, 'uma'),
      await small.person(at, 'vito'),
      await small.person(at, 'wanda'),
    ]
    const cast = new Cast(small, at, uma, vito, wanda)
    for (let number = 1; number <= strangers; number++)
      cast.#strangers.push(await small.person(at, `stranger${number}`))
    return cast
  }

  private constructor(small: SmallWorld, at: string, uma: SignedInPerson, vito: SignedInPerson, wanda: SignedInPerson) {
    this.#small = small
    this.#at = at
    this.#uma = uma
    this.#vito = vito
    this.#wanda = wanda
    this.#device = new WireClient(small.edge(at), vito, {
      row: ({ kind, body }) => void (kind === kinds.message && this.#shown.push(Buffer.from(body ?? []).toString())),
    })
    this.#viewer = new WireClient(small.edge(at), uma, { presence: (presence) => void this.#told.push(presence) })
  }

  leave(): void {
    for (const client of [this.#device, this.#viewer]) client.close()
  }

  /** All is ready for one engine to be in one state: from here on the region has in memory what `warm` means. */
  async act(): Promise<Act> {
    this.#acts += 1
    const act = `act ${this.#acts}`
    await Promise.all([this.#device.connect(), this.#viewer.connect()])
    const { sync_key: syncKey } = await this.#served({
      verb: 'GET',
      path: '/v1/chat/sync',
      token: this.#vito.accessToken,
    })
    for (const to of [this.#vito, this.#wanda]) {
      const before = { to_id: to.user, type: 'text', content: `before ${act}`, client_msg_id: newClientMessageId() }
      await this.#served({ verb: 'POST', path: '/v1/chat/send', body: before, token: this.#uma.accessToken })
    }
    // A verdict comes before the row does.
    await eventually('Vito is shown it', () => this.#shown.includes(`before ${act}`), patienceSeconds)
    const made = { name: act, open: true }
    const group = await this.#served({
      verb: 'POST',
      path: '/v1/groups',
      body: made,
      token: this.#uma.accessToken,
    })
    return new Act({
      small: this.#small,
      at: this.#at,
      number: this.#acts,
      uma: this.#uma,
      vito: this.#vito,
      wanda: this.#wanda,
      stranger: this.#strangers[this.#acts - 1],
      device: this.#device,
      shown: this.#shown,
      viewer: this.#viewer,
      told: this.#told,
      syncKey: syncKey as string,
      group: group['group_id'] as GroupId,
      link: group['link'] as string,
    })
  }

  async #served(asked: Omit<Asked, 'at'>): Promise<Record<string, unknown>> {
    let body: Record<string, unknown> = {}
    await eventually(
      `${asked.verb} ${asked.path} is served`,
      async () => {
        const answer = await this.#small.ask({ ...asked, at: this.#at })
        body = answer.body
        return answer.code === undefined
      },
      patienceSeconds,
    )
    return body
  }
}
