/** The documents that come with Meridian, for tests: read from the files that people start from. */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { parse, type ParsedPolicy } from './parse.ts'
import type { PolicyDocument } from './policy-document.ts'

export const exampleNow = Date.parse('2026-11-01T00:00:00Z')

const textOf = (name: string): string => readFileSync(join(import.meta.dirname, '..', '..', 'policies', name), 'utf8')

function parsed(name: string): ParsedPolicy {
  const result = parse(textOf(name))
  if (!result.ok) throw new Error(JSON.stringify(result.problems))
  return result.policy
}

/** The worked example. */
export const exampleText = (): string => textOf('global-chat.yaml')
export const globalChat = (): ParsedPolicy => parsed('global-chat.yaml')

/** What `npm start` begins with. */
export const threeRegions = (): ParsedPolicy => parsed('three-regions.yaml')

/** The example with other parts. */
export const edited = (parts: Partial<PolicyDocument>): PolicyDocument => ({ ...globalChat().document, ...parts })
