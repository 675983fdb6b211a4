/** How a JVM is started for a machine that has little: it grows on demand and compiles once, quickly. */
import type { Command, Ground } from './engine.ts'

export interface JavaProgram {
  readonly main: string
  readonly heapMib: { readonly first: number; readonly most: number }
  /** Compiled code; too little of it and a JVM stops compiling. */
  readonly codeMib?: number
  /** Works hard for long, so that compiling a second time, and well, pays. */
  readonly busy?: boolean
  readonly flags?: readonly string[]
  readonly args: readonly string[]
  readonly environment?: Readonly<Record<string, string>>
}

export function javaCommand(
  ground: Ground,
  { main, heapMib, codeMib, busy, flags, args, environment }: JavaProgram,
): Command {
  return {
    program: ground.program('java'),
    args: [
      `-Xms${heapMib.first}m`,
      `-Xmx${heapMib.most}m`,
      '-XX:+UseSerialGC',
      ...(busy === true ? [] : ['-XX:TieredStopAtLevel=1']),
      ...(codeMib === undefined ? [] : [`-XX:ReservedCodeCacheSize=${codeMib}m`]),
      '-XX:+ExitOnOutOfMemoryError',
      '-Djava.net.preferIPv4Stack=true',
      ...(flags ?? []),
      // The star is for the JVM, no shell ever sees it.
      '-cp',
      `${ground.jars}/*`,
      main,
      ...args,
    ],
    ...(environment === undefined ? {} : { environment }),
  }
}

/** For engines that log through slf4j-simple. */
export const simpleLogging = (level: 'info' | 'warn'): readonly string[] => [
  '-Dorg.slf4j.simpleLogger.showDateTime=true',
  '-Dorg.slf4j.simpleLogger.dateTimeFormat=HH:mm:ss.SSS',
  `-Dorg.slf4j.simpleLogger.defaultLogLevel=${level}`,
]
