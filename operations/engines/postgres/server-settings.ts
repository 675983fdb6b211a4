/**
 * What a server is told at each start, on its command line: then nothing in its data says which of the
 * two it is, and one can be made a copy of the other. Only what an operator must be able to change
 * while it runs is in the file.
 */
import type { RegionSize } from '../region-plan.ts'

export interface ServerWish {
  readonly port: number
  readonly upstreamPort: number
  /** By which a primary knows its standby. */
  readonly name: string
}

export const serverSettings = ({ port, upstreamPort, name }: ServerWish): Readonly<Record<string, string>> => ({
  port: String(port),
  listen_addresses: '127.0.0.1',
  unix_socket_directories: '',
  max_connections: '100',
  shared_buffers: '64MB',
  wal_level: 'replica',
  max_wal_senders: '4',
  // Instead of a slot: a standby that stays away must not fill the primary's disk.
  wal_keep_size: '256MB',
  wal_log_hints: 'on',
  hot_standby: 'on',
  hot_standby_feedback: 'on',
  wal_receiver_status_interval: '1s',
  wal_retrieve_retry_interval: '200ms',
  max_standby_streaming_delay: '5s',
  log_min_messages: 'warning',
  cluster_name: name,
  primary_conninfo: `host=127.0.0.1 port=${upstreamPort} user=meridian application_name=${name}`,
})

/** Either may be the standby. With it away for long, an operator takes the name out and reloads, or writes wait. */
export const initialSettings = (size: RegionSize): string =>
  size === 'quorum' ? `synchronous_standby_names = 'FIRST 1 (member_1, member_2)'\n` : ''
