/** `engines logs`: the last lines of what an engine's nodes wrote, and where the rest is. */
import { readFileSync } from 'node:fs'
import type { EngineSet } from './engine-set.ts'
import { logPath } from './node-process.ts'
import { Refusal } from './refusal.ts'
import { statusOf } from './status.ts'

const lines = 40

export function lastLogLines(set: EngineSet, wanted: string): string {
  const nodes = statusOf(set).map(({ node }) => node)
  const chosen = nodes.filter(({ name, engine }) => name === wanted || engine === wanted)
  if (chosen.length === 0) {
    const known = [...new Set(nodes.map(({ engine }) => engine)), ...nodes.map(({ name }) => name)]
    throw new Refusal(`the set has no \`${wanted}\`; it has ${known.join(', ')}`)
  }
  return chosen.map(({ name }) => `${logPath(set.data, name)}:\n${tailOf(logPath(set.data, name))}`).join('\n\n')
}

function tailOf(path: string): string {
  try {
    return readFileSync(path, 'utf8').trimEnd().split('\n').slice(-lines).join('\n')
  } catch {
    return '(never started)'
  }
}
