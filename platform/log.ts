/**
 * What a process tells its operator: named events with a few plain fields, one logger per room.
 * Never bodies, never tokens, never names of people. A field that bears a telling name, a string
 * that looks like a token and anything that is not a plain value are left out here, at the one
 * place all lines pass, and long strings are cut; the rest is discipline: ids, counts, codes, places.
 */
export type LogLevel = 'debug' | 'info' | 'warn' | 'error'

export type LogValue = string | number | boolean | null | undefined

export interface LogFields {
  readonly [name: string]: LogValue | Error
}

export interface Log {
  debug(event: string, fields?: LogFields): void
  info(event: string, fields?: LogFields): void
  warn(event: string, fields?: LogFields): void
  error(event: string, fields?: LogFields): void
}

/** For tests and simulations. */
export const silentLog: Log = { debug: () => {}, info: () => {}, warn: () => {}, error: () => {} }

const REDACTED = '[left out]'
/** Longer than any id, code or path of ours; too short to carry a message. */
const STRING_CHARS_MAX = 200
const STACK_CHARS_MAX = 4_000
const TELLING =
  /(body|text|content|payload|token|authorization|cookie|password|secret|ticket|credential|private|name|email|phone|address|addr$|^ip$)/i
const TOKEN = /\b(eyJ[\w-]+\.[\w-]*\.?[\w-]*|bearer[ .]\S+|v1\.[\w-]{20,}\.[\w-]+)/gi

/** The fields as they may be written. */
export const safeFields = (fields: LogFields): Record<string, LogValue> => {
  const safe: Record<string, LogValue> = {}
  for (const [name, value] of Object.entries(fields)) {
    if (value instanceof Error) Object.assign(safe, errorFields(name, value))
    else safe[name] = TELLING.test(name) ? REDACTED : safeValue(value)
  }
  return safe
}

const errorFields = (name: string, error: Error): Record<string, LogValue> => ({
  [name]: safeText(error.message, STRING_CHARS_MAX),
  ...('code' in error && { [`${name}Code`]: safeText(String(error.code), STRING_CHARS_MAX) }),
  [`${name}Stack`]: safeText(frames(error), STACK_CHARS_MAX),
})

/** The stack without its first line, which repeats the message. */
const frames = (error: Error): string =>
  (error.stack ?? '')
    .split('\n')
    .filter((line) => /^\s+at /.test(line))
    .join('\n')

const safeValue = (value: LogValue): LogValue => {
  switch (typeof value) {
    case 'string':
      return safeText(value, STRING_CHARS_MAX)
    case 'number':
    case 'boolean':
    case 'undefined':
      return value
    default:
      // The type allows only null here; bytes and objects that came past it are left out.
      return value === null ? null : REDACTED
  }
}

const safeText = (text: string, charsMax: number): string => {
  const clean = text.replace(TOKEN, REDACTED)
  return clean.length > charsMax ? `${clean.slice(0, charsMax)}…` : clean
}
