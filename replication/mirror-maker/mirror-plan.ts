/**
 * What one region's MirrorMaker is to carry: from this region alone, along lanes that are named one by
 * one. Checked here, before anything is rendered, because MirrorMaker says nothing when it is told
 * nonsense: it copies copies under ever longer names, or takes a lane for one that came back and
 * copies nothing (FC-084).
 */
import { laneClasses } from '../../protocol/log-records.ts'
import { parseLane } from '../lane-name.ts'

export interface MirrorEnd {
  readonly alias: string
  /** `host:port` of the door at which everybody says who they are. */
  readonly brokers: readonly string[]
}

export interface MirrorFlow {
  readonly to: MirrorEnd
  /** Topics of the source, as the policy allows them: `xr.to-us.chat.g1`. */
  readonly lanes: readonly string[]
  /** Of this flow's own user, at each end. */
  readonly passwords: { readonly source: string; readonly target: string }
}

export interface MirrorPlan {
  readonly from: MirrorEnd
  readonly flows: readonly MirrorFlow[]
  /** Copies of what is made at the targets. */
  readonly replicas: number
}

/** One name per direction, so that each can be given and taken its rights alone. */
export const mirrorUser = (from: string, to: string): string => `mirror-${from}-${to}`

/** A record without this header does not go to that region. */
export const passHeader = (to: string): string => `rx-${to}`

/** One sentence for each thing that must not be rendered. */
export function planFaults(plan: MirrorPlan): string[] {
  const { from, flows, replicas } = plan
  const ends = [from, ...flows.map(({ to }) => to)]
  const targets = flows.map(({ to }) => to.alias)
  return [
    ...ends.flatMap((end) => endFaults(end)),
    ...(Number.isInteger(replicas) && replicas > 0 ? [] : [`${replicas} is no number of copies: give 1 or more`]),
    ...targets
      .filter((alias, at) => targets.indexOf(alias) !== at)
      .map((alias) => `there are two flows to \`${alias}\`: put their lanes into one`),
    ...flows.flatMap((flow) => flowFaults(from, flow)),
  ]
}

function endFaults({ alias, brokers }: MirrorEnd): string[] {
  const faults: string[] = []
  if (!/^[a-z]{2,8}$/.test(alias)) faults.push(`\`${alias}\` is no alias of a region: it must be 2 to 8 small letters`)
  // A word of a lane's name that is the target's alias is taken for an earlier hop: nothing is copied.
  if (wordsOfLanes.has(alias)) faults.push(`a region cannot have the alias \`${alias}\`: it is a word of lane names`)
  if (brokers.length === 0) faults.push(`\`${alias}\` has no brokers: give \`host:port\` of each`)
  for (const broker of brokers)
    if (!/^[^\s,/=]+:\d{1,5}$/.test(broker)) faults.push(`\`${broker}\` of \`${alias}\` is no \`host:port\``)
  return faults
}

const wordsOfLanes = new Set<string>(['xr', ...laneClasses])

function flowFaults(from: MirrorEnd, { to, lanes, passwords }: MirrorFlow): string[] {
  const name = `${from.alias} to ${to.alias}`
  const faults = lanes.flatMap((lane, at) => [
    ...laneFaults(name, to.alias, lane),
    ...(lanes.indexOf(lane) === at ? [] : [`\`${lane}\` is twice among the lanes from ${name}`]),
  ])
  if (to.alias === from.alias) faults.push(`a flow from ${name} would copy a region into itself`)
  else if (to.brokers.some((broker) => from.brokers.includes(broker)))
    faults.push(`the flow from ${name} has a broker at both ends: one of the addresses is the other region's`)
  if (lanes.length === 0) faults.push(`the flow from ${name} has no lanes: leave it out`)
  // They stand between quotes in one line of a file.
  if (![passwords.source, passwords.target].every((password) => /^[A-Za-z0-9_-]{16,}$/.test(password)))
    faults.push(`the passwords of the flow from ${name} must be 16 or more of letters, digits, \`_\` and \`-\``)
  return faults
}

function laneFaults(flow: string, to: string, name: string): string[] {
  const lane = parseLane(name)
  if (lane === undefined && parseLane(name.slice(name.indexOf('.') + 1)) !== undefined)
    return [`\`${name}\` is the copy of a lane: only a region's own lanes may go from ${flow}`]
  if (lane === undefined) return [`\`${name}\` is no lane and cannot go from ${flow}`]
  if (lane.to !== to) return [`\`${name}\` is for \`${lane.to}\` and cannot go from ${flow}: are the aliases swapped?`]
  return []
}
