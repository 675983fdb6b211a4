/**
 * What keeps the house tidy and no linter knows: files that grew too long to be read in one sitting,
 * names that say nothing, and traces of the machine somebody wrote on.
 */
import { isCode, type SourceFile } from './source-files.ts'

export const linesMax = 500

/** Words that name a drawer, not a thing. */
const emptyNames = ['util', 'utils', 'helper', 'helpers', 'common', 'misc', 'manager', 'managers']

/** Absolute paths of one machine: home folders and scratch space. */
const machinePath = new RegExp(`(?<![\\w.~*-])/(?:${['root', 'home', 'Users', 'tmp', 'work'].join('|')})/[\\w.]`)

const kebabCase = /^[a-z0-9]+(-[a-z0-9]+)*(\.[a-z0-9-]+)*$/

/** A sentence for each untidy thing. */
export function untidyThings(files: readonly SourceFile[]): string[] {
  return files.flatMap((file) => [...tooLong(file), ...badNames(file), ...machinePaths(file)])
}

function tooLong(file: SourceFile): string[] {
  const lines = file.text.split('\n').length - 1
  if (!isCode(file) || lines <= linesMax) return []
  return [`${file.path}: ${lines} lines; above ${linesMax} nobody reads a file, so split it by thing or act`]
}

function badNames(file: SourceFile): string[] {
  return file.path.split('/').flatMap((segment) => {
    const empty = segment.split(/[.-]/).find((word) => emptyNames.includes(word.toLowerCase()))
    if (empty !== undefined) return [`${file.path}: \`${empty}\` names a drawer; name the thing or the act`]
    if (isCode(file) && !kebabCase.test(segment)) return [`${file.path}: \`${segment}\` is not kebab-case`]
    return []
  })
}

function machinePaths(file: SourceFile): string[] {
  return file.text.split('\n').flatMap((line, index) => {
    const match = machinePath.exec(line)
    return match ? [`${file.path}:${index + 1}: \`${match[0]}…\` is a path of one machine`] : []
  })
}
