/** A process that stands still, with all its connections open: the hardest way of not being there. */
import { readFileSync } from 'node:fs'

/** Stops it and its children; what is returned lets them go on. */
export function freeze(pid: number): () => void {
  const stopped: number[] = []
  const goOn = (): void => {
    for (const each of stopped.splice(0)) signalled(each, 'SIGCONT')
  }
  try {
    stop(pid, stopped)
  } catch (caught) {
    goOn()
    throw caught
  }
  return goOn
}

/** The parent first, so that no child appears behind our back: PostgreSQL has one for each connection. */
function stop(pid: number, stopped: number[]): void {
  if (!signalled(pid, 'SIGSTOP')) return
  stopped.push(pid)
  for (const child of childrenOf(pid)) stop(child, stopped)
}

function childrenOf(pid: number): number[] {
  try {
    return readFileSync(`/proc/${pid}/task/${pid}/children`, 'utf8').split(' ').filter(Boolean).map(Number)
  } catch {
    return []
  }
}

/** False: it has ended in the meantime. */
function signalled(pid: number, signal: NodeJS.Signals): boolean {
  try {
    return process.kill(pid, signal)
  } catch (caught) {
    if ((caught as NodeJS.ErrnoException).code === 'ESRCH') return false
    throw caught
  }
}
