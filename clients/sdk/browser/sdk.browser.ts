/**
 * The SDK's door in a browser. One tab of a person leads and has the connection; another one that
 * opens the same store waits until the first is closed (Web Locks).
 */
import { Meridian, type MeridianOptions } from '../meridian.ts'
import { memoryStore } from '../ports.ts'
import { browserPorts, connectByBrowser } from './browser-ports.browser.ts'
import { indexedDbStore } from './indexed-db-store.browser.ts'

export * from '../sdk.ts'
export { indexedDbStore, memoryStore }

export type OpenOptions = Pick<MeridianOptions, 'url' | 'name' | 'password'> & Partial<Pick<MeridianOptions, 'store'>>

/** Resolves when this tab leads and its store is open. Throws `MeridianError`. */
export async function openMeridian(options: OpenOptions): Promise<Meridian> {
  const release = await lead(`meridian ${options.name}`)
  try {
    const meridian = await Meridian.open({
      store: indexedDbStore(options.name),
      ...browserPorts,
      connect: connectByBrowser,
      ...options,
    })
    const stop = wakeWithTheTab(meridian)
    meridian.on('status', ({ s }) => {
      if (s !== 'closed') return
      stop()
      release()
    })
    return meridian
  } catch (caught) {
    release()
    throw caught
  }
}

/** Resolves to the way to give the lead up. A tab that is closed gives it up by itself. */
function lead(lock: string): Promise<() => void> {
  return new Promise((resolve, reject) => {
    navigator.locks.request(lock, () => new Promise<void>((release) => resolve(release))).catch(reject)
  })
}

function wakeWithTheTab(meridian: Meridian): () => void {
  const wake = (): void => {
    if (document.visibilityState === 'visible') meridian.wake()
  }
  addEventListener('online', wake)
  document.addEventListener('visibilitychange', wake)
  return () => {
    removeEventListener('online', wake)
    document.removeEventListener('visibilitychange', wake)
  }
}
