/**
 * What the model takes for granted, each with its unit and its reason. The goal is the first group;
 * the rest is ours, and `npm run capacity -- --set name=value` asks what if it were otherwise.
 */

export interface Assumption {
  readonly value: number
  readonly unit: string
  readonly why: string
}

const goal = 'the scale this is designed for'

export const assumptions = {
  people: { value: 1e9, unit: 'people', why: goal },
  connections: { value: 200e6, unit: 'connections at once', why: goal },
  'messages-average': { value: 1.15e6, unit: 'messages/s', why: `${goal}: 100 billion a day` },
  'messages-peak': { value: 3.5e6, unit: 'messages/s', why: goal },
  'message-bytes-per-day': { value: 10e12, unit: 'bytes/day', why: `${goal}: 100 bytes a message, kept for ever` },

  'weight-eu': { value: 25, unit: 'parts', why: 'share of people whose home it is, by the sum of the weights' },
  'weight-us': { value: 20, unit: 'parts', why: 'the same' },
  'weight-ap': { value: 40, unit: 'parts', why: 'the same; most of the people who are not online yet live there' },
  'weight-cn': { value: 15, unit: 'parts', why: 'the same' },

  'group-share': { value: 0.3, unit: 'of messages', why: 'go to a group: a guess, nobody publishes it' },
  'group-deliveries': {
    value: 10,
    unit: 'devices/message',
    why: 'of a group are connected: groups of some thirty people, one in five connected, some with two devices',
  },
  'crossing-share': {
    value: 0.05,
    unit: 'of messages',
    why: 'go to another region: a guess, most people talk to who lives near',
  },
  'crossing-cost': {
    value: 1,
    unit: 'messages',
    why: 'what a crossing costs its destination: the record is appended, folded and stored once more there',
  },
  'connects-per-day': {
    value: 24,
    unit: 'per connection',
    why: 'a phone changes networks or wakes once an hour; each time it resumes and syncs a page',
  },
  'connects-peak': { value: 3, unit: '× average', why: 'as messages: the hour after work' },

  'busy-at-peak': { value: 0.5, unit: 'of a core', why: 'latencies are measured at half of what was reached' },
  'zones-spare': { value: 1.5, unit: '× machines', why: 'three zones, of which one may be away at the peak' },
  'core-speed': { value: 1, unit: '× measured core', why: 'the fleet has the cores that were measured' },
  'machine-cores': {
    value: 32,
    unit: 'cores',
    why: 'a common size; twice as many cores halve the rows that cores decide',
  },
  'machine-memory': { value: 128e9, unit: 'bytes', why: '4 GB a core, which clouds sell as the usual shape' },
  'memory-used': { value: 0.5, unit: 'of memory', why: 'the rest is for garbage, page cache and a zone away' },
  'machine-disk': { value: 8e12, unit: 'bytes', why: 'NVMe of a storage machine that can be rebuilt within a day' },
  'disk-used': { value: 0.5, unit: 'of the disk', why: 'a compaction of Cassandra may need as much again' },
  'kernel-bytes': {
    value: 4_100,
    unit: 'bytes/connection',
    why: 'what the kernel holds of a silent TCP connection; the measured bytes are the process alone',
  },

  copies: {
    value: 3,
    unit: 'copies',
    why: 'of each record and row; figures are taken with one, and each does its work again',
  },
  'read-copies': { value: 2, unit: 'nodes', why: 'answer a read at LOCAL_QUORUM' },
  'row-header-bytes': {
    value: 94,
    unit: 'bytes/row',
    why: 'beside the text: 70 of the row itself, 24 of its entry in the index; what the engine adds it saves by compression',
  },
  'days-on-cassandra': {
    value: 365,
    unit: 'days',
    why: 'nothing moves old rows to an object store yet: this is the first year, and each year adds as much',
  },
  'days-in-log': { value: 3, unit: 'days', why: 'no further back than the oldest snapshot that is promised' },
  'presence-bytes': { value: 500, unit: 'bytes/connection', why: 'lease, device and resume ticket with their keys' },
  'account-bytes': {
    value: 4_000,
    unit: 'bytes/person',
    why: 'account, devices, sessions and contacts with their indices',
  },
  'postgres-people': {
    value: 50e6,
    unit: 'people/primary',
    why: '200 GB, restored within an hour; each primary has a synchronous standby and a replica',
  },
} satisfies Readonly<Record<string, Assumption>>

export type AssumptionName = keyof typeof assumptions
export type Values = Readonly<Record<AssumptionName, number>>

export const assumptionNames = Object.keys(assumptions) as AssumptionName[]

export const usualValues = Object.fromEntries(assumptionNames.map((name) => [name, assumptions[name].value])) as Values

/** `busy-at-peak=0.7`; throws a sentence for what is no assumption or no amount. */
export function withSettings(settings: readonly string[]): Values {
  const values: Record<AssumptionName, number> = { ...usualValues }
  for (const setting of settings) {
    const [name = '', text = ''] = setting.split('=')
    const known = assumptionNames.find((each) => each === name)
    if (known === undefined)
      throw new Error(`there is no assumption \`${name}\`; there are ${assumptionNames.join(', ')}`)
    const value = Number(text)
    if (text.trim() === '' || !Number.isFinite(value) || value <= 0)
      throw new Error(`\`${setting}\` sets no amount above zero: ${known}=${usualValues[known]}`)
    values[known] = value
  }
  return values
}
