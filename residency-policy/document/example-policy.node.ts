/** The worked example, for tests: read from the file that people start from. */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { parse, type ParsedPolicy } from './parse.ts'
import type { PolicyDocument } from './policy-document.ts'

export const exampleNow = Date.parse('2026-11-01T00:00:00Z')

export const exampleText = (): string =>
  readFileSync(join(import.meta.dirname, '..', '..', 'policies', 'global-chat.yaml'), 'utf8')

export function globalChat(): ParsedPolicy {
  const result = parse(exampleText())
  if (!result.ok) throw new Error(JSON.stringify(result.problems))
  return result.policy
}

/** The example with other parts. */
export const edited = (parts: Partial<PolicyDocument>): PolicyDocument => ({ ...globalChat().document, ...parts })
