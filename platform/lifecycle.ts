/**
 * Every long-lived part has one lifecycle. `stop` releases everything the part holds (sockets,
 * files, timers) and resolves when nothing of it will run again; it is safe to call twice.
 */
export interface Service {
  /** Refuses new work, lets accepted work finish. Resolves when only idle state is left. */
  drain?(): Promise<void>
  stop(): Promise<void>
}
