/** The configuration of a Cassandra node for a machine that has little. */
import { join } from 'node:path'
import { stringify } from 'yaml'

export interface NodeSettings {
  readonly cluster: string
  readonly address: string
  readonly cqlPort: number
  readonly storagePort: number
  readonly seeds: readonly string[]
  readonly token: bigint
  readonly folder: string
}

/** Below what clients wait, so that they hear from the server and do not give up before it. */
const timeout = '10s'

export function nodeYaml({ cluster, address, cqlPort, storagePort, seeds, token, folder }: NodeSettings): string {
  const data = (name: string): string => join(folder, 'data', name)
  return stringify({
    cluster_name: cluster,
    num_tokens: 1,
    initial_token: String(token),
    partitioner: 'org.apache.cassandra.dht.Murmur3Partitioner',
    endpoint_snitch: 'GossipingPropertyFileSnitch',
    auto_bootstrap: false,
    listen_address: address,
    rpc_address: address,
    native_transport_port: cqlPort,
    storage_port: storagePort,
    seed_provider: [
      { class_name: 'org.apache.cassandra.locator.SimpleSeedProvider', parameters: [{ seeds: seeds.join(',') }] },
    ],
    data_file_directories: [data('rows')],
    commitlog_directory: data('commit-log'),
    hints_directory: data('hints'),
    saved_caches_directory: data('caches'),
    cdc_raw_directory: data('changes'),
    commitlog_sync: 'periodic',
    commitlog_sync_period: '10000ms',
    paxos_variant: 'v2',
    concurrent_reads: 16,
    concurrent_writes: 16,
    concurrent_compactors: 1,
    // Outside of the small heap, whose whole is collected in 130 ms of a core when rows lie in it.
    memtable_allocation_type: 'offheap_objects',
    memtable_heap_space: '64MiB',
    memtable_offheap_space: '64MiB',
    // A quarter of the default: it shares its cores with everything else.
    compaction_throughput: '16MiB/s',
    file_cache_size: '32MiB',
    key_cache_size: '8MiB',
    counter_cache_size: '0MiB',
    // Half of it is the largest batch of one partition.
    commitlog_segment_size: '8MiB',
    commitlog_total_space: '256MiB',
    read_request_timeout: timeout,
    range_request_timeout: timeout,
    write_request_timeout: timeout,
    cas_contention_timeout: timeout,
    request_timeout: timeout,
    auto_snapshot: false,
  })
}

export const logbackXml = `<configuration>
  <appender name="out" class="ch.qos.logback.core.ConsoleAppender">
    <encoder><pattern>%d{HH:mm:ss.SSS} %-5level %logger{0} %msg%n</pattern></encoder>
  </appender>
  <root level="WARN"><appender-ref ref="out"/></root>
  <logger name="org.apache.cassandra.service.CassandraDaemon" level="INFO"/>
  <logger name="org.apache.cassandra.service.StorageService" level="INFO"/>
  <logger name="org.apache.cassandra.gms.Gossiper" level="INFO"/>
</configuration>
`
