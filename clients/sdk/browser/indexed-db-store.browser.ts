/** A device's records in a browser's IndexedDB: a commit is one transaction that waits for the disk. */
import type { DeviceStore } from '../ports.ts'

const records = 'records'

/** `name`: one for each person of this browser. Rejects with the browser's error. */
export function indexedDbStore(name: string): DeviceStore {
  let database: Promise<IDBDatabase> | undefined
  const opened = (): Promise<IDBDatabase> => {
    database ??= open(name).catch((caught: unknown) => {
      database = undefined
      throw caught
    })
    return database
  }
  return {
    load: async () => {
      const transaction = (await opened()).transaction(records, 'readonly')
      const keys = transaction.objectStore(records).getAllKeys()
      const values = transaction.objectStore(records).getAll()
      await ended(transaction)
      return new Map(keys.result.map((key, index) => [String(key), values.result[index] as string] as const))
    },
    commit: async (changes) => {
      const transaction = (await opened()).transaction(records, 'readwrite', { durability: 'strict' })
      const store = transaction.objectStore(records)
      for (const [key, value] of changes) {
        if (value === undefined) store.delete(key)
        else store.put(value, key)
      }
      await ended(transaction)
    },
  }
}

function open(name: string): Promise<IDBDatabase> {
  return new Promise((resolve, reject) => {
    const request = indexedDB.open(`meridian ${name}`, 1)
    request.onupgradeneeded = () => void request.result.createObjectStore(records)
    request.onsuccess = () => {
      // Whoever deletes it must not wait for us.
      request.result.onversionchange = () => request.result.close()
      resolve(request.result)
    }
    request.onerror = () => reject(causeOf(request.error))
  })
}

function ended(transaction: IDBTransaction): Promise<void> {
  return new Promise((resolve, reject) => {
    transaction.oncomplete = () => resolve()
    transaction.onabort = () => reject(causeOf(transaction.error))
  })
}

const causeOf = (error: DOMException | null): Error => error ?? new Error('the store did not answer')
