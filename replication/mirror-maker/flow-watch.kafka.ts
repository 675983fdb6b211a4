/** What a flow's worker says of itself, from its status topic. */
import { FlowStatus } from './flow-state.ts'
import type { FlowWatch } from './flow-supervisor.ts'
import { WorkerTopic, type WorkerTopicOptions } from './worker-topic.kafka.ts'

export function watchStatusTopic(options: WorkerTopicOptions): FlowWatch {
  const topic = new WorkerTopic(options)
  let status = new FlowStatus()
  return {
    async begin() {
      status = new FlowStatus()
      await topic.skip()
    },
    async look() {
      status.take(await topic.read())
      return status.state
    },
    close: () => topic.close(),
  }
}
