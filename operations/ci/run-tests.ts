/**
 * Runs test files through node:test, each in a process of its own, and says only what failed: title,
 * place, the difference, and what the file printed. A skipped or unfinished test and a file without
 * any test count as failures, because each of them looks green without proving anything.
 */
import { type EventData, run } from 'node:test'
import type { TestEvent } from 'node:test/reporters'
import { join, relative, resolve } from 'node:path'
import { inspect, stripVTControlCharacters } from 'node:util'
import { root } from './command.ts'

export interface Tally {
  readonly passed: number
  /** Title and place of each failure, on one line. */
  readonly failures: readonly string[]
}

export interface TestRun {
  /** Relative to the root, or absolute. */
  readonly files: readonly string[]
  readonly filesAtOnce: number
  /** Ends the run; what had not finished by then has failed. */
  readonly signal: AbortSignal
  /** Takes each failure, in full, as it happens. */
  readonly print: (text: string) => void
}

export async function runTests({ files, filesAtOnce, signal, print }: TestRun): Promise<Tally> {
  if (files.length === 0) return { passed: 0, failures: [] }
  const report = new Report(print)
  const events = run({
    files: files.map((file) => resolve(root, file)),
    cwd: root,
    concurrency: filesAtOnce,
    execArgv: ['--disable-warning=ExperimentalWarning', `--import=${join(import.meta.dirname, 'property-seed.ts')}`],
    signal,
  })
  for await (const event of events as AsyncIterable<TestEvent>) report.take(event)
  report.printSlowFiles()
  return report.tally()
}

/** Files slower than this are named, so that the budget has an address. */
const slowMs = 10_000

type Finished = EventData.TestPass | EventData.TestFail

class Report {
  readonly #print: (text: string) => void
  /** What a file printed, for the failure that only its output explains. */
  readonly #output = new Map<string, string>()
  readonly #slowFiles: string[] = []
  readonly #failures: string[] = []
  #passed = 0

  constructor(print: (text: string) => void) {
    this.#print = print
  }

  take(event: TestEvent): void {
    if (event.type === 'test:pass') this.#pass(event.data)
    if (event.type === 'test:fail') this.#fail(event.data)
    if (event.type === 'test:complete' && isWholeFile(event.data)) this.#timeFile(event.data)
    if (event.type === 'test:stdout' || event.type === 'test:stderr') this.#keep(event.data.file, event.data.message)
    if (event.type === 'test:diagnostic' && event.data.file !== undefined) {
      this.#keep(event.data.file, `${event.data.message}\n`)
    }
  }

  tally(): Tally {
    return { passed: this.#passed, failures: this.#failures }
  }

  printSlowFiles(): void {
    if (this.#slowFiles.length > 0) this.#print(`· slow: ${this.#slowFiles.join(', ')}`)
  }

  #timeFile(file: EventData.TestComplete): void {
    const { duration_ms: durationMs } = file.details
    if (durationMs > slowMs) this.#slowFiles.push(`${relative(root, file.name)} ${Math.round(durationMs / 1000)} s`)
  }

  #pass(test: EventData.TestPass): void {
    if (test.details.type === 'suite') return
    if (isWholeFile(test)) this.#failure(test, 'the file contains no test')
    else if (test.skip) this.#failure(test, 'skipped; a test that does not run proves nothing')
    else if (test.todo) this.#failure(test, 'marked todo; write it or list it in docs/known-gaps.md')
    else this.#passed += 1
  }

  #fail(test: EventData.TestFail): void {
    // The failure of a part is reported by the part; only its own failures make a suite fail twice.
    if (failureType(test.details.error) === 'subtestsFailed') {
      if (test.details.type !== 'suite') this.#failures.push(titleOf(test))
      return
    }
    this.#failure(test, `${reasonOf(test.details.error)}${isWholeFile(test) ? `\n${this.#printedBy(test)}` : ''}`)
  }

  #failure(test: Finished, reason: string): void {
    this.#failures.push(titleOf(test))
    this.#print(`✖ ${titleOf(test)}\n${indent(reason)}`)
  }

  /** node:test ends a file without waiting for its stderr, so on a busy machine there may be nothing. */
  #printedBy(test: Finished): string {
    return (this.#output.get(test.file ?? '') ?? 'it was not heard to say anything: run it alone').trimEnd()
  }

  #keep(file: string, text: string): void {
    // A file that prints without end must not fill this process.
    const kept = this.#output.get(file) ?? ''
    if (kept.length < outputCharactersMax) this.#output.set(file, kept + stripVTControlCharacters(text))
  }
}

const outputCharactersMax = 100_000

function titleOf(test: Finished): string {
  const file = relative(root, test.file ?? test.name)
  return isWholeFile(test) ? file : `${test.name} (${file}:${test.line ?? 0})`
}

const isWholeFile = (test: Finished | EventData.TestComplete): boolean => test.nesting === 0 && test.name === test.file

const failureType = (error: Error): unknown => ('failureType' in error ? error.failureType : undefined)

/** node:test wraps what was thrown; the cause is what a person wants to read. */
function reasonOf(error: Error): string {
  if (failureType(error) === 'testAborted') return 'did not end in time, or left something open'
  const cause = error.cause ?? error
  if (typeof cause === 'string') return cause
  // An assertion's message holds the difference already; its properties would print it twice.
  if (cause instanceof Error && 'code' in cause && cause.code === 'ERR_ASSERTION') return cause.stack ?? cause.message
  return inspect(cause, { depth: 6 })
}

const indent = (text: string): string => text.replaceAll(/^/gm, '  ')
