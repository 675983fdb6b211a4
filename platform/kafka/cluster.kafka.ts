/** The brokers of one Kafka cluster, and which of them leads which partition. */
import { type Dialled, dialledAt } from '../engines/engine-addresses.ts'
import type { EngineCalls } from '../engines/engine-calls.ts'
import { type BrokerOptions, KafkaBroker } from './broker.kafka.ts'
import { KafkaCallError, type KafkaCluster, type NodeId, type Purpose } from './cluster.ts'
import { type ClusterMetadata, type KafkaRequest, metadataRequest } from './requests.ts'

export interface KafkaBrokersOptions extends BrokerOptions {
  /** `host:port` of some brokers; they tell the others. */
  readonly brokers: readonly string[]
  readonly dialled?: Dialled | undefined
  /** Where requests are counted, by purpose; of other purposes nobody counts any. */
  readonly calls?: Partial<Record<Purpose, EngineCalls>> | undefined
}

const purposes: readonly Purpose[] = ['append', 'read', 'follow', 'rest']

interface Node {
  readonly address: string
  readonly brokers: ReadonlyMap<Purpose, KafkaBroker>
}

export class KafkaBrokers implements KafkaCluster {
  readonly #options: KafkaBrokersOptions
  readonly #seeds: readonly KafkaBroker[]
  readonly #nodes = new Map<NodeId, Node>()
  #nextSeed = 0
  #closed = false

  constructor(options: KafkaBrokersOptions) {
    this.#options = options
    this.#seeds = options.brokers.map((address) => this.#broker(address))
    if (this.#seeds.length === 0) throw new RangeError('Kafka needs the address of a broker')
  }

  /** What the cluster says of `topics`, or of all; asks one broker after the other until one answers. */
  async metadata(topics?: readonly string[]): Promise<ClusterMetadata> {
    const request = metadataRequest(topics)
    let failure: unknown
    for (const broker of this.#askable()) {
      try {
        const metadata = await broker.call(request)
        await this.#learn(metadata)
        return metadata
      } catch (caught) {
        if (!(caught instanceof KafkaCallError) || caught.final) throw caught
        failure = caught
      }
    }
    throw failure
  }

  call<Answer>(node: NodeId, purpose: Purpose, request: KafkaRequest<Answer>): Promise<Answer> {
    const broker = this.#nodes.get(node)?.brokers.get(purpose)
    const calls = this.#options.calls?.[purpose]
    if (broker) return calls?.measure(() => broker.call(request)) ?? broker.call(request)
    return Promise.reject(new KafkaCallError(`the cluster has no broker ${node}`, { sent: false }))
  }

  async close(): Promise<void> {
    this.#closed = true
    const brokers = [...this.#nodes.values()].flatMap(({ brokers }) => [...brokers.values()])
    await Promise.all([...this.#seeds, ...brokers].map((broker) => broker.close()))
  }

  /** Those that are known, then those that were given, beginning with another one each time. */
  #askable(): KafkaBroker[] {
    const known = [...this.#nodes.values()].map(({ brokers }) => brokers.get('rest') as KafkaBroker)
    this.#nextSeed += 1
    const turned = (list: readonly KafkaBroker[]): KafkaBroker[] => {
      const by = list.length === 0 ? 0 : this.#nextSeed % list.length
      return [...list.slice(by), ...list.slice(0, by)]
    }
    return [...turned(known), ...turned(this.#seeds)]
  }

  async #learn({ nodes }: ClusterMetadata): Promise<void> {
    if (this.#closed) return
    const gone: Node[] = []
    for (const [id, node] of this.#nodes) {
      if (nodes.some((other) => other.id === id && addressOf(other) === node.address)) continue
      this.#nodes.delete(id)
      gone.push(node)
    }
    for (const node of nodes) {
      if (this.#nodes.has(node.id)) continue
      const address = addressOf(node)
      this.#nodes.set(node.id, {
        address,
        brokers: new Map(purposes.map((purpose) => [purpose, this.#broker(address)])),
      })
    }
    await Promise.all(gone.flatMap(({ brokers }) => [...brokers.values()].map((broker) => broker.close())))
  }

  #broker(address: string): KafkaBroker {
    const [host, port] = splitAddress(dialledAt(this.#options.dialled, address))
    return new KafkaBroker(host, port, this.#options)
  }
}

const addressOf = ({ host, port }: { readonly host: string; readonly port: number }): string => `${host}:${port}`

const splitAddress = (address: string): [string, number] => {
  const at = address.lastIndexOf(':')
  const port = Number(address.slice(at + 1))
  if (at < 1 || !Number.isInteger(port) || port < 1 || port > 65_535) {
    throw new RangeError(`\`${address}\` is no address of a broker: give host:port`)
  }
  return [address.slice(0, at), port]
}
