/** What a bench says of one scenario that has a program to be compared with: a line of `--json`, a line of the table. */
export interface BenchRow {
  readonly scenario: string
  /** CPU of the whole process, all its threads, per operation; the least of several rounds. */
  readonly cpuUsPerOp: number
  /** The same of the program it is compared with, in the same run. */
  readonly limitCpuUsPerOp: number
  /** Product ÷ limit, so 1 is as good as it gets; `log` says limit ÷ product, because its goal does. */
  readonly ratio: number
  readonly p50Ms: number
  readonly p95Ms: number
  readonly p99Ms: number
  readonly ops: number
  /** Memory of an idle connection. */
  readonly bytesPerConn?: number
  /** What explains the figure: batch size, writes and puts per operation, whatever the scenario knows. */
  readonly [beside: string]: string | number | undefined
}

/** What a bench says of a scenario that is held to a figure: CPU nanoseconds an operation, or CPU milliseconds at all. */
export type GoalRow = GoalFigures & ({ readonly nsPerOp: number } | { readonly ms: number })

interface GoalFigures {
  readonly scenario: string
  /** What it may cost, in the same unit. */
  readonly limit: number
  /** Figure ÷ limit: below 1 it is reached. */
  readonly ratio: number
  /** By the clock, of what people wait for; more than the CPU on a machine that others use. */
  readonly wallMs?: number
  readonly ops: number
}
