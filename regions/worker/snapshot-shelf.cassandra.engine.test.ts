import { freshRows } from '../mailbox/rows-of-test.cassandra.ts'
import { openCassandraRowStore } from '../mailbox/row-store.cassandra.ts'
import { openCassandraShelf } from './snapshot-shelf.cassandra.ts'
import { type ShelfUnderTest, snapshotShelfContract } from './snapshot-shelf.contract.ts'

const { options, empty } = await freshRows()

async function openRun(): Promise<ShelfUnderTest> {
  const shelf = await openCassandraShelf(options, 'worker-1')
  const store = await openCassandraRowStore(options)
  const close = async (): Promise<void> => {
    await store.close()
    await shelf.close()
  }
  return {
    shelf,
    rows: () => store,
    reopen: async (beforeOpening) => {
      await close()
      const between = await openCassandraShelf(options, 'worker-1')
      await beforeOpening(between)
      await between.close()
      return openRun()
    },
    dispose: close,
  }
}

snapshotShelfContract('Cassandra', async () => {
  await empty()
  return openRun()
})
