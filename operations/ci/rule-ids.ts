/**
 * Tests are named after the rules they hold the code to, and `docs/write-path.md` says what each
 * number means. A number that stands nowhere there is a slip, or a rule somebody forgot to write down.
 */
import type { SourceFile } from './source-files.ts'

const rulesPage = 'docs/write-path.md'

/** Titles that begin with one or more numbers: `'W9 …'`, `` `S3, S6 …` ``. */
const titleStart = /['"`]((?:[WSGRLINKPT]\d{1,2}(?:, | and |\/| ))+)/g
const number = /[WSGRLINKPT]\d{1,2}/g

/** Numbers that the page explains, each as a bold word. */
export const explainedRules = (page: string): Set<string> =>
  new Set([...page.matchAll(/^- \*\*([A-Z]\d{1,2})\*\*/gm)].map((match) => match[1] ?? ''))

/** Numbers in test titles, each with a file that has it. */
export function testedRules(files: readonly SourceFile[]): Map<string, string> {
  const found = new Map<string, string>()
  for (const { path, text } of files) {
    if (!/\.(test|contract)\.ts$/.test(path)) continue
    for (const [, start = ''] of text.matchAll(titleStart)) {
      for (const [id] of start.matchAll(number)) found.set(id, path)
    }
  }
  return found
}

export function unexplainedRules(files: readonly SourceFile[]): string[] {
  const explained = explainedRules(files.find(({ path }) => path === rulesPage)?.text ?? '')
  return [...testedRules(files)].flatMap(([id, path]) =>
    explained.has(id) ? [] : [`${path}: \`${id}\` is not explained in ${rulesPage}`],
  )
}
