/** The parts of kafkajs 2.2.4 that `broker.kafka.ts` stands on; why those is said there. */

declare module 'kafkajs/src/broker/index.js' {
  import type ConnectionPool from 'kafkajs/src/network/connectionPool.js'
  class Broker {
    constructor(options: {
      connectionPool: ConnectionPool
      logger: unknown
      allowAutoTopicCreation: boolean
      authenticationTimeout: number
    })
    versions: Readonly<Record<number, { readonly minVersion: number; readonly maxVersion: number }>> | null
    connect(): Promise<void>
  }
  export = Broker
}

declare module 'kafkajs/src/network/connection.js' {
  class Connection {
    isConnected(): boolean
    /** Rejects when it is not connected. */
    send<T>(exchange: {
      request: {
        apiKey: number
        apiName: string
        apiVersion: number
        encode: () => Promise<{ buf: Buffer; buffer: Buffer }>
      }
      response: {
        decode: (answer: Buffer) => Promise<{ clientSideThrottleTime: number; value: T }>
        parse: (decoded: { value: T }) => Promise<T>
      }
      requestTimeout: number
      logResponseError: boolean
    }): Promise<T>
  }
  export = Connection
}

declare module 'kafkajs/src/network/connectionPool.js' {
  import type { ISocketFactory, SASLOptions } from 'kafkajs'
  import type Connection from 'kafkajs/src/network/connection.js'
  class ConnectionPool {
    constructor(options: {
      host: string
      port: number
      clientId: string
      logger: unknown
      socketFactory: ISocketFactory
      sasl: SASLOptions | null
      connectionTimeout: number
      requestTimeout: number
      enforceRequestTimeout: boolean
    })
    /** The one for all but fetches; connected by then, or this dials. */
    getConnection(): Promise<Connection>
  }
  export = ConnectionPool
}

declare module 'kafkajs/src/network/requestQueue/index.js' {
  class RequestQueue {
    pending: readonly unknown[]
    throttledUntil: number
    scheduleCheckPendingRequests(): void
  }
  export = RequestQueue
}

declare module 'kafkajs/src/loggers/index.js' {
  const loggers: {
    createLogger(options: { level: number; logCreator: () => (entry: unknown) => void }): unknown
  }
  export = loggers
}
