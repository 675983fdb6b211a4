/** Tests of a contract: each gets something fresh of its own, which is gone afterwards, whatever came of it. */
import { test } from 'node:test'

export const checksOn =
  <Under extends { readonly dispose: () => Promise<void> }>(openFresh: () => Promise<Under>) =>
  (title: string, body: (under: Under) => Promise<void>): void => {
    test(title, async () => {
      const under = await openFresh()
      try {
        await body(under)
      } finally {
        await under.dispose()
      }
    })
  }

/**
 * So many checks of a suite at a time, where an engine is waited for more than worked with: enough to
 * overlap the waits, and few enough that none of them is late for want of a core.
 */
export const whileWaiting = { concurrency: 4 } as const
