/** The list of words a region's groups are held to: shown, replaced while the region runs, tried on a text. */
import { readFileSync } from 'node:fs'
import { CommandFailed, exitCodes } from '../../protocol/operator/exit.ts'
import { type Output, print, printJson } from '../../protocol/operator/output.node.ts'
import { askRegion, regionNamed } from '../../protocol/operator/world-file.node.ts'
import { pathOf } from '../../residency-policy/cli/policy-files.node.ts'

interface Summary {
  readonly region: string
  readonly version: number
  readonly words: number
  readonly allowed: number
}

type Answer =
  | ({ readonly type: 'in-force' } & Summary)
  | { readonly type: 'refused'; readonly problems: readonly { readonly line: number; readonly says: string }[] }

interface Hits {
  readonly version: number
  readonly hits: readonly { readonly word: string; readonly then: 'stop' | 'flag' }[]
}

export async function showWords(region: string, { data, json }: Output): Promise<void> {
  const { alias } = regionNamed(data, region)
  const shown = await askRegion<Summary & { text: string }>(data, alias, 'GET', '/moderation/words')
  if (json) return printJson('words.show', shown)
  if (shown.version === 0) return print(`${alias} has no list: nothing is stopped or flagged in its groups`)
  print(shown.text.trimEnd())
}

/** Throws `CommandFailed` when the list was not taken, its faults printed before. */
export async function setWords(file: string, region: string, { data, json }: Output): Promise<void> {
  const { alias } = regionNamed(data, region)
  const answer = await askRegion<Answer>(data, alias, 'POST', '/moderation/words', { text: textOf(file) })
  if (answer.type === 'in-force') {
    const { version, words, allowed } = answer
    if (json) return printJson('words.set', answer)
    return print(`${alias}: version ${version} is in force, ${words} words and ${allowed} exceptions`)
  }
  for (const { line, says } of answer.problems) {
    if (json) printJson('words.problem', { region: alias, file, line, says })
    else print(`${file}:${line} ${says}`)
  }
  throw new CommandFailed(exitCodes.no, 'the list was not taken; the one before it stays in force')
}

/** Says what the list in force would do. Nothing is sent or kept. */
export async function testWords(text: string, region: string, { data, json }: Output): Promise<void> {
  const { alias } = regionNamed(data, region)
  const { version, hits } = await askRegion<Hits>(data, alias, 'POST', '/moderation/words/test', { text })
  const stopped = hits.some(({ then }) => then === 'stop')
  const outcome = stopped ? 'stopped' : hits.length > 0 ? 'flagged' : 'delivered'
  if (json) return printJson('words.test', { region: alias, version, outcome, hits })
  print(`${outcome}${hits.map(({ word, then }) => `\n${then.padEnd(5)} ${word}`).join('')}`)
}

function textOf(file: string): string {
  try {
    return readFileSync(pathOf(file), 'utf8')
  } catch {
    throw new CommandFailed(exitCodes.usage, `\`${file}\` cannot be read; name a file of JSON lines`)
  }
}
