/** For tests on real engines: mirrors between Frankfurt, Virginia and Singapore, lanes of a generation that is the test's own, and all of it gone afterwards. */
import assert from 'node:assert/strict'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { nodeClock, nodeScheduler } from '../../platform/clock.node.ts'
import { engineOfTest, enginesOfTest } from '../../platform/engines/engines-of-test.node.ts'
import type { KafkaCredentials } from '../../platform/kafka/broker.kafka.ts'
import { ensureTopics, existingTopics, removeTopics, topicsOfOneBroker } from '../../platform/kafka/topics.kafka.ts'
import { type KafkaEventLog, openKafkaEventLog } from '../../platform/event-log/event-log.kafka.ts'
import type { KafkaTopic } from '../../platform/event-log/kafka-topics.ts'
import { topic } from '../../platform/event-log/event-log.ts'
import { nodeRandom } from '../../platform/random.node.ts'
import type { FlowSupervisor } from './flow-supervisor.ts'
import { superviseFlow } from './flow.kafka.ts'
import { mirrorUser } from './mirror-plan.ts'

export const kafkas = { eu: engineOfTest('kafka'), us: engineOfTest('kafka', 'us'), ap: engineOfTest('kafka', 'ap') }
export type End = keyof typeof kafkas

/** A JVM that shares two cores with seven others takes its time; what never comes about fails. */
const patienceMs = 120_000

export async function inTheEnd(what: string, holds: () => boolean | Promise<boolean>): Promise<void> {
  const end = Date.now() + patienceMs
  while (!(await holds())) {
    if (Date.now() > end) assert.fail(`${what}: not within ${patienceMs / 1_000} s`)
    await pause(100)
  }
}

export class MirrorsOfTest {
  /** Topics of this generation and the next are this test's alone: a worker remembers how far it was in each name. */
  readonly generation = 100 + 2 * nodeRandom.integer(4_000)
  readonly warnings: string[] = []
  readonly #folder = mkdtempSync(join(tmpdir(), 'meridian-mirror-'))
  readonly #flows: FlowSupervisor[] = []
  readonly #logs: KafkaEventLog[] = []

  lane(to: End, generation = this.generation): string {
    return `xr.to-${to}.chat.g${generation}`
  }

  make(at: End, names: readonly string[], partitions = 2): Promise<void> {
    return ensureTopics(
      kafkas[at],
      names.map((name) => ({ name, partitions })),
      topicsOfOneBroker,
    )
  }

  supervise(from: End, to: End): FlowSupervisor {
    const program = enginesOfTest().mirrorMaker
    if (program === undefined) throw new Error('the engines of the test have no MirrorMaker')
    const flow = superviseFlow({
      ...program,
      folder: join(this.#folder, from),
      from: { alias: from, kafka: kafkas[from] },
      to: { alias: to, kafka: kafkas[to] },
      leave: () => Promise.resolve('open'),
      warn: (sentence) => this.warnings.push(sentence),
    })
    this.#flows.push(flow)
    return flow
  }

  /** A log on topics of one Kafka; through the guarded door for a user of it. */
  async open(
    at: End,
    names: readonly string[],
    { marks = [], as, partitions = 2 }: OpenOptions = {},
  ): Promise<KafkaEventLog> {
    const { guarded, brokers } = kafkas[at]
    const credentials: KafkaCredentials | undefined =
      as === undefined ? undefined : { user: as, password: guarded?.passwords[as] ?? '' }
    const log = await openKafkaEventLog({
      brokers: credentials ? (guarded?.brokers ?? []) : brokers,
      ...(credentials && { credentials }),
      topics: names.map((name): KafkaTopic => ({ name: topic(name), partitions, marks })),
      clock: nodeClock,
      scheduler: nodeScheduler,
      random: nodeRandom,
      onFailure: () => {},
      patienceMs: 60_000,
    })
    this.#logs.push(log)
    return log
  }

  user(from: End, to: End): string {
    return mirrorUser(from, to)
  }

  /** `closeOthers`: what else has topics open that are about to go. */
  async dispose(closeOthers: () => Promise<void> = () => Promise.resolve()): Promise<void> {
    await Promise.all(this.#flows.map((flow) => flow.stop()))
    await closeOthers()
    for (const log of this.#logs) await log.close()
    for (const kafka of Object.values(kafkas)) {
      const names = (await existingTopics(kafka)).map(({ name }) => name)
      await removeTopics(
        kafka,
        names.filter((name) => name.includes('xr.to-') || name.startsWith('mm2-')),
      )
    }
    rmSync(this.#folder, { recursive: true, force: true })
  }
}

interface OpenOptions {
  readonly marks?: readonly string[]
  readonly as?: string
  readonly partitions?: number
}
