/** Anna's own token, and beside it a header that says another home: it goes where the token says (I5). */
import { Api } from '../../clients/sdk/api.ts'
import { claimedHomeHeader } from '../../edge/edge-faults.ts'
import type { SimulatedEdge } from '../edge.simulated.ts'
import type { Scenario } from '../scenario.ts'

export const claimedHome: Scenario = {
  name: 'claimed-home',
  play: async ({ edges, time }) => {
    const [edge] = edges as [SimulatedEdge]
    const node = time.node('device')
    const fetcher = edge.fetchFor('home', node)
    const api = new Api(edge.url, fetcher, node)
    const anna = await time.settle(api.signUp('anna', 'correct horse battery', '', 'device-key-of-anna'))
    const headers = { authorization: `Bearer ${anna.access_token}`, [claimedHomeHeader]: 'ap-southeast' }
    await time.settle(fetcher(`${edge.url}/v1/me`, { headers }))
  },
}
