/** The operator's log as JSON lines on standard error, or wherever `write` puts them, through pino. */
import { pino } from 'pino'
import { type Log, type LogFields, type LogLevel, safeFields } from './log.ts'

export interface LogOptions {
  /** Which process speaks: `region eu-central`, `gateway eu-central 2`. */
  readonly process: string
  readonly level?: LogLevel
  readonly write?: (line: string) => void
}

/** Gives each room of the process its logger. */
export const openLog = ({ process: name, level = 'info', write }: LogOptions): ((room: string) => Log) => {
  const options = { level, base: { process: name }, timestamp: pino.stdTimeFunctions.isoTime, messageKey: 'event' }
  const root = write ? pino(options, { write }) : pino(options, pino.destination({ fd: 2, sync: true }))
  return (room) => {
    const logger = root.child({ room })
    const at =
      (at: LogLevel) =>
      (event: string, fields?: LogFields): void => {
        if (!logger.isLevelEnabled(at)) return
        if (fields) logger[at](safeFields(fields), event)
        else logger[at](event)
      }
    return { debug: at('debug'), info: at('info'), warn: at('warn'), error: at('error') }
  }
}
