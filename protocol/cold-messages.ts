/** Everything that is not hot. The hot messages are in messages.ts, their codecs in codec/. */
export * from './connection-messages.ts'
export * from './record-messages.ts'
