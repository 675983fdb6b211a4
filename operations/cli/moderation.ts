/** What was found in a region's groups, for its operators. No finding has a message in it. */
import { type Output, print, printJson } from '../../protocol/operator/output.node.ts'
import { askRegion, regionNamed } from '../../protocol/operator/world-file.node.ts'

/** The columns of each kind of finding, as they are named in the answer. */
export const findingColumns = {
  flagged: ['words', 'version', 'group', 'author', 'message'],
  stats: ['group', 'messages', 'senders', 'hits'],
  abuse: ['rule', 'author', 'count'],
  'dead-letters': ['name', 'reason'],
} as const

export type FindingKind = keyof typeof findingColumns

type Finding = Readonly<Record<string, unknown>> & { readonly at: number }

export async function showFindings(
  kind: FindingKind,
  region: string,
  limit: string,
  { data, json }: Output,
): Promise<void> {
  const { alias } = regionNamed(data, region)
  const path = `/moderation/${kind}?limit=${encodeURIComponent(limit)}`
  const { findings } = await askRegion<{ findings: readonly Finding[] }>(data, alias, 'GET', path)
  const columns = findingColumns[kind]
  if (!json) print(['SINCE'.padEnd(24), ...columns.map((name) => name.toUpperCase())].join('  '))
  for (const finding of findings) {
    if (json) printJson(`moderation.${kind}`, { region: alias, ...finding })
    else print([new Date(finding.at).toISOString(), ...columns.map((name) => cellOf(finding[name]))].join('  '))
  }
}

const cellOf = (value: unknown): string => (Array.isArray(value) ? value.join(', ') : String(value))
