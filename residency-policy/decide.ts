/**
 * Where a body may go, decided by one allow-list. The list is itself a record in every part (W8), so
 * that each record is judged by the version before it and every worker that folds it agrees. This is
 * the seam where the residency document plugs in: the question and the answer keep their form.
 *
 * Default deny: an unknown region, an unlabelled class or an empty list allows nothing.
 */
export type DataClass =
  | 'msg.body'
  | 'group.body'
  | 'group.roster'
  | 'directory.home'
  | 'presence'
  | 'receipt'
  | 'profile'
  | 'control'

export interface Flow {
  readonly fromRegion: number
  readonly toRegion: number
  readonly dataClass: string
}

export interface AllowList {
  readonly version: number
  readonly allow: readonly Flow[]
}

export type Decision =
  | { readonly allow: true; readonly rule: string }
  | { readonly allow: false; readonly rule: string }

export const nothingAllowed: AllowList = { version: 0, allow: [] }

/** May data of `dataClass` whose author lives in `fromRegion` go to `toRegion`? A region may always keep its own. Pure, total. */
export function decide(list: AllowList, fromRegion: number, toRegion: number, dataClass: DataClass): Decision {
  if (fromRegion === toRegion && fromRegion > 0) return { allow: true, rule: 'home' }
  for (const flow of list.allow) {
    if (flow.fromRegion === fromRegion && flow.toRegion === toRegion && flow.dataClass === dataClass) {
      return { allow: true, rule: `allow-list v${list.version}` }
    }
  }
  return { allow: false, rule: `allow-list v${list.version}: no flow ${fromRegion} → ${toRegion} for ${dataClass}` }
}

/** Whether every flow of `before` is in `after`: a change that only widens (N2). */
export function onlyWidens(before: AllowList, after: AllowList): boolean {
  return before.allow.every((flow) => after.allow.some((other) => sameFlow(flow, other)))
}

const sameFlow = (a: Flow, b: Flow): boolean =>
  a.fromRegion === b.fromRegion && a.toRegion === b.toRegion && a.dataClass === b.dataClass
