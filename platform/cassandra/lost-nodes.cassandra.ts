/**
 * Mends what the driver does when it has lost every node: it connects to the contact points anew, since
 * their names may stand for other addresses by then. Seen with 4.10.0, some of it known as NODEJS-681:
 *  - It makes each node anew and forgets the old ones as they are: their timers run, and their pools go
 *    on connecting, for ever.
 *  - It listens twice to the connection that it has then, so the next loss is answered twice at once, the
 *    one after that four times. Those take one another's connection away, and leave it open.
 *  - A connection on which nothing was to be learned stays open.
 *  - The nodes made anew have the connection by which they were found, and get no other.
 * By the first three a server has more connections with each time that it was away.
 */
import type { Client, Host } from 'cassandra-driver'

/** They have the methods, their types do not say so. */
type Pooled = Host & { shutdown(waitForPending: boolean): Promise<void>; initializePool(): void }
interface Connection {
  closeAsync(): Promise<void>
}
interface ControlConnection {
  readonly hosts: { values(): readonly Pooled[] }
  /** Where it says how near a node is it says, too, how many connections that should have. */
  readonly _profileManager: { getDistance(host: Host): void }
  connection: Connection | null
  /** Once for each contact point that it tries. */
  _createConnection: (contactPoint: string) => Promise<Connection>
  _initializeConnection: () => Promise<void>
  /** Looks for another connection when this one ends. */
  _setHealthListeners: (host: Host, connection: Connection) => void
}

/** Call when the client has connected. */
export function mendLossOfAllNodes(client: Client): void {
  // Nothing waits for their end, and nobody could do anything about it.
  client.on('hostRemove', (host: Pooled) => void host.shutdown(false).catch(() => undefined))
  beginAnewOnce((client as Client & { readonly controlConnection: ControlConnection }).controlConnection)
}

function beginAnewOnce(control: ControlConnection): void {
  const beginAnew = control._initializeConnection.bind(control)
  const connect = control._createConnection.bind(control)
  const listen = control._setHealthListeners.bind(control)
  const made = new Set<Connection>()
  control._createConnection = async (contactPoint) => {
    const connection = await connect(contactPoint)
    made.add(connection)
    return connection
  }
  control._initializeConnection = async () => {
    // Whoever began it listens when it is through.
    control._setHealthListeners = () => {}
    try {
      await beginAnew()
      if (control.connection !== null) made.delete(control.connection)
      fillPools(control)
    } finally {
      control._setHealthListeners = listen
      for (const connection of made) void connection.closeAsync().catch(() => undefined)
      made.clear()
    }
  }
}

function fillPools({ hosts, _profileManager }: ControlConnection): void {
  for (const host of hosts.values()) {
    _profileManager.getDistance(host)
    host.initializePool()
  }
}
