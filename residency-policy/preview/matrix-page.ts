/** The matrices as one page to read and to print: no script, no address of another site, black on white. */
import type { Movement, PolicyDocument, Quota } from '../document/policy-document.ts'
import type { Matrix, MatrixCell } from './matrix.ts'

const escaped = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;')

const words: Readonly<Record<MatrixCell['answer'], string>> = {
  home: 'own zone',
  allow: 'allowed',
  deny: 'refused',
  half: 'refused: one direction only',
  replicate: 'text is copied',
  pointer: 'text stays, is read from there',
}

export function matrixPage(document: PolicyDocument, all: readonly Matrix[], nowMs: number): string {
  const { id, version, owners } = document.metadata
  const title = `${id}, version ${version}`
  return `<!doctype html>
<html lang="en">
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<title>${escaped(title)}</title>
<style>
  body { font: 16px/1.5 system-ui, sans-serif; color: #171a21; max-width: 50rem; margin: 2rem auto; padding: 0 1rem }
  @page { margin: 18mm }
  table { border-collapse: collapse; margin: 0.5rem 0 1.5rem; width: 100% }
  table.zones { table-layout: fixed } td.day { white-space: nowrap } p.needs { margin: 0; color: #5f6776 }
  th, td { border: 1px solid #7d8594; padding: 0.4rem 0.6rem; text-align: left; font-weight: 400 }
  th { font-weight: 600; background: #f6f7f9 }
  .home { color: #5f6776 } .deny, .half { font-weight: 600; text-decoration: underline } h2 { break-after: avoid }
  table, ul, p.needs { break-inside: avoid; break-before: avoid }
  footer { color: #5f6776; border-top: 1px solid #7d8594; padding-top: 0.5rem }
</style>
<h1>${escaped(title)}</h1>
<p>What people of one zone (rows) can do with people of another (columns). Answers hold with every condition of the rules met.</p>
${all.map((matrix) => section(matrix, document)).join('\n')}
<h2>Bases of transfer</h2>
${basesTable(document)}
<footer>As of ${new Date(nowMs).toISOString().slice(0, 10)} UTC. Answerable: ${owners.map(escaped).join(', ')}.</footer>
</html>
`
}

function section({ movement, directions, zones, cells }: Matrix, { movements = {} }: PolicyDocument): string {
  const rows = zones.map((from) => {
    const answers = zones.map((to) => {
      const answer = cells.find((cell) => cell.from === from && cell.to === to)?.answer ?? 'deny'
      return `<td class="${answer}">${words[answer]}</td>`
    })
    return `<tr><th scope="row">${escaped(from)}</th>${answers.join('')}</tr>`
  })
  const head = zones.map((zone) => `<th scope="col">${escaped(zone)}</th>`).join('')
  const way = directions === 'both' ? 'in both directions' : 'from author to reader'
  return `<h2>${escaped(movement)} <small>(${way})</small></h2>
${needsOf(movements[movement])}<table class="zones"><tr><td></td>${head}</tr>
${rows.join('\n')}
</table>${missing(cells)}`
}

/** What must be allowed for it, so that a reader sees what they agree to. */
function needsOf(movement: Movement | undefined): string {
  if (movement === undefined) return ''
  const needs = movement.needs.map(([dataClass, op, form]) => `${dataClass} (${op}, ${form})`)
  return `<p class="needs">Needs ${escaped(needs.join('; '))}.</p>\n`
}

function missing(cells: readonly MatrixCell[]): string {
  const half = cells.filter(({ answer, from, to }) => answer === 'half' && from < to)
  if (half.length === 0) return ''
  const items = half.flatMap(({ closure }) =>
    (closure?.directions ?? [])
      .filter(({ missing: needs }) => needs.length > 0)
      .map(
        ({ from, to, missing: needs }) =>
          `<li>${escaped(from)} to ${escaped(to)} lacks ${needs.map((need) => escaped(need.join(', '))).join('; ')}</li>`,
      ),
  )
  return `\n<ul>${items.join('')}</ul>`
}

function basesTable({ transferBases = {} }: PolicyDocument): string {
  const rows = Object.entries(transferBases).map(
    ([name, { from, to, instrument, expires, quota }]) =>
      `<tr><th scope="row">${escaped(name)}</th><td>${escaped(from)}</td><td>${escaped(to === 'any' ? 'any' : to.join(', '))}</td><td>${escaped(instrument)}</td><td class="day">${escaped(expires)}</td><td>${quotaText(quota)}</td></tr>`,
  )
  return `<table><tr><th>Name</th><th>From</th><th>To</th><th>Instrument</th><th>Last day</th><th>At most</th></tr>
${rows.join('\n')}
</table>`
}

const quotaText = (quota: Quota | undefined): string =>
  quota === undefined
    ? ''
    : `${quota.stop.toLocaleString('en')} people a ${quota.period === 'calendar-year' ? 'year' : 'month'}, warning at ${quota.warn.toLocaleString('en')}`
