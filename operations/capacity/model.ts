/**
 * From what a message, a connection and a page cost on one core to the machines of a region. Each part
 * of a region needs cores at the peak, memory and disk; the scarcest of the three decides, and a zone
 * may be away. Pure: no part knows where its numbers come from.
 */
import type { Values } from './assumptions.ts'
import type { FigureName } from './figures.ts'

export type Measured = Readonly<Record<FigureName, number>>

export const regionAliases = ['eu', 'us', 'ap', 'cn'] as const
export type RegionAlias = (typeof regionAliases)[number]

export const partNames = ['ours', 'kafka', 'cassandra', 'redis', 'postgres', 'zookeeper'] as const
export type PartName = (typeof partNames)[number]

/** What a part must have at the peak, before anything is spare. */
export interface Need {
  readonly cores: number
  readonly memoryBytes: number
  readonly diskBytes: number
  /** Less makes no sense, whatever the load. */
  readonly machinesMin: number
}

export interface Part extends Need {
  readonly machines: number
  readonly decidedBy: 'cores' | 'memory' | 'disk' | 'copies'
}

export interface Region {
  readonly alias: RegionAlias
  /** Of all people. */
  readonly share: number
  readonly parts: Readonly<Record<PartName, Part>>
  readonly machines: number
  /** At points of presence, which are rented by use and not by machine. */
  readonly edgeCores: number
}

export interface Capacity {
  readonly regions: readonly Region[]
  readonly machines: number
}

export function capacityOf(measured: Measured, values: Values): Capacity {
  const sum = regionAliases.reduce((all, alias) => all + values[`weight-${alias}`], 0)
  const regions = regionAliases.map((alias) => regionOf(alias, values[`weight-${alias}`] / sum, measured, values))
  return { regions, machines: regions.reduce((all, { machines }) => all + machines, 0) }
}

function regionOf(alias: RegionAlias, share: number, measured: Measured, values: Values): Region {
  const load = loadOf(share, values)
  const needs = needsOf(load, measured, values)
  const parts = Object.fromEntries(partNames.map((name) => [name, sized(needs[name], values)])) as Region['parts']
  return {
    alias,
    share,
    parts,
    machines: partNames.reduce((all, name) => all + parts[name].machines, 0),
    edgeCores: Math.ceil(edgeCores(load, measured, values)),
  }
}

const secondsPerDay = 86_400

/** What happens in a region at the peak, and by the day. */
interface Load {
  readonly people: number
  readonly connections: number
  /** A second: those that its people send, and those that come from other regions. */
  readonly messages: number
  readonly groupMessages: number
  readonly connects: number
  readonly messagesPerDay: number
  readonly messageBytesPerDay: number
}

function loadOf(share: number, values: Values): Load {
  const arriving = 1 + values['crossing-share'] * values['crossing-cost']
  const connections = values.connections * share
  return {
    people: values.people * share,
    connections,
    messages: values['messages-peak'] * share * arriving,
    groupMessages: values['messages-peak'] * share * values['group-share'],
    connects: (connections * values['connects-per-day'] * values['connects-peak']) / secondsPerDay,
    messagesPerDay: values['messages-average'] * secondsPerDay * share * arriving,
    messageBytesPerDay: values['message-bytes-per-day'] * share * arriving,
  }
}

/** Microseconds a second, as cores. */
const cores = (us: number): number => us / 1e6

function needsOf(load: Load, measured: Measured, values: Values): Readonly<Record<PartName, Need>> {
  const { messages, groupMessages, connects, connections } = load
  const { copies } = values
  const nothing = { cores: 0, memoryBytes: 0, diskBytes: 0 }
  return {
    ours: {
      ...nothing,
      cores: cores(
        messages * measured['message-us'] +
          groupMessages * values['group-deliveries'] * measured['delivery-us'] +
          connects * (measured['connect-us'] + measured['page-us']) +
          connections * measured['idle-us'],
      ),
      memoryBytes: connections * (measured['connection-bytes'] + values['kernel-bytes']),
      machinesMin: 3,
    },
    kafka: {
      ...nothing,
      cores: cores(messages * measured['message-kafka-us'] * copies),
      diskBytes: load.messagesPerDay * measured['message-log-bytes'] * values['days-in-log'] * copies,
      machinesMin: 3,
    },
    cassandra: {
      ...nothing,
      cores: cores(
        messages * measured['message-cassandra-us'] * copies +
          connects * measured['page-cassandra-us'] * values['read-copies'],
      ),
      diskBytes:
        (load.messageBytesPerDay + load.messagesPerDay * values['row-header-bytes']) *
        rowsPerMessage(values) *
        values['days-on-cassandra'] *
        copies,
      machinesMin: 3,
    },
    // A master and its replica in another zone each.
    redis: { ...nothing, memoryBytes: connections * values['presence-bytes'] * 2, machinesMin: 6 },
    postgres: {
      ...nothing,
      diskBytes: load.people * values['account-bytes'] * 3,
      machinesMin: Math.ceil(load.people / values['postgres-people']) * 3,
    },
    // It holds addresses and ownership, which do not grow with messages.
    zookeeper: { ...nothing, machinesMin: 5 },
  }
}

/** One for each of the two; of a group's message one in all, whoever reads it. */
const rowsPerMessage = (values: Values): number => 2 - values['group-share']

function sized(need: Need, values: Values): Part {
  const spare = values['zones-spare']
  const wanted = {
    cores: (need.cores * spare) / (values['machine-cores'] * values['busy-at-peak'] * values['core-speed']),
    memory: (need.memoryBytes * spare) / (values['machine-memory'] * values['memory-used']),
    // Copies lie in different zones already: the ones that are left hold everything.
    disk: need.diskBytes / (values['machine-disk'] * values['disk-used']),
    copies: need.machinesMin,
  }
  const [decidedBy, machines] = (Object.entries(wanted) as [Part['decidedBy'], number][]).reduce((most, each) =>
    each[1] > most[1] ? each : most,
  )
  return { ...need, machines: Math.ceil(machines), decidedBy }
}

/** A frame from the sender, one back with the verdict, and one to each device that is told. */
function edgeCores({ messages, groupMessages, connects }: Load, measured: Measured, values: Values): number {
  const frames = messages * 3 + groupMessages * values['group-deliveries']
  return cores(connects * measured['edge-connect-us'] + frames * measured['edge-frame-us']) / values['core-speed']
}
