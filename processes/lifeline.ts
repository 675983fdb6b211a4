/**
 * What a child process hears its parent's end by. SIGKILL lets nobody say goodbye, so the line is one
 * that the system cuts: the channel that Node opens between parent and child, and for a program that is
 * not ours a shell's `read` on a descriptor that only the parent holds open.
 */
import type { Writable } from 'node:stream'

/** An ordered end may take so long; a process that nobody supervises must not hang for ever. */
const endsWithinMs = 10_000

/**
 * For a child's main. Until `onParentEnd` was called it ends at once; from then on as that says. A
 * process that was started by hand has no line and lives on.
 */
export class Lifeline {
  #end = (): void => process.exit(0)

  constructor() {
    const { channel } = process
    if (channel === undefined) return
    process.once('disconnect', () => {
      setTimeout(() => process.exit(70), endsWithinMs).unref()
      this.#end()
    })
    // Hearing must not keep a process that has nothing else to do.
    channel.unref()
    // Nobody reads any more what it writes while it ends, and that is no failure.
    for (const stream of [process.stdout, process.stderr])
      stream.on('error', (error: NodeJS.ErrnoException) => {
        if (error.code !== 'EPIPE') throw error
      })
  }

  onParentEnd(end: () => void): void {
    this.#end = end
  }
}

/** Becomes the program, under the shell's own pid. The one who waits beside it kills it when descriptor 3 ends without a word. */
const tied = '(read -r _ <&3 || kill -9 $$) & exec "$0" "$@" 3<&-'

/** For `spawn`, with a pipe as descriptor 3. */
export const tiedCommand = (...command: readonly [string, ...string[]]): [string, string[]] => [
  '/bin/sh',
  ['-c', tied, ...command],
]

/** The program is gone: who waits beside it may go, too, and must not kill whoever has its pid next. */
export const untie = (descriptor3: Writable): void => void descriptor3.end('over\n')
