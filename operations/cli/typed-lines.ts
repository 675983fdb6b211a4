/** Lines from the terminal or a pipe, and a notice of each key while one is being typed. */
import { createInterface } from 'node:readline'

export async function* linesTyped(onKey: () => void): AsyncGenerator<string> {
  const isTerminal = process.stdin.isTTY
  const lines = createInterface({ input: process.stdin, output: isTerminal ? process.stdout : undefined, prompt: '' })
  const heard = (): void => {
    // A command is nobody's business.
    if (lines.line !== '' && !lines.line.startsWith('/')) onKey()
  }
  if (isTerminal) process.stdin.on('keypress', heard)
  try {
    yield* lines
  } finally {
    process.stdin.off('keypress', heard)
    lines.close()
  }
}
