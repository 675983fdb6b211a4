/**
 * Presence and typing of one region: its own people for viewers here and elsewhere, other regions'
 * people for viewers here. Whether anything crosses is decided at the source, by the list in force.
 */
import type { Scheduler } from '../../platform/clock.ts'
import type { Service } from '../../platform/lifecycle.ts'
import type { Typing } from '../../protocol/cold-messages.ts'
import type { UserKey } from '../../protocol/ids.ts'
import type { ConnectionPresence } from './connection-presence.ts'
import { PresenceHome } from './presence-home.ts'
import type { Permit } from '../../residency-policy/flows/permit.ts'
import type { PeerService, PresenceForPeer, PresencePeer } from './presence-peer.ts'
import { type PresenceLease, type PresenceStore } from './presence-store.ts'
import { type Viewer, Viewers } from './viewers.ts'

export interface RegionPresencePorts {
  /** Number of this region. */
  readonly region: number
  readonly store: PresenceStore
  readonly scheduler: Scheduler
  /** Other regions by number. */
  readonly peers: ReadonlyMap<number, PresencePeer>
  regionOf(alias: string): number | undefined
  homeOf(user: UserKey): Promise<number | undefined>
  hasBlocked(owner: UserKey, other: UserKey): Promise<boolean>
  /** The person's own preference. */
  tellsLastSeen(user: UserKey): Promise<boolean>
  /** The leave for presence of this region's people to go to another one now: as strict as the strictest of its zones. */
  permit(toRegion: number): Permit<'presence'> | undefined
  /** To whoever is connected here. */
  deliverTyping(to: UserKey, typing: Typing): void
}

export class RegionPresence implements ConnectionPresence, PeerService, Service {
  readonly #ports: RegionPresencePorts
  readonly #home: PresenceHome
  readonly #viewers: Viewers

  constructor(ports: RegionPresencePorts) {
    this.#ports = ports
    const { region, store, scheduler, peers } = ports
    this.#home = new PresenceHome({
      store,
      scheduler,
      disclosure: async (viewer, target) => {
        if (viewer === target) return 'everything'
        if (await ports.hasBlocked(target, viewer)) return 'nothing'
        return (await ports.tellsLastSeen(target)) ? 'everything' : 'state'
      },
    })
    this.#viewers = new Viewers({
      scheduler,
      homeOf: (user) => ports.homeOf(user),
      source: (number) => (number === region ? this.#home : peers.get(number)),
    })
  }

  arrived(user: UserKey, lease: PresenceLease): void {
    this.#ports.store.arrive(user, lease)
  }

  departed(user: UserKey, lease: PresenceLease): void {
    this.#ports.store.depart(user, lease)
  }

  gatewayLost(gateway: number): void {
    this.#ports.store.gatewayLost(gateway)
  }

  watch(viewer: Viewer, add: readonly UserKey[], remove: readonly UserKey[]): boolean {
    return this.#viewers.watch(viewer, add, remove)
  }

  left(viewer: Viewer): void {
    this.#viewers.left(viewer)
  }

  permissionsChanged(user: UserKey): void {
    this.#home.permissionsChanged(user)
  }

  typing(to: UserKey, typing: Typing): void {
    void this.#typing(to, typing).catch(() => undefined)
  }

  sourceFor(alias: string): PresenceForPeer {
    const region = this.#ports.regionOf(alias)
    return {
      subscribe: (subscription) =>
        this.#home.subscribe({
          ...subscription,
          tell: (value) => {
            const permit = this.#permit(region)
            subscription.tell(permit && { permit, value })
          },
        }),
    }
  }

  typingFrom(_alias: string, to: UserKey, typing: Typing): void {
    void this.#typingHere(to, typing).catch(() => undefined)
  }

  async stop(): Promise<void> {
    await this.#home.stop()
    await this.#ports.store.stop()
  }

  #permit(region: number | undefined): Permit<'presence'> | undefined {
    return region === undefined ? undefined : this.#ports.permit(region)
  }

  async #typing(to: UserKey, typing: Typing): Promise<void> {
    const home = await this.#ports.homeOf(to)
    if (home === this.#ports.region) return this.#typingHere(to, typing)
    const permit = this.#permit(home)
    if (home !== undefined && permit !== undefined) this.#ports.peers.get(home)?.typing(to, { permit, value: typing })
  }

  /** Whom one has blocked types unseen. */
  async #typingHere(to: UserKey, typing: Typing): Promise<void> {
    const who = typing.peer
    if (who !== undefined && !(await this.#ports.hasBlocked(to, who))) this.#ports.deliverTyping(to, typing)
  }
}
