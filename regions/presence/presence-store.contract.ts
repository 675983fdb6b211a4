/** What every `PresenceStore` owes its callers. */
import assert from 'node:assert/strict'
import { describe } from 'node:test'
import { checksOn } from '../../platform/check.contract.ts'
import type { UserKey } from '../../protocol/ids.ts'
import type { PresenceLease, PresenceStore } from './presence-store.ts'

export interface PresenceStoreUnderTest {
  readonly store: PresenceStore
  /** Milliseconds since the epoch that the store's clock shows from now on. */
  setTime(ms: number): void
  /** The same content as the next start of the process sees it; the first store is stopped. */
  reopen(): Promise<PresenceStore>
  dispose(): Promise<void>
}

const anna = 'anna-anna-anna-1' as UserKey
const noon = Date.UTC(2026, 0, 1, 12)
const lease = (gateway: number, connection: number): PresenceLease => ({ gateway, connection })

export function presenceStoreContract(name: string, openFresh: () => Promise<PresenceStoreUnderTest>): void {
  const check = checksOn(openFresh)

  describe(`presence store: ${name}`, () => {
    check('whoever never came is offline and was never seen', async ({ store }) => {
      assert.deepEqual(await store.read(anna), { type: 'offline', lastSeen: 0 })
    })

    check('online while a connection stands, then last seen in whole minutes', async ({ store, setTime }) => {
      store.arrive(anna, lease(1, 1))
      assert.deepEqual(await store.read(anna), { type: 'online' })
      setTime(noon + 90_500)
      store.depart(anna, lease(1, 1))
      assert.deepEqual(await store.read(anna), { type: 'offline', lastSeen: noon + 60_000 })
    })

    check('the late end of an old connection does not make a new one offline', async ({ store }) => {
      store.arrive(anna, lease(1, 1))
      store.arrive(anna, lease(2, 1))
      store.depart(anna, lease(1, 1))
      store.depart(anna, lease(1, 1))
      assert.deepEqual(await store.read(anna), { type: 'online' })
    })

    check('a gateway that is lost takes all its connections with it and no others', async ({ store, setTime }) => {
      const mei = 'mei-mei-mei-mei1' as UserKey
      store.arrive(anna, lease(1, 1))
      store.arrive(mei, lease(1, 2))
      store.arrive(mei, lease(2, 1))
      setTime(noon)
      store.gatewayLost(1)
      assert.deepEqual(await store.read(anna), { type: 'offline', lastSeen: noon })
      assert.deepEqual(await store.read(mei), { type: 'online' })
      store.depart(anna, lease(1, 1))
      assert.deepEqual(await store.read(mei), { type: 'online' })
    })

    check('a change is told once for somebody, not for each connection', async ({ store }) => {
      const told: UserKey[] = []
      store.onChange((user) => told.push(user))
      store.arrive(anna, lease(1, 1))
      store.arrive(anna, lease(1, 2))
      store.depart(anna, lease(1, 1))
      assert.deepEqual(told, [anna])
      store.depart(anna, lease(1, 2))
      assert.deepEqual(told, [anna, anna])
    })

    check('last seen outlives the process; being online does not', async ({ store, setTime, reopen }) => {
      setTime(noon)
      store.arrive(anna, lease(1, 1))
      const next = await reopen()
      assert.deepEqual(await next.read(anna), { type: 'offline', lastSeen: noon })
    })
  })
}
