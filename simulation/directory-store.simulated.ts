/**
 * A directory store in memory for the simulation: a medium that survives crashes, and stores over
 * it. As the real one syncs each commit, what was put is kept whatever the process does next.
 */
import type { DirectoryStore, HomeEntry, HomeHash, StoredHome } from '../regions/directory/directory-store.ts'

export class SimulatedDirectoryMedium {
  readonly #homes = new Map<HomeHash, StoredHome>()

  /** As if what other regions have told had never arrived. */
  loseOthers(): void {
    for (const [hash, { here }] of this.#homes) if (!here) this.#homes.delete(hash)
  }

  open(): DirectoryStore {
    const homes = this.#homes
    return {
      put: async (offered) => offered.map((home) => putOne(homes, home)),
      get: (hash) => entryOf(homes.get(hash)),
      pageHere: async (after, limit) =>
        [...homes.values()]
          .filter((home) => home.here && (after === undefined || home.hash > after))
          .sort((one, other) => (one.hash < other.hash ? -1 : 1))
          .slice(0, limit),
      loadOfParts: async () => {
        const loads = new Map<number, number>()
        for (const { here, part } of homes.values()) if (here) loads.set(part, (loads.get(part) ?? 0) + 1)
        return loads
      },
      close: async () => {},
    }
  }
}

function putOne(homes: Map<HomeHash, StoredHome>, home: StoredHome): boolean {
  const stored = homes.get(home.hash)
  if (stored !== undefined && rank(stored) >= rank(home)) return false
  homes.set(home.hash, { ...home })
  return true
}

/** (epoch, here) as one number. */
const rank = ({ epoch, here }: StoredHome): number => epoch * 2 + (here ? 1 : 0)

const entryOf = (home: StoredHome | undefined): HomeEntry | undefined =>
  home && { region: home.region, part: home.part, zone: home.zone, epoch: home.epoch }
