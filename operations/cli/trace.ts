/** Under which trace a region’s collector has a message, for an operator who knows its id. */
import { type Output, print, printJson } from '../../protocol/operator/output.node.ts'
import { askRegion, regionNamed } from '../../protocol/operator/world-file.node.ts'

interface Found {
  readonly traceId: string
  readonly followed: boolean
}

export async function findTrace(message: string, region: string, { data, json }: Output): Promise<void> {
  const { alias } = regionNamed(data, region)
  const found = await askRegion<Found>(data, alias, 'GET', `/traces/${encodeURIComponent(message)}`)
  if (json) return printJson('trace.find', { region: alias, ...found })
  print(found.followed ? found.traceId : `${found.traceId} would be its trace; ${alias} did not follow it`)
}
