import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { nodeScheduler } from '../../platform/clock.node.ts'
import { presenceStoreContract } from './presence-store.contract.ts'
import { openEmbeddedPresence } from './presence-store.embedded.ts'

presenceStoreContract('SQLite', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'meridian-presence-'))
  let now = 0
  const open = () =>
    openEmbeddedPresence({
      path: join(folder, 'presence.sqlite'),
      clock: { now: () => now, monotonic: () => now },
      scheduler: nodeScheduler,
      onFailure: (error) => {
        throw error
      },
    })
  let store = open()
  return {
    store,
    setTime: (ms) => {
      now = ms
    },
    reopen: async () => {
      await store.stop()
      store = open()
      return store
    },
    dispose: async () => {
      await store.stop()
      await rm(folder, { recursive: true })
    },
  }
})
