import { eventually } from './eventually.node.ts'
import { registryContract } from './registry.contract.ts'
import { EmbeddedRegistry } from './registry.embedded.ts'
import type { Registry } from './registry.ts'

registryContract('embedded', async () => {
  const house = new EmbeddedRegistry()
  const joined: Registry[] = []
  return {
    join: async (id) => {
      const registry = house.join(id)
      joined.push(registry)
      return registry
    },
    eventually,
    dispose: async () => {
      for (const registry of joined) await registry.stop()
    },
  }
})
