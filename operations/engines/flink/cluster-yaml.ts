/**
 * The configuration that all processes of a Flink cluster share. Without Flink's own scripts nobody
 * works out a TaskManager's memory, so every part of it is given.
 */
import { stringify } from 'yaml'

export interface ClusterSettings {
  readonly ports: { readonly rest: number; readonly gateway: number; readonly rpc: number; readonly blob: number }
  /** Checkpoints and savepoints, which must outlive each process. */
  readonly kept: string
  readonly scratch: string
}

const loopback = '127.0.0.1'

export const clusterYaml = ({ ports, kept, scratch }: ClusterSettings): string =>
  stringify({
    'jobmanager.rpc.address': loopback,
    'jobmanager.rpc.port': ports.rpc,
    'jobmanager.bind-host': loopback,
    'rest.address': loopback,
    'rest.bind-address': loopback,
    // Never `rest.bind-port`: the gateway reads this, too, and would take the JobManager's port.
    'rest.port': ports.rest,
    'blob.server.port': String(ports.blob),
    'sql-gateway.endpoint.rest.address': loopback,
    'sql-gateway.endpoint.rest.bind-address': loopback,
    'sql-gateway.endpoint.rest.port': ports.gateway,
    'sql-gateway.endpoint.rest.bind-port': String(ports.gateway),
    'taskmanager.host': loopback,
    'taskmanager.bind-host': loopback,
    'taskmanager.numberOfTaskSlots': 4,
    'taskmanager.cpu.cores': 2,
    'taskmanager.memory.framework.heap.size': '128m',
    'taskmanager.memory.framework.off-heap.size': '64m',
    'taskmanager.memory.task.heap.size': '384m',
    'taskmanager.memory.task.off-heap.size': '0m',
    'taskmanager.memory.network.min': '64m',
    'taskmanager.memory.network.max': '64m',
    'taskmanager.memory.managed.size': '64m',
    'taskmanager.memory.jvm-metaspace.size': '256m',
    'taskmanager.memory.jvm-overhead.min': '128m',
    'taskmanager.memory.jvm-overhead.max': '128m',
    'state.backend.type': 'hashmap',
    'execution.target': 'remote',
    'execution.checkpointing.dir': `file://${kept}/checkpoints`,
    'execution.checkpointing.savepoint-dir': `file://${kept}/savepoints`,
    'execution.checkpointing.interval': '2s',
    // Whoever reads its output knows copies by their ids; exactly once would wait for a checkpoint.
    'execution.checkpointing.mode': 'AT_LEAST_ONCE',
    'execution.checkpointing.num-retained': 2,
    'execution.checkpointing.externalized-checkpoint-retention': 'RETAIN_ON_CANCELLATION',
    'io.tmp.dirs': scratch,
    'parallelism.default': 1,
    'restart-strategy.type': 'exponential-delay',
    'restart-strategy.exponential-delay.initial-backoff': '500 ms',
    'restart-strategy.exponential-delay.max-backoff': '10 s',
    // By default a TaskManager that came first asks again after ten seconds.
    'cluster.registration.initial-timeout': 200,
    'cluster.registration.error-delay': 500,
    'heartbeat.interval': 1_000,
    'heartbeat.timeout': 5_000,
  })

export const log4jProperties = `rootLogger.level = INFO
rootLogger.appenderRef.out.ref = out
appender.out.name = out
appender.out.type = Console
appender.out.layout.type = PatternLayout
appender.out.layout.pattern = %d %-5p %c{1} %m%n
`
