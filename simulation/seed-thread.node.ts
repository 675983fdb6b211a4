/** A thread of `npm run simulate`: one task in, one answer out. */
import { parentPort } from 'node:worker_threads'
import { plantedBugs } from './bugs.ts'
import { type Finding, hunt } from './hunt.ts'
import { type RunResult, runSeed } from './run.ts'

export type SeedTask = { readonly seed: number } | { readonly bug: string }
export type SeedAnswer<Task extends SeedTask> = Task extends { seed: number } ? RunResult : Finding

async function answerTo(task: SeedTask): Promise<RunResult | Finding> {
  if ('seed' in task) return runSeed(task.seed)
  const bug = plantedBugs.find(({ key }) => key === task.bug)
  if (bug === undefined) throw new RangeError(`no bug \`${task.bug}\``)
  return hunt(bug)
}

parentPort?.on('message', (task: SeedTask) => {
  // A rejection ends the thread with its error, which is what the other side waits for.
  void answerTo(task).then((answer) => parentPort?.postMessage(answer))
})
