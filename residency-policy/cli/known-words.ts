/** Words a person typed: one that the document does not know is a slip, and would only be told to be refused. */
import { CommandFailed, exitCodes } from '../../protocol/operator/exit.ts'
import { conditionWords } from '../document/conditions.ts'
import type { Tuple } from '../document/matching.ts'
import { nearest } from '../document/nearest.ts'
import type { DecisionTable } from '../table/decision-table.ts'

/** Throws `CommandFailed` with the nearest word. */
export function mustKnow(table: DecisionTable, tuple: Tuple, when: readonly string[]): void {
  known('a zone', tuple.zone, table.zones)
  known('a data class', tuple.class, table.classes)
  known('an operation', tuple.op, table.ops)
  known('a region', tuple.region, table.regions)
  known('a form', tuple.form, table.forms)
  for (const word of when) known('a condition', word, conditionWords)
}

function known(noun: string, word: string, words: readonly string[]): void {
  if (words.includes(word)) return
  const like = nearest(word, words)
  const fix = like === undefined ? `there are ${words.join(', ')}` : `did you mean \`${like}\`?`
  throw new CommandFailed(exitCodes.usage, `\`${word}\` is not ${noun}; ${fix}`)
}
