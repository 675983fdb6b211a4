import { freshRows } from './rows-of-test.cassandra.ts'
import { historyContract } from './history.contract.ts'
import { openCassandraRowStore } from './row-store.cassandra.ts'
import { rowStoreContract, type StoreUnderTest } from './row-store.contract.ts'

const { options, empty } = await freshRows()

async function openFresh(): Promise<StoreUnderTest> {
  await empty()
  let store = await openCassandraRowStore(options)
  const opened: StoreUnderTest = {
    get store() {
      return store
    },
    reopen: async () => {
      await store.close()
      store = await openCassandraRowStore(options)
      return opened
    },
    dispose: () => store.close(),
  }
  return opened
}

rowStoreContract('Cassandra', openFresh)
historyContract('Cassandra', openFresh)
