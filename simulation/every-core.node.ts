/**
 * Gives tasks to one thread a core and hands the answers out in the order of the tasks. A seed knows
 * nothing of the others, so what it gives does not depend on the thread or on what ran there before.
 */
import { availableParallelism } from 'node:os'
import { Worker } from 'node:worker_threads'

interface Thread<Task, Answer> {
  run(task: Task): Promise<Answer>
  end(): Promise<number>
}

/** `entry` answers each message with one message. A thread that dies fails the whole run. */
export async function* onEveryCore<Task, Answer>(
  entry: URL,
  tasks: readonly Task[],
  threads = availableParallelism(),
): AsyncGenerator<Answer> {
  const pool = Array.from({ length: Math.min(threads, tasks.length) }, () => startThread<Task, Answer>(entry))
  const answers: Promise<Answer>[] = []
  let next = 0
  const give = (thread: Thread<Task, Answer>): void => {
    const at = next++
    if (at >= tasks.length) return
    const answer = thread.run(tasks[at] as Task)
    answers[at] = answer
    // A failure is told where its answer is awaited; here it only ends this thread's work.
    answer.then(
      () => give(thread),
      () => {},
    )
  }
  try {
    for (const thread of pool) give(thread)
    for (let at = 0; at < tasks.length; at++) {
      while (answers[at] === undefined) await answers[at - 1]
      yield await (answers[at] as Promise<Answer>)
    }
  } finally {
    await Promise.all(pool.map((thread) => thread.end()))
  }
}

function startThread<Task, Answer>(entry: URL): Thread<Task, Answer> {
  const worker = new Worker(entry)
  let waiting: PromiseWithResolvers<Answer> | undefined
  worker.on('message', (answer: Answer) => waiting?.resolve(answer))
  worker.on('error', (error) => waiting?.reject(error))
  worker.on('exit', (code) => waiting?.reject(new Error(`a thread ended with ${code}`)))
  return {
    run: (task) => {
      waiting = Promise.withResolvers<Answer>()
      worker.postMessage(task)
      return waiting.promise
    },
    end: () => {
      // What it was still at is wanted by nobody.
      waiting = undefined
      return worker.terminate()
    },
  }
}
