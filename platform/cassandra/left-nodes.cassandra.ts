/**
 * Ends what the driver leaves behind. When it has lost every node and finds them again it makes each of
 * them anew and forgets the old ones as they are: their timers run, and their pools go on connecting,
 * for ever, one set more for each time all nodes were away. Seen with 4.10.0.
 */
import type { Client, Host } from 'cassandra-driver'

/** It has the method, its types do not say so. */
type Ending = Host & { shutdown(waitForPending: boolean): Promise<void> }

/** Call when the client has connected. */
export function endLeftNodes(client: Client): void {
  // Nothing waits for their end, and nobody could do anything about it.
  client.on('hostRemove', (host: Ending) => void host.shutdown(false).catch(() => undefined))
}
