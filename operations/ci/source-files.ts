/**
 * The files the house's own rules look at: what is written by hand, in every room. Walked from the
 * disk and not asked from git, so that a file is checked before its first commit and in an archive
 * without history.
 */
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'

export interface SourceFile {
  /** Relative to the root, with forward slashes. */
  readonly path: string
  readonly text: string
}

/** Folders with what others or machines wrote, and with data. */
const foreign = new Set(['node_modules', 'generated', 'dist', '.git', '.meridian', '.meridian-engines', '.wrangler'])

const written = /\.(ts|js|json|jsonc|md|proto|sh|html|css|yaml|yml|capnp|tf|hcl|go)$|^\.ci\/run$/

/** Everything written by hand below `root`, sorted by path. */
export function readSourceFiles(root: string): SourceFile[] {
  const files: SourceFile[] = []
  const walk = (folder: string): void => {
    for (const entry of readdirSync(join(root, folder), { withFileTypes: true })) {
      const path = folder === '' ? entry.name : `${folder}/${entry.name}`
      if (entry.isDirectory() && !foreign.has(entry.name)) walk(path)
      if (entry.isFile() && written.test(path) && entry.name !== 'package-lock.json') {
        files.push({ path, text: readFileSync(join(root, path), 'utf8') })
      }
    }
  }
  walk('')
  return files.sort((a, b) => (a.path < b.path ? -1 : 1))
}

export const isCode = (file: SourceFile): boolean => file.path.endsWith('.ts')
