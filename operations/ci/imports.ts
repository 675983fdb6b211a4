/**
 * Which file imports which, read from the text. A parser would know more and cost seconds; the
 * formatter guarantees the form this relies on: a static import begins a line, and its module is in
 * single quotes.
 */
import { posix } from 'node:path'
import type { SourceFile } from './source-files.ts'

export interface Import {
  readonly from: string
  /** A path relative to the root for our own files, else the package's name as written. */
  readonly to: string
  readonly own: boolean
  /** Survives the erasing of types: `import { type A }` does, `import type { A }` does not. */
  readonly value: boolean
  readonly line: number
}

const staticImport = /^(?:import|export)\s+(type\s)?(?:[\w$*{][^'";]*?\sfrom\s+)?'([^'\n]+)'/gm
const dynamicImport = /\bimport\(\s*'([^'\n]+)'/g

export function importsOf(file: SourceFile): Import[] {
  const found: Import[] = []
  const add = (index: number, specifier: string, value: boolean): void => {
    const own = specifier.startsWith('.')
    const to = own ? posix.join(posix.dirname(file.path), specifier) : specifier
    found.push({ from: file.path, to, own, value, line: lineOf(file.text, index) })
  }
  for (const match of file.text.matchAll(staticImport)) add(match.index, match[2] ?? '', match[1] === undefined)
  for (const match of file.text.matchAll(dynamicImport)) add(match.index, match[1] ?? '', true)
  return found
}

const lineOf = (text: string, index: number): number => text.slice(0, index).split('\n').length
