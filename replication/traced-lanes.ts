/** Both ends of a lane, telling when records of followed messages pass; else the ends themselves. */
import type { Trace, Tracing } from '../platform/tracing.ts'
import { recordKinds } from '../protocol/log-records.ts'
import { traceOfRecord } from '../protocol/trace-of.ts'
import { topicOfLane } from './lane-name.ts'
import type { LaneBatch, LaneReceiving, LaneTransport } from './lane-transport.ts'

export const tracedTransport = (transport: LaneTransport, from: string, tracing: Tracing | undefined): LaneTransport =>
  tracing === undefined
    ? transport
    : {
        deliver: (batch) =>
          passing('lane', batch, { from, to: batch.lane.to }, tracing, () => transport.deliver(batch)),
      }

export const tracedReceiving = (receive: LaneReceiving, tracing: Tracing | undefined): LaneReceiving =>
  tracing === undefined
    ? receive
    : (batch) => passing('receive', batch, { from: batch.from, to: batch.lane.to }, tracing, () => receive(batch))

/** Tells when `work` is done; what fails comes again and is told then. */
async function passing(
  step: 'lane' | 'receive',
  { lane, partition, records }: LaneBatch,
  ends: { readonly from: string; readonly to: string },
  tracing: Tracing,
  work: () => Promise<void>,
): Promise<void> {
  const fromMs = tracing.now()
  const followed = records.map((record) => traceOfRecord(tracing, recordKinds.lane, record)).filter(isTrace)
  await work()
  for (const trace of followed)
    trace.step(step, fromMs, { topic: topicOfLane(lane), part: partition, records: records.length, ...ends })
}

const isTrace = (trace: Trace | undefined): trace is Trace => trace !== undefined
