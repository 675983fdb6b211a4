/**
 * Whether an answer of a region may be kept on its way: the region says what is in it, in a header that
 * ends here, and the policy says whether that may be cached where this point of presence stands. What
 * says nothing, or is not allowed, is kept by nobody.
 */
import type { Zone } from '../protocol/ids.ts'
import { heldDataHeader, readHeldData } from '../protocol/held-data.ts'
import type { PlaceOfPop } from './region-map.ts'
import type { RoutePolicy } from './route-policy.ts'

export const keptByNobody = 'private, no-store'

export function markKept(
  answer: Response,
  policy: RoutePolicy | undefined,
  zone: Zone | undefined,
  place: PlaceOfPop | undefined,
): Response {
  const held = readHeldData(answer.headers.get(heldDataHeader))
  const known = policy !== undefined && held !== undefined && zone !== undefined && place !== undefined
  const marked = new Response(answer.body, answer)
  marked.headers.delete(heldDataHeader)
  if (!known || !policy.mayCache(held, zone, place.region)) marked.headers.set('cache-control', keptByNobody)
  return marked
}
