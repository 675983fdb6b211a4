/** What a torture came to: numbers for a machine, sentences and a table for a person. */
import { kinds, type Row } from '../../protocol/messages.ts'
import { errorTable } from '../../protocol/errors.ts'
import type { Harm, Violation } from '../../simulation/checkers/checker.ts'
import type { Recovery } from './recovery.ts'
import type { RecordedDevice } from './recorded-device.ts'

export interface Report {
  readonly sent: number
  readonly acked: number
  readonly refused: number
  readonly delivered: number
  readonly lost: number
  readonly duplicated: number
  readonly reordered: number
  readonly violations: number
  readonly seconds: number
  /** By kind of injection. Empty where nothing was measured. */
  readonly recovery: Readonly<Record<string, KindOfRecovery>>
}

export interface KindOfRecovery {
  readonly times: number
  /** Until sends are answered again: after a kill from that on, after other faults from their end on. */
  readonly medianMs: number
  readonly longestMs: number
  /** Of one send for its answer, the time of the fault included. */
  readonly longestWaitMs: number
}

export function reportOf(
  devices: readonly RecordedDevice[],
  violations: readonly Violation[],
  recoveries: readonly Recovery[],
  seconds: number,
): Report {
  const sum = (count: (device: RecordedDevice) => number): number =>
    devices.reduce((all, device) => all + count(device), 0)
  const harmed = (harm: Harm): number => violations.filter((one) => one.harm === harm).length
  const [sent, acked] = [sum(({ outbox }) => outbox.length), sum(({ accepted }) => accepted.length)]
  return {
    sent,
    acked,
    refused: sum(({ outbox }) => outbox.filter(({ verdict }) => isRefusal(verdict?.code)).length),
    delivered: sum(shownToOthers),
    lost: harmed('lost'),
    duplicated: harmed('duplicated'),
    reordered: harmed('reordered'),
    violations: violations.length,
    seconds: Math.round(seconds * 10) / 10,
    recovery: byKind(recoveries),
  }
}

const isRefusal = (code: number | undefined): boolean =>
  code !== undefined && code !== 0 && code !== errorTable.duplicate.wire

const shownToOthers = ({ key, rows, groupRows }: RecordedDevice): number =>
  [...rows, ...[...groupRows.values()].flat()].filter(
    (row: Pick<Row, 'kind' | 'author'>) => row.kind === kinds.message && row.author !== key,
  ).length

function byKind(recoveries: readonly Recovery[]): Record<string, KindOfRecovery> {
  const names = [...new Set(recoveries.map(({ kind }) => kind))].sort()
  return Object.fromEntries(
    names.map((name) => {
      const these = recoveries.filter(({ kind }) => kind === name)
      const times = these.map(({ recoveryMs }) => recoveryMs).sort((a, b) => a - b)
      return [
        name,
        {
          times: times.length,
          medianMs: times[Math.floor(times.length / 2)] ?? 0,
          longestMs: times.at(-1) ?? 0,
          longestWaitMs: Math.max(...these.map(({ longestWaitMs }) => longestWaitMs)),
        },
      ]
    }),
  )
}

const violationsShown = 20

export function sentencesOf(what: string, report: Report, violations: readonly Violation[]): string {
  const { sent, acked, refused, delivered, lost, duplicated, reordered, seconds, recovery } = report
  const lines = [
    `${what}: ${sent} sent, ${acked} accepted, ${refused} refused, ${delivered} shown; lost ${lost}, doubled ${duplicated}, out of order ${reordered}; ${seconds} s`,
    ...violations.slice(0, violationsShown).map(({ checker, what: sentence }) => `  ${checker}: ${sentence}`),
  ]
  const kindsOfIt = Object.entries(recovery)
  if (kindsOfIt.length > 0) lines.push('', ...table(kindsOfIt))
  return lines.join('\n')
}

function table(rows: readonly (readonly [string, KindOfRecovery])[]): string[] {
  const inSeconds = (ms: number): string => (ms / 1_000).toFixed(1)
  const cells = [
    ['seconds until sends are answered again', 'times', 'median', 'longest', 'longest wait of a send'],
    ...rows.map(([kind, { times, medianMs, longestMs, longestWaitMs }]) => [
      kind,
      String(times),
      ...[medianMs, longestMs, longestWaitMs].map(inSeconds),
    ]),
  ]
  const widths = (cells[0] ?? []).map((_, column) => Math.max(...cells.map((row) => row[column]?.length ?? 0)))
  return cells.map((row) =>
    row
      .map((cell, column) => (column === 0 ? cell.padEnd(widths[0] ?? 0) : cell.padStart(widths[column] ?? 0)))
      .join('  '),
  )
}
