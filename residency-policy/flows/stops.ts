/** Emergency stops: an operator closes what policy allows, at once and without a new version of it. */

/** From people of one zone to the home of another; 0 means every zone. */
export interface Stop {
  readonly fromZone: number
  readonly toZone: number
}

export const sameStop = (a: Stop, b: Stop): boolean => a.fromZone === b.fromZone && a.toZone === b.toZone

/** Whether data of `zone` on its way to `region` is stopped. What stays at home never is. */
export function isStopped(
  stops: readonly Stop[],
  zones: readonly number[],
  homes: readonly number[],
  zone: number,
  region: number,
): boolean {
  if (homes[zones.indexOf(zone)] === region) return false
  return stops.some(
    ({ fromZone, toZone }) =>
      (fromZone === 0 || fromZone === zone) && (toZone === 0 || homes[zones.indexOf(toZone)] === region),
  )
}
